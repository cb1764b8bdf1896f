"""Words for the records: tables, meetings, walks, ratings and releases. KM4xx."""

from __future__ import annotations

from karlemose_model.messages.message import N_, Message

RECORDS: dict[str, Message] = {
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
        N_(
            "write digits only, without a mark between thousands: 4800 or 92.5, or 92,5 in a file with semicolons; n is a whole number"
        ),
    ),
    "KM408": Message(
        N_('"{value}" is not a day'),
        N_("write year-month-day: 2026-12-03; in Excel give the column the format Text first"),
    ),
    "KM409": Message(
        N_("{kpi} has a value for {period} from the same source already: {where}"),
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
    "KM185": Message(
        N_("the table has more than {limit} columns"),
        N_("delete empty columns beside the table, or put what does not belong to it into another file"),
    ),
    "KM416": Message(N_("the cell in the column {column} is longer than {limit} characters"), N_("shorten it")),
    "KM417": Message(N_('"{value}" is neither yes nor no'), N_("write yes or no")),
    "KM418": Message(N_('unknown cost "{cost}"'), N_("write the id of one of the costs of the playbook: {known}")),
    # Meetings
    "KM420": Message(
        N_("{file} is not the name of a record of a meeting and is not read"),
        N_("name it by day and meeting: 2026-12-03-operational.yml"),
        N_("actions are found again by the name of the record they stand in"),
    ),
    "KM421": Message(
        N_("the file is named {name}, but in it stands {said}"),
        N_("rename the file, or mend date: and meeting:"),
    ),
    "KM422": Message(
        N_('"{id}" is no item of the agenda of {meeting}'),
        N_("write one of: {known}"),
    ),
    "KM423": Message(
        N_("the action is due on {due}, before the meeting"),
        N_("check the year and the month"),
    ),
    "KM424": Message(
        N_("{path} is closed and still says something"),
        N_("delete note:, decision: and economy: here; they belong in the authority's own case"),
        N_("what must not be known is not stored"),
    ),
    "KM425": Message(
        N_("no reason is given why the meeting was cancelled, moved or called"),
        N_("write why: and the reason in a few words"),
    ),
    "KM426": Message(
        N_("instead_of: stands for moved meetings, and only for them"),
        N_(
            "a moved meeting has both: status: moved, and instead_of: with the day that was planned; any other has neither"
        ),
    ),
    "KM427": Message(
        N_("the meeting ends before it begins"),
        N_("check start: and end:"),
    ),
    "KM428": Message(
        N_("the minutes {name} were closed on {on} and have been changed since"),
        N_("undo the change; what should have stood there goes under corrections: in the next meeting's record"),
        N_("closed minutes are what the partners can rely on"),
    ),
    "KM429": Message(
        N_("the meeting {meeting} does not decide on phases"),
        N_("delete phase: here, and write it in the record of the steering group that decides it"),
    ),
    "KM430": Message(
        N_("the next meeting is said to be on {date}, not after this one"), N_("check the year and the month")
    ),
    "KM431": Message(N_("the agenda is said to have been sent on {date}, after the meeting"), N_("check the date")),
    "KM434": Message(
        N_("{key}: is not filled in"),
        N_("fill it in, then close the minutes"),
        N_("minutes that lack it say too little later"),
    ),
    "KM435": Message(
        N_("nothing says whether {partner} was there"),
        N_("write {id}: under present: with the role that came, or under apologies:"),
    ),
    "KM436": Message(N_("{partner} stands under both present: and apologies:"), N_("delete one of them")),
    "KM437": Message(
        N_("the action {action} was due on {due}, and nothing is told of it"),
        N_("write under reports: what became of it: done, not_possible, not_done, open or cancelled"),
    ),
    "KM438": Message(
        N_("the action {action} is reported as {status}, but not why"),
        N_("write why: under its status"),
        N_("what could not be done, or was not, is learnt from only if the reason is known"),
    ),
    # Walks
    "KM432": Message(
        N_("{file} is not named for the day of its walk"),
        N_("rename it to {name}, or mend date:"),
    ),
    "KM433": Message(N_("{date} lies before the walk"), N_("check the year and the month")),
    # Figures of the yearly lists of housing areas
    "KM490": Message(
        N_('"{value}" is not the year of a list'), N_("write the year whose 1 December the list is of: 2026")
    ),
    "KM491": Message(
        N_("the list of {year} was made by other criteria"),
        N_("delete the row, or write a year from {first} on"),
        N_("an area is held only against the criteria that are written here with their source"),
    ),
    "KM492": Message(
        N_('"{value}" can\'t stand in the column {column}'),
        N_(
            "write a number above zero; a numerator may be zero; leave the denominator empty if only the share is known"
        ),
    ),
    "KM493": Message(
        N_("{numerator} of {denominator} is more than all"),
        N_("check both numbers: the second counts all residents of the group, the first those of them that are meant"),
    ),
    "KM494": Message(
        N_("{criterion} has a figure for the list of {year} already, in line {line}"),
        N_("keep one of them; a figure that replaces an earlier one has a later day under stated"),
    ),
    "KM495": Message(
        N_("{criterion} can't be expected"),
        N_("write no; only residents convicted in cases that courts have decided are known before a list counts them"),
    ),
    "KM496": Message(
        N_("a count of {criterion} has no denominator here"),
        N_("leave the cell empty"),
    ),
    "KM497": Message(N_("{value} is no whole number of residents"), N_("write a whole number")),
    "KM498": Message(
        N_("{value} per cent is more than all"),
        N_("write the share in per cent, or the count and under denominator of how many"),
    ),
    "KM499": Message(N_('unknown criterion "{criterion}"'), N_("write one of: {known}")),
    # Ratings of fidelity
    "KM460": Message(
        N_("{file} is not the name of a rating of fidelity and is not read"),
        N_("name it by its day: 2026-12-03.yml, or 2026-12-03-outside.yml for a rating from outside"),
    ),
    "KM461": Message(
        N_("{file} is not named for the day of its rating"),
        N_("rename it to {name}, or mend date:"),
    ),
    "KM462": Message(
        N_("{id} has a mark, but not what it rests on"),
        N_("write evidence: with what was done and noted, not what is planned"),
        N_("a mark that nobody can check says how somebody felt that day"),
    ),
    "KM463": Message(
        N_("{id} has a mark and is said not to be ratable"),
        N_("keep mark: with its evidence:, or cannot: with the reason"),
    ),
    "KM464": Message(
        N_("nothing says who rated"),
        N_("write rater: with a role, or body: with the organisation if it is none of the partners"),
    ),
    "KM465": Message(
        N_("{file} is named as a rating from outside, but in it stands inside"),
        N_("write seen_from: outside, or take -outside out of the file's name"),
        N_("marks from inside and from outside are never mixed"),
    ),
    "KM466": Message(
        N_("{count} of {total} items have no mark, and nothing says why: {missing}"),
        N_("write mark: and evidence:, or cannot: with the reason"),
        N_("what is left out could be the weakest part"),
    ),
    # What was released
    "KM475": Message(
        N_('"{value}" is no period of the calendar'),
        N_("write the period as the KPI has it, e.g. 2026-11, 2026-Q4, 2026-W47 or 2026"),
    ),
    "KM476": Message(N_("{kpi} for {period} stands twice in this release"), N_("keep one of them")),
    "KM477": Message(
        N_("it is not clear how {kpi} for {period} was shown"),
        N_(
            "write one of these: value:, numerator: and denominator: together, or hidden: true with the profile that hides it"
        ),
    ),
    "KM478": Message(
        N_("the release of {date} stands after that of {earlier}"),
        N_("put the releases in order, the oldest first"),
        N_("of a figure that was released twice, the last one is shown"),
    ),
    "KM480": Message(
        N_("{kpi} for {period} was released otherwise than the records now say"),
        N_(
            "see which is right. If it is the records, add a release of today with the figure as its profile shows it; then release the rest"
        ),
        N_("new figures beside an outdated one may give away what is hidden"),
    ),
    "KM470": Message(
        N_("{file} holds counts of offences and is not read: it lies where no table is looked for"),
        N_("move it to the folder {folder}"),
        N_("its figures would be lost without a word"),
    ),
    "KM471": Message(
        N_("{file} is not read: it lies where no table is looked for"),
        N_(
            "move counts of offences by area and month to records/evaluation, values of KPIs to records/observations; delete what is neither"
        ),
        N_("its figures would be lost without a word"),
    ),
}
