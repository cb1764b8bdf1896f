"""Words for the evaluation: what is fixed before, and the counts by area and month. KM55x, KM56x and from KM590 on."""

from __future__ import annotations

from karlemose_model.messages.message import N_, Message

EVALUATION: dict[str, Message] = {
    "KM550": Message(
        N_('"{value}" in {path} is not written as a month'), N_("write year and month, e.g. 2025-01, without a day")
    ),
    "KM551": Message(
        N_('unknown {section} "{id}"; rows with it: {rows}'),
        N_("write the id of one of those under evaluation: {listed}: {known}"),
    ),
    "KM552": Message(
        N_('"{value}" can\'t be read as a month; cells with it: {rows}'),
        N_("write year and month, e.g. 2025-01; in Excel give the column the format Text first"),
        N_("the evaluation compares months with the same months of other years"),
    ),
    "KM553": Message(
        N_('"{value}" is no count of offences'),
        N_("write a whole number from 0 to {limit}; 0 where nothing was recorded"),
        N_("only exact counts can be added up and compared, not ranges such as <5 or numbers with words beside them"),
    ),
    "KM554": Message(
        N_("{outcome} in {area} has a count for {month} already: {where}; rows that stand there already: {rows}"),
        N_("keep one of them; when a count is corrected, the new one takes the place of the old one"),
    ),
    "KM555": Message(
        N_("there are counts, but the playbook has no evaluation:"),
        N_("write evaluation: with start, windows, areas and outcomes, or delete the file"),
        N_("without it nobody knows what the counts are to answer"),
    ),
    "KM556": Message(
        N_("{path} ends with {to}, before it begins with {from}"),
        N_("check the years; to: is the last month of the window"),
    ),
    "KM557": Message(
        N_(
            "before: has {before} months ({before_months}) and after: has {after} ({after_months}); they must be the same months of the year"
        ),
        N_("write whole years, at least 12 months on either side, so that the months are the same: {example}"),
        N_(
            "a summer against a winter shows a difference that has nothing to do with the work, and months left out in between could be chosen so that they fit"
        ),
    ),
    "KM558": Message(
        N_("there are {before} months before the start and {after} after it"),
        N_("take at least 12 on each side, better 24"),
        N_(
            "in fewer than 12 months not all seasons are there, and a bad half-year before the start would look like an effect when it passes by itself"
        ),
    ),
    "KM559": Message(
        N_("{path} is {from} to {to}, and does not lie on its side of the start, {start}"),
        N_(
            "let before: end with {ends} at the latest, and after: begin with {begins} at the earliest: the whole months on either side of the start. Or correct start:, if the day is wrong"
        ),
        N_("a month that counts on both sides, or on the wrong one, hides the effect or makes one up"),
    ),
    "KM560": Message(
        N_("the evaluation was fixed on {fixed}, after the data's last month, {last}"),
        N_(
            "if it was fixed earlier, write that day; else leave evaluation: out, and tell the figures as a description of what happened"
        ),
        N_(
            "who has seen the figures can choose start and months, without wanting to, so that they show what one hopes for"
        ),
    ),
    "KM561": Message(
        N_("the evaluation was fixed on {fixed}, when the work had been going on since {start}"),
        N_("check the day; the pages say that it was fixed after the start"),
        N_("an evaluation that is fixed before the start can't be shaped by what came of it"),
    ),
    "KM562": Message(
        N_(
            "it takes one area of the kind estate and at least one of the kind comparison; of estate there are {estates}, of comparison {comparisons}"
        ),
        N_(
            "write kind: estate for the place where the work is done, and kind: comparison for places like it where it is not"
        ),
        N_("without a comparison nobody can tell what would have happened anyway"),
    ),
    "KM563": Message(
        N_("{path} does not say why this area was chosen"),
        N_(
            "write why: in what it is like the estate, or how it lies around it, and that it was chosen before the figures were seen"
        ),
        N_("with another comparison the answer can be another one"),
    ),
    "KM564": Message(
        N_('"{covers}" belongs to {area} and to {other}'),
        N_("let it stand in one of them, and draw the counts anew"),
        N_("the same offence would count on both sides of the comparison"),
    ),
    "KM565": Message(
        N_("{count} of the outcomes are primary, and it takes exactly one"),
        N_("write primary: true for the one outcome that answers the question, and for no other"),
        N_("who looks at several outcomes finds one that fell by chance"),
    ),
    "KM566": Message(
        N_("{path} is primary, but the police find it themselves"),
        N_(
            "make an outcome primary that somebody reports, such as burglary or violence; keep this one without primary:, as output"
        ),
        N_(
            "police-initiated offences, such as drugs, measure the work of the police: more patrol finds more of them, so that success looks like failure (https://link.springer.com/article/10.1007/s10940-021-09496-8)"
        ),
    ),
    "KM567": Message(
        N_("of the months before, {earlier} lie ahead of the placebo {placebo} and {later} from it on"),
        N_("take a month with at least 6 of the months before on either side; without placebo: it is the middle"),
        N_(
            "the placebo asks whether an effect is seen where nothing began; with few months it would be quiet in any case"
        ),
    ),
    "KM568": Message(
        N_("{outcome} in {area} has no count for {missing}"),
        N_("write a count for each month in a table in records/evaluation; 0 where nothing was recorded"),
        N_("a month that is missing is not a month without offences"),
    ),
    "KM569": Message(
        N_("{outcome} was counted nowhere: all counts are 0"),
        N_(
            "check whether the counts were drawn with the right codes; else leave the outcome out, or put it together with others"
        ),
        N_("where nothing happened before, nothing can fall"),
    ),
    "KM590": Message(
        N_("{outcome} was not recorded once in the months before in the comparison areas together: {areas}"),
        N_("choose comparison areas, or a kind of offences, where something was recorded in the months before"),
        N_("without a count to begin from nobody can tell how the figures went elsewhere"),
    ),
    "KM591": Message(
        N_('"{value}" stands before a row of sums; such rows in the file: {rows}'),
        N_("delete them: only the counts of each area, outcome and month are read"),
        N_("a sum that is counted along would count the same offences twice"),
    ),
}
