"""What the machine refused, such as a write to a full disk, as a Problem that says what to do; for commands."""

from __future__ import annotations

import errno
import os

from karlemose_model.problems import Place, Problem

_NO_ROOM = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG})
_NOT_ALLOWED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_GONE = frozenset({errno.ENOENT, errno.ENOTDIR, getattr(errno, "ESTALE", errno.ENOENT)})
_NAME = frozenset({errno.ENAMETOOLONG, errno.EILSEQ, *((errno.EINVAL,) if os.name == "nt" else ())})


def refusal(error: OSError) -> Problem | None:
    """What the machine refused, and with which file; None where no file is named: then it is none of a person's."""
    name = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes) else ""
    if not name:
        return None
    data = {"file": name}
    for code, numbers in (("KM191", _NO_ROOM), ("KM192", _NOT_ALLOWED), ("KM193", _GONE), ("KM194", _NAME)):
        if error.errno in numbers:
            return Problem(code, Place(name), data)
    return Problem("KM195", Place(name), {**data, "system": error.strerror or type(error).__name__})
