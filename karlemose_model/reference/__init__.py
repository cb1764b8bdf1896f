"""The reference in the project's docs, written from the code: every generated page, in Danish and in English."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from karlemose_model.reference import (
    commands,
    document_kinds,
    findings,
    glossary,
    json_documents,
    law,
    model_kpis,
    playbook_fields,
    template_variables,
)
from karlemose_model.rules.law.catalogue import CHECKS

PAGES: dict[tuple[str, str], Callable[[str], str]] = {
    ("en/commands.md", "da/kommandoer.md"): commands.page,
    ("en/playbook-fields.md", "da/drejebogens-felter.md"): playbook_fields.page,
    ("en/findings.md", "da/fund.md"): findings.page,
    ("en/model-kpis.md", "da/modellens-noegletal.md"): model_kpis.page,
    ("en/document-kinds.md", "da/dokumenttyper.md"): document_kinds.page,
    ("en/template-variables.md", "da/skabelonvariable.md"): template_variables.page,
    ("en/json.md", "da/json.md"): json_documents.page,
    ("en/glossary.md", "da/ordliste.md"): glossary.page,
    ("en/law.md", "da/lov.md"): law.index,
    **{(f"en/{law.file_of(id_, 'en')}", f"da/{law.file_of(id_, 'da')}"): partial(law.page, id_) for id_ in CHECKS},
}
"""What makes each page, given a language, by its files below `docs/` in English and in Danish."""


def pages() -> dict[str, str]:
    """The text of every generated page by its file below `docs/`, with a head for the docs' builder."""
    made = {}
    for (english, danish), page in PAGES.items():
        for language, file, twin in (("en", english, danish), ("da", danish, english)):
            made[file] = f"---\nlang: {language}\ntwin: {twin}\ntype: reference\n---\n\n{page(language)}"
    return made
