"""The page of all agreements, for partners: terms, flows of information, permits, and the law behind them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from karlemose_model.documents.clauses import PAPERS, laws
from karlemose_model.documents.desk import Desk
from karlemose_model.documents.markdown import Markdown, escape, fill
from karlemose_model.documents.page import Page, Translate
from karlemose_model.documents.permit import permit_facts
from karlemose_model.documents.view import View
from karlemose_model.model import Flow, LegalBasis

PATH = "agreements.md"


def pages(view: View) -> Iterator[Page]:
    """One page, if the playbook has agreements, or if it is of a country whose law nobody looked at."""
    _ = view.translate
    playbook = view.playbook
    danish = playbook.place is None or playbook.place.country == "DK"
    if not playbook.agreements and danish:
        return
    desk = Desk(view, PATH)
    titles = Counter(view.words(term.title) for item in playbook.agreements.values() for term in item.terms.values())
    yield view.page(
        "agreements.md.j2",
        PATH,
        _("Agreements"),
        "agreements",
        "papers",
        danish=danish,
        bases=legal_bases(_),
        papers=[name for name, item in playbook.agreements.items() if item.kind in PAPERS],
        permit=lambda cctv: permit_facts(desk, cctv),
        # Two agreements may have a clause of the same name; a heading says then whose it is.
        repeated={title: count > 1 for title, count in titles.items()},
        laws=lambda agreement: laws(desk, agreement),
    )


def by_basis(flows: Iterable[Flow], _: Translate) -> list[tuple[Markdown, list[Flow]]]:
    """The flows of information under what lets them be told, those without personal data first."""
    words = legal_bases(_)
    order = sorted(LegalBasis, key=lambda basis: basis is not LegalBasis.anonymous)
    held = list(flows)
    found = []
    for basis in order:
        own = [flow for flow in held if flow.legal_basis is basis]
        heading = escape(_("Without personal data"))
        if basis is not LegalBasis.anonymous:
            heading = fill(_("Legal basis: {basis}"), basis=words[basis])
        if own:
            found.append((heading, own))
    return found


def legal_bases(_: Translate) -> dict[LegalBasis, str]:
    """What lets information be told, in words."""
    return {
        LegalBasis.ssp_115: _("the Administration of Justice Act § 115, crime prevention among the young (SSP)"),
        LegalBasis.psp_115: _("the Administration of Justice Act § 115, vulnerable persons (PSP)"),
        LegalBasis.ksp_115: _("the Administration of Justice Act § 115, release and resocialisation (KSP)"),
        LegalBasis.housing_63d: _("the Social Housing Act § 63 d"),
        LegalBasis.data_act_8: _("the Data Protection Act § 8"),
        LegalBasis.consent: _("consent"),
        LegalBasis.anonymous: _("nothing personal is told"),
    }
