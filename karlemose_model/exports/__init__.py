"""What leaves the tool for other programs: dates for calendars, papers for Word, LibreOffice and the printer."""

from karlemose_model.exports.calendar import calendar
from karlemose_model.exports.errors import (
    BadReference,
    ExportStopped,
    InTheWay,
    LeadsOut,
    Locked,
    MissingExtra,
    SignNotShown,
    ToolFailed,
    UnsafeReference,
)
from karlemose_model.exports.folder import write_file, write_folder
from karlemose_model.exports.papers import FORMATS, Format, Paper, paper_path, papers, papers_with_words

__all__ = [
    "FORMATS", "BadReference", "ExportStopped", "Format", "InTheWay", "LeadsOut", "Locked", "MissingExtra", "Paper", "SignNotShown",
    "ToolFailed", "UnsafeReference", "calendar", "paper_path", "papers", "papers_with_words", "write_file", "write_folder",
]  # fmt: skip
