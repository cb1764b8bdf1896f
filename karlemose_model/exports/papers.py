"""Pages → papers: the bytes of each as DOCX, ODT or PDF, in the order of the pages; for the command and the API."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Literal, get_args

from karlemose_model.documents.page import Page
from karlemose_model.exports.carried import safe_docx, safe_odt
from karlemose_model.exports.errors import BadReference, ToolFailed, UnsafeReference
from karlemose_model.exports.opendocument import odt
from karlemose_model.exports.pandoc import pandoc_path
from karlemose_model.exports.pdf import markup, typeset
from karlemose_model.exports.reference import ours, theirs
from karlemose_model.exports.sheet import Sheet, sheet
from karlemose_model.exports.word import docx
from karlemose_model.exports.words import words_of
from karlemose_model.finished import refuse

Format = Literal["docx", "odt", "pdf"]
FORMATS: tuple[Format, ...] = get_args(Format)


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished paper: its file's name, relative with `/` between, its bytes, and what its readers read in it."""

    name: str
    content: bytes
    words: str


def papers(
    pages: Sequence[Page],
    as_of: date,
    to: Format,
    reference: Path | None = None,
    let_pass: frozenset[str] = frozenset(),
) -> Iterator[tuple[str, bytes]]:
    """Each page's file name, relative with `/` between, and its bytes: the same for the same pages, day and reference.

    `reference` is a document of the municipality's own that DOCX or ODT takes its looks from. Raises MissingExtra
    without the extra `office`, BadReference, UnsafeReference, SignNotShown for a PDF, ValueError for a reference and a
    PDF, and Refused for a paper that would show what is shaped like a CPR number and is not one of `let_pass`.
    """
    for paper in papers_with_words(pages, as_of, to, reference, let_pass):
        yield paper.name, paper.content


def papers_with_words(
    pages: Sequence[Page],
    as_of: date,
    to: Format,
    reference: Path | None = None,
    let_pass: frozenset[str] = frozenset(),
) -> Iterator[Paper]:
    """As `papers`, with the words of each for whoever has to look into it: a PDF's bytes show them to no program of ours."""
    if to == "pdf" and reference is not None:
        raise ValueError("a PDF takes no reference document")
    pandoc_path()
    own = theirs(reference, to) if reference is not None else None
    made = partial(_made, as_of=as_of, to=to, reference=own)
    # Pandoc is a process of its own: as many at a time as the machine has processors.
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        try:
            for page, (laid_out, content) in zip(pages, pool.map(made, pages), strict=True):
                whole = typeset(content, laid_out) if to == "pdf" else content
                name = paper_path(page.path, to)
                words = f"{page.title}\n\n{words_of(laid_out.blocks)}"
                refuse(name, words, page.language, let_pass)
                refuse(name, whole, page.language, let_pass)
                yield Paper(name, whole, words)
        except ToolFailed as error:
            if reference is None or error.tool != "pandoc":
                raise
            raise BadReference(reference, to) from error
        except UnsafeReference as error:
            assert reference is not None
            raise UnsafeReference(error.found, error.said, reference) from error
        finally:
            pool.shutdown(cancel_futures=True)


def paper_path(path: str, to: Format) -> str:
    """The name of the paper that a page becomes: `meetings/operational.md` is `meetings/operational.docx`."""
    return f"{path.removesuffix('.md')}.{to}"


def _made(page: Page, *, as_of: date, to: Format, reference: bytes | None) -> tuple[Sheet, bytes]:
    """What pandoc makes of the page: the file itself, or for PDF what Typst reads."""
    laid_out = sheet(page, as_of)
    if to == "pdf":
        return laid_out, markup(laid_out)
    looks = reference or ours(to, laid_out.footer)
    content = docx(laid_out, looks) if to == "docx" else odt(laid_out, looks)
    if reference is not None:
        content = safe_docx(content) if to == "docx" else safe_odt(content)
    return laid_out, content
