"""The words of every code, for `wording.py`: what is wrong, why it matters, what to do next, as English msgids."""

from __future__ import annotations

from dataclasses import dataclass


def N_(message: str) -> str:
    """Mark a message for translation without translating it here."""
    return message


@dataclass(frozen=True, slots=True)
class Message:
    """The words of one code: English msgids with `{name}` places for the problem's data."""

    what: str
    help: str
    why: str = ""


FORMS = {
    "map": N_("keys with values under them"),
    "list": N_("a list"),
    "text": N_("a text"),
    "number": N_("a number"),
    "truth": N_("true or false"),
    "nothing": N_("nothing"),
    "partner": N_("partner"),
    "role": N_("role"),
    "phase": N_("phase"),
    "KPI": N_("KPI id"),
    "activity": N_("activity"),
    "agreement": N_("agreement"),
    "source": N_("source"),
}
"""Forms of values and kinds of entries, as sentences name them."""

NOTES = {
    "value_here": N_("the value that it lies over stands here"),
    "also_here": N_("the other one stands here"),
    "model_says": N_("the model says it here"),
    "removed_here": N_("it is left out here"),
    "listed_here": N_("they are listed here"),
    "earlier_here": N_("the spell before it stands here"),
}

MESSAGES: dict[str, Message] = {
    # Files
    "KM001": Message(
        N_("there is no file or folder {path}"), N_("check the spelling, or change to the folder that holds it")
    ),
    "KM002": Message(N_("{path} is a folder, a file was expected"), N_("name the file in it")),
    "KM003": Message(
        N_("there is no playbook.yml in the folder {folder}"),
        N_("name a folder with a playbook.yml in it, or the file itself"),
        N_("playbook.yml holds the head of a playbook"),
    ),
    "KM004": Message(
        N_("this is not a text file"),
        N_("save it as plain text in UTF-8; a Word or Excel file can't be read as a playbook"),
    ),
    "KM005": Message(
        N_("the file is saved as UTF-16"),
        N_('save it again as UTF-8: in Notepad "Save as" and Encoding: UTF-8'),
        N_("playbooks are read as UTF-8"),
    ),
    "KM006": Message(
        N_("a character here is not UTF-8; the file is probably saved as Windows-1252 (ANSI)"),
        N_('save it again as UTF-8: in Notepad "Save as" and Encoding: UTF-8'),
        N_("otherwise æ, ø and å come out wrong"),
    ),
    "KM007": Message(
        N_("the file is {megabytes} MB; at most {limit} MB are read"),
        N_("move what does not belong here to another file"),
    ),
    "KM008": Message(
        N_("{path} can't be read: {system}"), N_("close it in other programs and check that you may read it")
    ),
    "KM009": Message(
        N_("the file is empty"),
        N_("write the section in it or delete the file"),
        N_("an empty file says nothing about what is agreed"),
    ),
    "KM010": Message(
        N_("{file} is not the name of a section and is not read"),
        N_("rename it to {suggestion}, or give it quite another name"),
    ),
    "KM011": Message(
        N_('"{section}" stands in two places: in this file and in playbook.yml, line {line}'),
        N_("keep one of them"),
        N_("nobody could tell which of the two holds"),
    ),
    "KM012": Message(
        N_('"{section}:" is not repeated inside {file}'),
        N_('delete the line "{section}:" and move what is under it two spaces to the left'),
        N_("the file's name says it already"),
    ),
    "KM020": Message(
        N_('there is no playbook "{playbook}" to build on'),
        N_("write the id of one that comes with the tool ({shipped}) or a relative path such as ../kommune"),
    ),
    "KM021": Message(
        N_("the playbooks build on each other in a circle: {circle}"),
        N_("let the lowest one build on karlemose or on nothing"),
    ),
    "KM022": Message(N_("more than {limit} playbooks build on each other"), N_("put some of them together")),
    "KM023": Message(
        N_('version {asked} of "{playbook}" is asked for, but version {has} is here'),
        N_("install a newer karlemose-model, or write version: {has} after reading what it holds"),
    ),
    "KM024": Message(
        N_('"{playbook}" is here in version {has}; this playbook was written for version {asked}'),
        N_("read what changed, then write version: {has}"),
        N_("version {has} has been used"),
    ),
    # What is written
    "KM030": Message(
        N_("{folder} holds files that were not made here ({files}); nothing was touched"),
        N_("name another folder with --out, or move them away"),
        N_("building replaces the whole folder"),
    ),
    "KM031": Message(
        N_("somebody put files of their own into {folder} ({files}); nothing was touched"),
        N_("move them to another folder, then build again"),
        N_("building replaces the whole folder"),
    ),
    "KM032": Message(
        N_("{file} was edited by hand and has been built anew; the edited one is kept as {kept}"),
        N_("write the change in the playbook, where it lasts"),
    ),
    # YAML
    "KM101": Message(
        N_("the text is not laid out as YAML here"),
        N_(
            "check that the lines at the same level begin in the same column, and that each key ends with a colon and a space"
        ),
    ),
    "KM102": Message(
        N_("a tab stands at the beginning of the line"),
        N_("put two spaces for each tab"),
        N_("YAML shows what belongs together by spaces only"),
    ),
    "KM103": Message(
        N_('"{key}" stands twice; the first time in line {line}'),
        N_("keep one of them, or give the second another name"),
        N_("only one of them could hold"),
    ),
    "KM104": Message(
        N_("a colon stands where no key can be, or the line begins in the wrong column"),
        N_("put the text in quotation marks if the colon belongs to it; otherwise line the key up with its neighbours"),
    ),
    "KM105": Message(N_("a key has no colon"), N_("write a colon and a space after the key")),
    "KM106": Message(
        N_("a quotation mark or bracket is opened here and never closed"), N_("close it at the end of the text")
    ),
    "KM107": Message(
        N_("a text can't begin with this character"),
        N_("put the whole text in quotation marks"),
        N_("it has a meaning of its own in YAML"),
    ),
    "KM116": Message(
        N_("the line begins with {found_spaces} spaces, the one before it with {expected_spaces}"),
        N_("give lines that belong together the same number of spaces; two more for what belongs under the line above"),
        N_("YAML shows what belongs together by the spaces at the beginning"),
    ),
    "KM108": Message(
        N_('"*{alias}" refers to nothing'),
        N_("write the text out, or put it in quotation marks if the star belongs to it"),
    ),
    "KM109": Message(
        N_("this is nested more than {limit} levels deep"),
        N_("a playbook needs no more than ten levels; check the brackets"),
    ),
    "KM110": Message(
        N_("the tag {tag} is not read"),
        N_("delete it; put the text in quotation marks if the exclamation mark belongs to it"),
    ),
    "KM111": Message(
        N_("a second document begins here (---)"), N_("delete the line, or move what follows to a file of its own")
    ),
    "KM112": Message(N_("the file unfolds to more than {limit} values"), N_("write out what is repeated by * and &")),
    "KM113": Message(N_("a key must be a plain text"), N_("write a single word or text before the colon")),
    "KM114": Message(
        N_("here should be keys with values: key: value"),
        N_("begin the file with lines such as schema: 1 and id: my-estate"),
    ),
    "KM115": Message(
        N_("an invisible control character stands here"), N_("delete it and write the text again by hand")
    ),
    # Layers
    "KM120": Message(
        N_('"{path}" is empty'),
        N_("write something after it or delete the line"),
        N_("an empty value never removes anything; leaving a part out is an adaptation with removes:"),
    ),
    "KM121": Message(
        N_('an empty list can\'t remove "{path}"'),
        N_("delete the line, or leave the part out by an adaptation with removes:"),
    ),
    "KM122": Message(
        N_('"{path}" is {expected} in the playbook below, here it is {found}'), N_("write it in the same form as there")
    ),
    "KM123": Message(N_('"{path}" is there already; after: moves new entries only'), N_("delete the line with after:")),
    "KM124": Message(
        N_('after: names "{id}", which is not under {path}'), N_("write the id of an entry that stands there")
    ),
    "KM125": Message(
        N_('the adaptation points at "{path}", where there is nothing'),
        N_("write the path with dots, e.g. activities.cctv"),
    ),
    "KM126": Message(
        N_('"{path}" is written in this playbook and left out by it'), N_("delete it here, or delete the adaptation")
    ),
    "KM127": Message(
        N_('there is no space after the colon in "{key}"'), N_("write a space after the colon: weekday: tuesday")
    ),
    # Values
    "KM130": Message(
        N_('unknown key "{key}" in {path}'), N_("keys that can stand here: {allowed}; your own keys begin with x-")
    ),
    "KM131": Message(N_('"{key}" is missing in {path}'), N_("write a line {key}: …")),
    "KM132": Message(
        N_('"{path}" should have keys with values under it, but it is {found}'),
        N_("write key: value, two spaces in, on lines of their own"),
    ),
    "KM133": Message(
        N_('"{path}" should be a list, but it is {found}'),
        N_("write each entry on a line of its own after a hyphen and a space"),
    ),
    "KM134": Message(
        N_('"{path}" should be a text, but it is {found}'),
        N_("put it in quotation marks, or write da: and en: on lines under it"),
    ),
    "KM135": Message(N_('"{value}" can\'t stand in {path}'), N_("write one of: {choices}")),
    "KM136": Message(
        N_('"{value}" in {path} is not a whole or plain number'),
        N_("write digits only, with a point for decimals: 1550 or 2.5"),
    ),
    "KM137": Message(N_("{value} in {path} is beyond what is possible; the limit is {limit}"), N_("check the number")),
    "KM138": Message(N_('"{value}" in {path} is not written as a date'), N_("write year-month-day: 2026-12-03")),
    "KM139": Message(N_('"{value}" in {path} is not a day in the calendar'), N_("check the month and the day")),
    "KM140": Message(
        N_('"{value}" in {path} is not written as an hour'),
        N_("write 09:30 or 13:30, with a colon and two digits each"),
    ),
    "KM141": Message(
        N_('"{value}" in {path} is not in the form expected'), N_("look it up in the reference page for playbooks")
    ),
    "KM142": Message(
        N_('"{key}" in {path} is not a language of the pages'), N_("write da for Danish or en for English")
    ),
    "KM143": Message(
        N_('"{key}" can\'t be an id'),
        N_("use lower-case letters a–z, digits and hyphens, beginning with a letter: boxing-club"),
    ),
    "KM144": Message(N_('"{value}" in {path} is not a rhythm'), N_("write week, 2 weeks, month, quarter or year")),
    "KM145": Message(N_("{path} is too long"), N_("shorten it")),
    "KM146": Message(
        N_('"{value}" in {path} is neither true nor false'), N_("write true or false without quotation marks")
    ),
    "KM147": Message(
        N_("{path} rests on inference, but no reason is given"),
        N_("write reason: and from what you conclude it"),
        N_("a reader must be able to judge it"),
    ),
    "KM148": Message(
        N_("{path} needs either weeks: or both from: and to:"),
        N_("write weeks: [28, 29, 30], or a first and a last day"),
    ),
    "KM149": Message(N_("{path} ends before it begins"), N_("swap from: and to:, or check the year")),
    "KM150": Message(N_("{path} needs either days_after_start: or on:"), N_("keep one of them")),
    "KM151": Message(
        N_("{path} needs either removes: or changes:"), N_("write the path of what is left out or changed")
    ),
    "KM152": Message(
        N_('"{value}" in {path} is not a figure'),
        N_(
            "write a number without a thousands separator, or a list of value:, stated: and source:, or unknown: and the reason"
        ),
    ),
    "KM153": Message(N_('"{value}" in {path} is not a time zone'), N_("write e.g. Europe/Copenhagen")),
    "KM154": Message(N_("{path} is empty"), N_("write at least one entry")),
    "KM155": Message(N_('"{value}" in {path} is not a web address'), N_("write it in full, beginning with https://")),
    "KM156": Message(N_('"{value}" in {path} is not a country code'), N_("write two capital letters: DK")),
    "KM157": Message(
        N_('"{value}" in {path} is not a day of every year'), N_("write month-day: 12-24 for 24 December")
    ),
    "KM158": Message(N_('"{value}" in {path} is not a KPI number'), N_("write a capital letter and two digits: K15")),
    "KM159": Message(
        N_('"{value}" in {path} is not a path'), N_("write the keys with dots between: meetings.operational.cadence")
    ),
    "KM199": Message(N_("{path} is not valid: {said}"), N_("look the field up in the reference page for playbooks")),
    # References
    "KM201": Message(
        N_('unknown {section} "{id}" in {path}'),
        N_("what can stand here is listed under {listed}:, here or in the playbook below"),
    ),
    "KM202": Message(
        N_('{section} "{id}" in {path} is left out of this playbook'),
        N_("delete the reference here, or the adaptation {adaptation} that leaves it out"),
    ),
    "KM203": Message(N_('the source "{id}" has no part "{part}"'), N_("write one of its parts: {parts}")),
    "KM204": Message(
        N_('"{id}" in {path} points at nothing'),
        N_("write the path of a component that is there, e.g. activities.mentoring"),
    ),
    # What is agreed
    "KM301": Message(
        N_('"{path}" carries the effect of {component} and is changed here without an adaptation'),
        N_("undo the change, or write an adaptation with changes: {path}, what, why, by and when"),
        N_("who changes what the effect rests on should know and say so"),
    ),
    "KM302": Message(
        N_("the adaptation {id} is proposed but not approved; it takes effect all the same"),
        N_("have the steering group decide, then write status: approved, by: and when:"),
    ),
    "KM303": Message(
        N_("{path} is not written in {languages}"),
        N_("add the missing language: {example}"),
        N_("the pages come in every language of the playbook"),
    ),
    "KM304": Message(N_("nobody is responsible for {path}"), N_("name a partner or a role that is still there")),
    "KM305": Message(
        N_("the spell from {from} stands after a later one"), N_("put the spells in order, the oldest first")
    ),
    "KM306": Message(
        N_("{path} never gives a date"),
        N_("check weekday, nth and not_in against each other"),
    ),
    "KM307": Message(
        N_("{path} has no weekday, though the timeline says that {phase} has begun"),
        N_("write weekday: and at:, so that dates can be worked out"),
        N_("without them no agenda has a date"),
    ),
    "KM308": Message(
        N_("the phase {phase} is in the timeline, but {path} has no cadence for it"), N_("write a cadence for {phase}")
    ),
    "KM309": Message(
        N_("the items of {path} take {minutes} minutes, the meeting lasts {length}"),
        N_("shorten items or lengthen the meeting"),
    ),
    "KM310": Message(
        N_("something here is shaped like a CPR number; it is not repeated"),
        N_(
            "delete it; personal data belongs in the authority's own system. If it was committed, tell your data protection officer"
        ),
        N_("nothing about persons may be stored in playbooks and records"),
    ),
    "KM311": Message(
        N_("no public holidays are known for {place}"),
        N_("check the code (ISO 3166), or write the holidays under place.holidays.optional as month-day"),
        N_("a meeting could fall on a holiday unnoticed"),
    ),
    # Observations
    "KM401": Message(N_("the table is empty"), N_("write the columns in the first line: {columns}")),
    "KM402": Message(N_('"{column}" is not one of the columns'), N_("the columns are: {columns}")),
    "KM403": Message(
        N_("the row has {cells} cells, the first line only {columns}"),
        N_(
            "put a text that holds the separator in quotation marks; use a semicolon between cells if commas are decimal marks"
        ),
    ),
    "KM404": Message(N_("the columns {missing} are missing"), N_("write the columns in the first line: {columns}")),
    "KM405": Message(N_('unknown KPI "{kpi}"'), N_("write the id of one of the KPIs of the playbook: {known}")),
    "KM406": Message(
        N_('"{value}" is not a period'),
        N_(
            "write 2026, 2026-H1, 2026-Q4, 2026-11, 2026-W47 or 2026-11-19; in Excel give the column the format Text first"
        ),
    ),
    "KM407": Message(
        N_('"{value}" in the column {column} is not a number'),
        N_("write digits only: 90 or 92.5, or 92,5 in a file with semicolons; n is a whole number"),
    ),
    "KM408": Message(
        N_('"{value}" is not a day'),
        N_("write year-month-day: 2026-12-03; in Excel give the column the format Text first"),
    ),
    "KM409": Message(
        N_("{kpi} has a value for {period} from the same source already, in line {line}"),
        N_("keep one of them"),
    ),
    "KM410": Message(
        N_("the table can't be read from here on: quotation marks don't match, or the cell is too long"),
        N_("close the quotation mark; write a quotation mark inside a cell twice"),
        N_("nobody could tell where the cell ends"),
    ),
    "KM411": Message(N_("the table has more than {limit} rows"), N_("move older years to another file")),
    "KM412": Message(N_("the cell in the column {column} is empty"), N_("fill it in, or delete the row")),
    "KM413": Message(N_("the column {column} stands twice"), N_("keep one of them"), N_("only one of them could hold")),
    "KM414": Message(
        N_('"{value}" can be read in two ways'),
        N_("write {thousand} or {decimal}, without a thousands separator"),
        N_("in some programs the point is a decimal mark, in others it parts the thousands"),
    ),
    "KM415": Message(
        N_("after {count} problems the rest of the table was not read"), N_("mend these first, then check again")
    ),
}
