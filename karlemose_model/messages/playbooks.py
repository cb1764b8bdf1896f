"""Words for how a playbook is written: YAML, layers, values. KM1xx."""

from __future__ import annotations

from karlemose_model.messages.message import N_, Message

PLAYBOOKS: dict[str, Message] = {
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
        N_("keep one of them; what stands under the second can move under the first"),
        N_("only one of them could hold"),
    ),
    "KM104": Message(
        N_("a colon stands where no key can be, or the line begins in the wrong column"),
        N_("put the text in quotation marks if the colon belongs to it; otherwise line the key up with its neighbours"),
    ),
    "KM105": Message(N_('"{key}" has no colon after it'), N_("write a colon and a space after it")),
    "KM106": Message(
        N_("a quotation mark or bracket is opened here and never closed"),
        N_("close it with {mark} where the text ends"),
    ),
    "KM107": Message(
        N_("a text can't begin with this character"),
        N_("put the whole text in quotation marks: {quoted}"),
        N_("it has a meaning of its own in YAML"),
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
    "KM116": Message(
        N_("the line begins with {found_spaces} spaces, the one before it with {expected_spaces}"),
        N_("give lines that belong together the same number of spaces; two more for what belongs under the line above"),
        N_("YAML shows what belongs together by the spaces at the beginning"),
    ),
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
        N_('"{path}" is {expected} in the playbook below, here it is {found}'),
        N_(
            'write it in the same form as there: "key: value" on lines of their own without hyphens, or a list with a hyphen before each entry'
        ),
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
    "KM128": Message(
        N_("the text ends before the #; what follows counts as a comment and is not read"),
        N_(
            "put the whole text in quotation marks if the # belongs to it: {quoted}; write a space after the # if it is a comment"
        ),
    ),
    "KM129": Message(
        N_("everything after the # counts as a comment, so the closing {mark} is not read"),
        N_("put the text with the # in quotation marks, or move the comment to a line of its own"),
    ),
    "KM130": Message(
        N_('unknown key "{key}" in {path}'), N_("keys that can stand here: {allowed}; your own keys begin with x-")
    ),
    "KM131": Message(N_('"{key}" is missing in {path}'), N_("write a line {key}: …")),
    "KM178": Message(
        N_('"{key}" is missing in {path}'), N_("write , {key}: … before the closing brace, on the same line")
    ),
    "KM132": Message(
        N_('"{path}" should have keys with values under it, but it is {found}'),
        N_("write key: value, two spaces in, on lines of their own, e.g. {example}"),
    ),
    "KM133": Message(
        N_('"{path}" should be a list, but it is {found}'),
        N_("write each entry on a line of its own after a hyphen and a space: {example}"),
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
    "KM137": Message(
        N_("{value} in {path} is beyond what is possible; it takes {expected} {limit}"),
        N_("write a number that is {expected} {limit}"),
    ),
    "KM198": Message(
        N_("{value} in {path} is beyond what is possible; it takes {expected} {limit}"),
        N_("correct the number, or delete the line {key}: if nobody knows it"),
    ),
    "KM138": Message(N_('"{value}" in {path} is not written as a date'), N_("write year-month-day, e.g. 2026-12-03")),
    "KM139": Message(N_('"{value}" in {path} is not a day in the calendar'), N_("check the month and the day")),
    "KM140": Message(
        N_('"{value}" in {path} is not written as an hour'),
        N_("write the hour e.g. as 09:30 or 13:30, with a colon and two digits each"),
    ),
    "KM141": Message(
        N_('"{value}" in {path} is not in the form expected'), N_("look it up in the reference page for playbooks")
    ),
    "KM142": Message(
        N_('"{key}" in {path} is not a language of the pages'),
        N_("write da for Danish or en for English; delete the line if the text is in another language"),
    ),
    "KM143": Message(
        N_('"{key}" can\'t be an id'),
        N_("use lower-case letters a–z, digits and hyphens, beginning with a letter: boxing-club"),
    ),
    "KM183": Message(
        N_('"{id}" can\'t be an id: Windows keeps that name for a device and gives it to no file or folder'),
        N_("add a word to it, here and wherever it is named: {id}-1"),
        N_("pages, papers and folders are called after ids, and whoever works with Windows could not open them"),
    ),
    "KM144": Message(N_('"{value}" in {path} is not a rhythm'), N_("write week, 2 weeks, month, quarter or year")),
    "KM145": Message(N_("{path} is longer than {limit} characters"), N_("shorten it")),
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
    "KM150": Message(N_("{path} needs one of days_after_start:, on: and each_year:"), N_("keep one of them")),
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
    "KM160": Message(
        N_("these are typographic quotation marks, as Word makes them; they would become part of the text"),
        N_("write straight ones, or none: {quoted}"),
    ),
    "KM161": Message(
        N_('"{value}" can be read in two ways'),
        N_("write {thousand} or {decimal}, without a thousands separator"),
        N_("in some programs the point is a decimal mark, in others it parts the thousands"),
    ),
    "KM162": Message(
        N_("the comma parts the number in two"),
        N_("write a point instead of the comma"),
        N_("between {{ and }} each comma begins the next entry"),
    ),
    "KM163": Message(
        N_("the comma parts the text in two"),
        N_("put the whole text in quotation marks: {quoted}"),
        N_("between {{ and }} each comma begins the next entry"),
    ),
    "KM164": Message(
        N_('the sign "{sign}" begins no entry of a list here'),
        N_("write a hyphen and a space instead, also before the other entries of the list"),
        N_("YAML knows only the hyphen; Word turns it into other signs"),
    ),
    "KM165": Message(
        N_('"{key}" does not belong directly in {path}, but under {under}'),
        N_("move it, with what stands under it, two spaces further in than the line it belongs under"),
        N_("YAML shows what belongs together by the spaces at the beginning"),
    ),
    "KM166": Message(
        N_("the line schema: 1 is missing"),
        N_("write schema: 1 as the first line of the file"),
        N_("it says which version of the file format the file is written in"),
    ),
    "KM167": Message(
        N_("this is a non-breaking space, as web pages and Word use it"),
        N_("delete it and write ordinary spaces, also in the other lines that were copied along"),
        N_("it looks like a space, but is none to YAML"),
    ),
    "KM168": Message(
        N_("the line with ``` does not belong to the playbook"),
        N_("delete it, and the one at the end of the file"),
        N_("web pages put it around program text, and it comes along when that is copied"),
    ),
    "KM169": Message(
        N_("this is another sign that only looks like a colon"), N_("delete it and write a colon and a space")
    ),
    "KM170": Message(
        N_("the text goes on after the closing quotation mark"), N_("put the whole text in quotation marks: {quoted}")
    ),
    "KM171": Message(
        N_("a text can't begin with a hyphen and a space"),
        N_(
            "put the whole text in quotation marks: {quoted}; if it is a list, each entry stands on a line of its own under the key"
        ),
    ),
    "KM172": Message(
        N_("something between the brackets can't be read from here on"),
        N_("write a comma between the entries, and put texts that hold , : # or brackets in quotation marks"),
    ),
    "KM173": Message(
        N_("the text begins with a straight quotation mark, but ends with a typographic one"),
        N_("write the straight one at both ends: {quoted}"),
        N_("YAML knows only the straight one; Word changes it by itself"),
    ),
    "KM174": Message(
        N_('"{path}" should be a text, but it is {found}'),
        N_("put quotation marks around it"),
        N_("otherwise it counts as a number, and zeros in front are lost"),
    ),
    "KM175": Message(
        N_("a backslash means something else between double quotation marks"),
        N_("put the text in single quotation marks: {quoted}"),
    ),
    "KM176": Message(
        N_("there is a colon in the text"),
        N_("put the whole text in quotation marks: {quoted}"),
        N_("a colon with a space after it ends a key"),
    ),
    "KM177": Message(
        N_("{path} takes one value, but it is {found}"),
        N_("write one of: {choices}"),
    ),
    "KM179": Message(
        N_('"{playbook}" describes the level {found} and can\'t be what a playbook of the kind {kind} builds on'),
        N_("let that playbook build on this one under extends:, or correct kind: in one of them"),
        N_("a playbook takes over what holds at its own level, and nothing is written for it at a level below"),
    ),
    "KM180": Message(
        N_('the playbook is called "{id}", and so is one that it builds on: {file}'),
        N_("give one of them another id: the one that nobody builds on yet is the easier to change"),
        N_("what each playbook wrote is told apart by its id"),
    ),
    "KM199": Message(N_("{path} is not valid: {said}"), N_("look the field up in the reference page for playbooks")),
}
