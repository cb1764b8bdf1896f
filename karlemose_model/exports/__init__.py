"""What leaves the tool for other programs: dates for calendars."""

from karlemose_model.exports.calendar import calendar

__all__ = ["calendar"]
