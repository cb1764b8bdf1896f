"""Words for observations, as partners report them: cells, periods, spreadsheets. KM44x and KM45x."""

from __future__ import annotations

from karlemose_model.messages.message import N_, Message

OBSERVATIONS: dict[str, Message] = {
    "KM440": Message(
        N_('"{value}" can be read as two periods'),
        N_("write {first} or {second}; in Excel give the column the format Text first"),
        N_("Excel makes a date of what looks like one, and writes it anew"),
    ),
    "KM441": Message(
        N_("{kpi} has one value for each {expected}, and {period} is a {found}"),
        N_("write a period such as {example}, or change frequency: of the KPI in the playbook"),
        N_("values for periods of different lengths can't be compared"),
    ),
    "KM442": Message(
        N_('{kpi} has one value for each {expected}, and "{value}" is a day in the middle of one'),
        N_("write the period: {example}; in Excel give the column the format Text first"),
        N_("only the first day of a period is read as that period, for Excel makes such a day of 2026-11"),
    ),
    "KM443": Message(
        N_('"{value}" holds a unit beside the number'),
        N_("write the number alone: {number}; the unit of the KPI is: {unit}"),
        N_("values in different units would be compared as if they were the same"),
    ),
    "KM444": Message(
        N_(
            "{value} can be read in two ways: {percent} per cent, if the cell shows a per cent sign, or {value} per cent"
        ),
        N_(
            "write it with its numerator and n and leave the value empty; or give the cell the format Text and write {percent} or {value}"
        ),
        N_("behind a cell that shows 92 per cent stands 0.92"),
    ),
    "KM445": Message(N_('"{value}" is below zero, and {kpi} counts something'), N_("check the sign")),
    "KM446": Message(
        N_('"{value}" is more than 100 per cent'), N_("check it; a share is written in per cent of all that is counted")
    ),
    "KM447": Message(
        N_("the numerator {numerator} is larger than n, {n}"),
        N_("check both: n counts all, the numerator those among them"),
    ),
    "KM448": Message(
        N_("the value {value} is not what {numerator} and n {n} give: {computed}"),
        N_("mend one of the three, or leave the value empty: it is worked out"),
    ),
    "KM449": Message(
        N_("nothing can be worked out here for {kpi}: that takes a share or a rate, a numerator, and n above 0"),
        N_("write n above 0 beside the numerator; for other KPIs leave the numerator empty and write the value"),
        N_("a share of nothing is no figure: leave the row out if there was nothing to count"),
    ),
    "KM450": Message(
        N_("the value is said to be of {stated}, before {period} began"), N_("check the year and the month in both")
    ),
    "KM451": Message(
        N_("this spreadsheet can't be opened: it is broken, or is none"),
        N_("open it in Excel or LibreOffice, and save it again as .xlsx or as CSV"),
    ),
    "KM452": Message(
        N_("this spreadsheet has a password, or is an old .xls under a new name"),
        N_("open it in Excel, take the password off under File, Info, and save it as .xlsx"),
    ),
    "KM453": Message(
        N_("{file} is a spreadsheet of a kind that is not read"), N_("open it, and save it as .xlsx, .ods or CSV")
    ),
    "KM454": Message(
        N_('the sheet "{sheet}" is hidden and is not read'),
        N_("show it if it is to be read, else delete it"),
        N_("nobody who looks at the file would see what was read"),
    ),
    "KM455": Message(
        N_("the formula {formula} has no value"),
        N_("open the file in Excel and save it, or write the value instead of the formula"),
        N_("formulas are never calculated here; the value that the program left in the cell is read"),
    ),
    "KM456": Message(
        N_(
            "this spreadsheet is too large: at most {megabytes} MB unpacked, {columns} columns and {cells} cells are read"
        ),
        N_("delete empty rows and columns below and beside the table, or move older years to another file"),
    ),
    "KM457": Message(
        N_('the sheet "{sheet}" holds no such table as the others and is not read'),
        N_("write the columns above its table if it is to be read: {columns}"),
    ),
    "KM458": Message(
        N_('"{column}" stands above figures and is neither a period nor one of the columns'),
        N_("write the period, e.g. 2026-11; a column that is not to be read begins with #, e.g. #total"),
        N_("its figures would be lost without a word"),
    ),
}
