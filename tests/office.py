"""`make office`: opens papers in the programs that people have, says what is wrong there, and draws each sheet as a PNG."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

from pypdf import PdfReader

from karlemose_model import Audience, Page, pages, papers, read_playbook
from karlemose_model.exports import FORMATS
from karlemose_model.files import shipped

LOOKED_AT = (
    "meetings/2026-12-03-operational",
    "checklists/initial",
    "papers/information-sharing",
    "partners/police",
    "kpis",
    "evaluation-cost",
)
DAY = date(2026, 11, 26)
TAGGED = json.dumps({"UseTaggedPDF": {"type": "boolean", "value": "true"}})


def run(*words: object) -> str:
    """What a program prints; CalledProcessError when it ends with another code than 0."""
    ran = subprocess.run(
        [str(word) for word in words], capture_output=True, encoding="utf-8", errors="replace", check=True
    )
    return ran.stdout


def faults(file: Path, page: Page, *, by_typst: bool) -> list[str]:
    """What poppler finds wrong in a PDF of that page."""
    about, structure = (
        run("pdfinfo", "-enc", "UTF-8", file) + run("pdfinfo", "-meta", file),
        run("pdfinfo", "-struct", file),
    )
    text = " ".join(run("pdftotext", file, "-").split())
    fonts = run("pdffonts", file).splitlines()[2:]
    language = PdfReader(file).trailer["/Root"]["/Lang"]  # type: ignore[index]
    headers = len(re.findall(r"^\s*TH\b", structure, re.MULTILINE))
    columns = sum(line.count("|") - 1 for line in page.body.splitlines() if re.fullmatch(r"\|( --- \|)+", line))
    checks = {
        "it is not tagged": re.search(r"^Tagged:\s+yes", about, re.MULTILINE),
        "its title is not the page's": page.title in about,
        "its language is not Danish": language == "da-DK",
        "it does not say that it is PDF/UA-1": not by_typst or "pdfuaid:part" in about,
        "it has not exactly one first heading": len(re.findall(r"^\s*H1\b", structure, re.MULTILINE)) == 1,
        f"it has {headers} header cells, not {columns}": headers >= columns and (headers > 0) == (columns > 0),
        "it does not show each picture once, as a figure": len(re.findall(r"^\s*Figure\b", structure, re.MULTILINE))
        == len(page.pictures),
        "it has another number of boxes than the page has tasks": text.count("☐") == page.body.count("- [ ] "),
        "a font is not inside": all(line.split()[-5] == "yes" for line in fonts),
        "the foot of a sheet does not say which it is": "Side 1 af" in text,
        "a link leads to a page that does not travel along": ".md" not in text,
    }
    return [words for words, well in checks.items() if not well]


def main(out: Path) -> int:
    """Make, open, check and draw the papers; 1 when a program found something wrong."""
    rollout = read_playbook(shipped("playbooks") / "eksempelparken").seen_on(DAY)
    assert rollout is not None
    chosen = {page.path: page for page in pages(rollout, Audience.partners, "da") if page.path[:-3] in LOOKED_AT}
    wrong = 0
    for to in FORMATS:
        folder = out / to
        for name, content in papers(list(chosen.values()), DAY, to):
            file = folder / name.replace("/", "-")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
            pdf = file
            if to != "pdf":
                run(
                    "soffice", "--headless", "--convert-to", f"pdf:writer_pdf_Export:{TAGGED}", "--outdir", folder, file
                )
                pdf = file.with_suffix(".pdf")
            found = faults(pdf, chosen[f"{name.removesuffix(to)}md"], by_typst=to == "pdf")
            for old in folder.glob(f"{pdf.stem}-*.png"):
                old.unlink()
            run("pdftoppm", "-r", "80", "-png", pdf, pdf.with_suffix(""))
            drawn = len(list(folder.glob(f"{pdf.stem}-*.png")))
            print(f"{file}: {drawn} sheets, {'; '.join(found) or 'nothing wrong'}", flush=True)
            wrong += len(found)
    print(f"Look at the sheets: {out}/*/*.png")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
