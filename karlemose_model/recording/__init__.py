"""Writes records for people: the form for a meeting's minutes, their closing, and what became of actions."""
