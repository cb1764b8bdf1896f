"""What a permit for video surveillance tells, line by line, for the agreements and their papers."""

from __future__ import annotations

from datetime import date

from karlemose_model.documents.desk import Desk
from karlemose_model.documents.environment import long_date, number
from karlemose_model.documents.markdown import Markdown, bullets, fill, listed
from karlemose_model.model import Cctv


def permit_facts(desk: Desk, cctv: Cctv) -> Markdown:
    """Number, end, signs, deletion, installation, registration, controller and access; what is not told says so."""
    _ = desk.view.translate
    missing = _("not told")

    def day(given: date | None) -> str:
        return long_date(given, desk.view.language) if given else missing

    signs = missing if cctv.signs is None else _("yes") if cctv.signs else _("no")
    days = missing if cctv.retention_days is None else number(cctv.retention_days, desk.view.language)
    lines = [
        fill(_("Number: {text}"), text=cctv.permit or missing),
        fill(_("Ends: {text}"), text=day(cctv.expires)),
        fill(_("Signs are up: {text}"), text=signs),
        fill(_("Recordings are deleted after days: {text}"), text=days),
        fill(_("Installed: {text}"), text=day(cctv.installed)),
        fill(_("Registered with the police: {text}"), text=day(cctv.registered)),
        fill(_("Data controller: {text}"), text=desk.partner(cctv.controller) if cctv.controller else missing),
    ]
    if cctv.closed_rooms:
        lines.insert(0, fill(_("Only closed rooms are watched, for which no permit is asked.")))
    if cctv.access:
        lines.append(fill(_("May see recordings: {roles}"), roles=listed(desk.role(role) for role in cctv.access)))
    return bullets(lines)
