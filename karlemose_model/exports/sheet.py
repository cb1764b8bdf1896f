"""A Sheet: one page read and laid out as a paper, ready to be written in any format."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from karlemose_model.documents.page import Page
from karlemose_model.exports.pandoc import Tree, read_markdown
from karlemose_model.exports.paper import Node, as_paper, with_marks
from karlemose_model.exports.picture import with_pictures
from karlemose_model.model import Audience
from karlemose_model.wording import translator

REGIONS = {"da": "DK", "en": "GB"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper's blocks with what every format needs to know of it; `version` is that of pandoc's format."""

    title: str
    language: str
    audience: Audience
    as_of: date
    blocks: list[Node]
    version: list[int]

    @property
    def region(self) -> str:
        """The country whose way of writing the language is used, e.g. DK."""
        return REGIONS[self.language]

    @property
    def footer(self) -> dict[str, str]:
        """The words at the foot of each sheet: whose eyes it is for, and around the number of the page."""
        _ = translator(self.language)
        partners = self.audience is Audience.partners
        page, _number, rest = _("Page {number} of {count}").partition("{number}")
        return {
            "title": self.title,
            "whom": _("For the partners only. Do not pass on or publish.") if partners else _("For everybody."),
            "page": page.strip(),
            "of": rest.partition("{count}")[0].strip(),
        }

    def tree(self, blocks: list[Node], **said: str) -> Tree:
        """These blocks as a document of pandoc's, with the title, the language and what else is said of it."""
        meta = {"title": self.title, "lang": f"{self.language}-{self.region}", **said}
        return {
            "pandoc-api-version": self.version,
            "meta": {name: {"t": "MetaInlines", "c": [{"t": "Str", "c": text}]} for name, text in meta.items()},
            "blocks": blocks,
        }


def sheet(page: Page, as_of: date) -> Sheet:
    """The page as a paper. Raises MissingExtra and ToolFailed."""
    tree = read_markdown(with_marks(page.body), as_of)
    blocks = as_paper({**tree, "blocks": with_pictures(tree["blocks"], page)})
    return Sheet(page.title, page.language, page.audience, as_of, blocks, tree["pandoc-api-version"])
