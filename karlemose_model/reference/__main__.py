"""`python -m karlemose_model.reference docs`: writes the generated pages below that folder."""

from __future__ import annotations

import sys
from pathlib import Path

from karlemose_model.files import write_text
from karlemose_model.reference import pages

for file, text in pages().items():
    write_text(Path(sys.argv[1]) / file, text)
