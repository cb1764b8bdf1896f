"""The long runs: each tries one promise many times and writes what it found; a small sample of each is in the quick tests."""
