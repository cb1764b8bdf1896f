"""Words for what the rules find: references, and what is agreed. KM2xx and KM3xx."""

from __future__ import annotations

from karlemose_model.messages.message import N_, Message

RULES: dict[str, Message] = {
    "KM201": Message(
        N_('unknown {section} "{id}" in {path}'),
        N_("write one of: {known}; or list it under {listed}:"),
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
    "KM205": Message(
        N_('unknown source "{id}" in {path}'),
        N_('list it under sources: {id}: {{title: …, published: "2026"}}'),
        N_("whoever reads the page must be able to find it"),
    ),
    "KM301": Message(
        N_('"{path}" carries the effect of {component} and is changed here without an adaptation'),
        N_("undo the change, or write an adaptation with changes: {path}, what, why, status, by and when"),
        N_("who changes what the effect rests on should know and say so"),
    ),
    "KM302": Message(
        N_("the adaptation {id} is proposed but not approved; it takes effect all the same"),
        N_("have the steering group decide, then write status: approved, by: and when:"),
    ),
    "KM303": Message(
        N_("{path} is not written in {languages}"),
        N_("write {example}, or leave the language out under languages:"),
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
        N_("something here is shaped like a CPR number and {found} one; it is not repeated"),
        N_(
            "delete it; personal data belongs in the authority's own system. If it was committed, tell your data protection officer. If it is no person's number, let it pass under allowed: with finding: KM310, file:, line: and reason:"
        ),
        N_("nothing about persons may be stored in playbooks and records"),
    ),
    "KM311": Message(
        N_("no public holidays are known for {place}"),
        N_("check the code (ISO 3166), or write the holidays under place.holidays.optional as month-day"),
        N_("a meeting could fall on a holiday unnoticed"),
    ),
    "KM312": Message(
        N_("{path} can't be met: it asks for {partners} partners, these are invited: {invited}"),
        N_("lower the number, or make the partners it names core or regular participants"),
        N_("the meeting could never decide"),
    ),
    "KM313": Message(
        N_("these roles lack a holder or a deputy here: {roles}"),
        N_("write under roles: {example}"),
        N_("when somebody is away, the others must know who steps in"),
    ),
    "KM314": Message(
        N_("the figure {path} lacks {lacking}"),
        N_("write {{value: …, stated: 2026-01-31, source: …}}; the source is an id under sources:"),
        N_("whoever reads the number must be able to ask where it comes from"),
    ),
    "KM315": Message(
        N_("the newest value of {path} is from {date}"),
        N_("ask for the number again and add it to the list with its day"),
        N_("after three years a place is no longer the same"),
    ),
    "KM316": Message(
        N_("{path} was last checked on {date}"),
        N_(
            "see whether the law still says so and write the new day; for what comes with the tool, install its newest version"
        ),
        N_("the law on housing estates is amended almost every year"),
    ),
    "KM317": Message(
        N_("the day written in {path} has passed: {date}"),
        N_("look at the agreement again with its parties, then write the next day"),
        N_("an agreement that nobody looks at stops being followed"),
    ),
    "KM318": Message(
        N_("the KPI {path} lacks {lacking}"),
        N_("write under kpis: {example}"),
        N_("a number alone says neither how it is counted nor whether it is good"),
    ),
    "KM319": Message(
        N_("{path} is measured as {measure} but has a denominator"),
        N_("delete denominator:, or write measure: share or measure: rate"),
        N_("only shares and rates are divided by something"),
    ),
    "KM320": Message(
        N_("{path} has a target, but its direction is none"),
        N_("delete targets:"),
        N_("where more is neither better nor worse, a target rewards volume"),
    ),
    "KM321": Message(
        N_("no timeline is given"),
        N_("write timeline: and under it the phase with its first day: - {{phase: clear, from: 2026-01-05}}"),
        N_("without it no meeting has a date and no task is due"),
    ),
    "KM322": Message(
        N_("nobody ever comes to {path}"),
        N_("give it fewer days after the start, or another phase than {phase}"),
        N_("its activity is not done in that phase, or the phase is over before it is due"),
    ),
    "KM323": Message(
        N_('nothing refers to the {section} "{id}"'),
        N_("use it, or delete it"),
        N_("it is a slip of the pen elsewhere, or a leftover"),
    ),
    "KM324": Message(
        N_("nothing gives {path} a value"),
        N_("write fed_by: [observations], or leave the line out"),
    ),
    "KM325": Message(
        N_("this comment does not say what is ignored and why"),
        N_("write # karlemose: ignore[KM301] and the reason"),
        N_("the next reader must be able to judge it"),
    ),
    "KM326": Message(
        N_("{code} is not found here any more, so there is nothing to ignore"),
        N_("delete the comment"),
    ),
    "KM327": Message(
        N_("{code} can't be ignored"),
        N_("mend what it finds and delete the comment"),
        N_("the pages would be wrong, or private data would stay in"),
    ),
    "KM328": Message(
        N_("{path} has no tasks"),
        N_("write tasks: and under it an id with text:, or delete the checklist"),
    ),
    "KM329": Message(
        N_("the adaptation {id} is approved, but {lacking} is missing"),
        N_("write who approved it and on which day: by: the steering group, when: 2026-01-31"),
        N_("who departs from what the effect rests on answers for it"),
    ),
    "KM330": Message(
        N_("{code} is not a code"),
        N_("write the code that the finding has, e.g. KM314"),
    ),
    "KM331": Message(
        N_("{path} has lost its partner: {because} is left out of this playbook"),
        N_("leave the role out by an adaptation with removes: {path}, or write who has it here"),
        N_("its duties would be nobody's"),
    ),
    "KM332": Message(
        N_("no meeting {meeting} was planned for {date}"),
        N_(
            "mend the day, or write status: moved with instead_of: and why:, or status: extra with why:. If the meetings' day has changed, write from when under the cadence: changes: [{{from: 2027-03-01, weekday: thursday}}]"
        ),
        N_("meetings held are counted against those planned"),
    ),
    "KM357": Message(
        N_(
            "this form is for {date}, and no meeting {meeting} is planned for that day any more; nothing is written in it"
        ),
        N_("delete the file; karlemose minutes new makes a form for the right day"),
    ),
    "KM333": Message(
        N_("there is another record of the meeting planned for {date}"),
        N_("keep one of them; a second meeting that day is status: extra"),
    ),
    "KM334": Message(
        N_("no earlier meeting raised the action {action}"),
        N_("write the name of the record that raised it and its number there: 2026-12-03-operational/3"),
    ),
    "KM335": Message(
        N_("the action {action} was closed before"),
        N_(
            "delete this line or the other one, whichever is wrong, but nothing in closed minutes; if it has to be done again, raise it anew"
        ),
    ),
    "KM336": Message(
        N_("the minutes {name} are still a draft"),
        N_("fill in what is missing, then karlemose minutes close {name}"),
        N_("nobody can rely on minutes that may change, and a draft has no day on which it goes"),
    ),
    "KM337": Message(
        N_("the minutes {name} were to be deleted after {day}"),
        N_("see with karlemose records close-year that the authority has filed what it must, then delete the file"),
        N_("what is kept longer than agreed is kept without a reason"),
    ),
    "KM338": Message(
        N_("the action {action} was raised on {raised}, and something is told of it on {date}, before that"),
        N_("check the day, or the action's id"),
    ),
    "KM339": Message(
        N_("{key}: names {name}, and there are no such minutes of an earlier meeting of the same kind"),
        N_("write the name of the earlier record, e.g. 2026-11-19-operational"),
        N_("minutes that nobody approved would drop off the agenda"),
    ),
    "KM340": Message(
        N_("there are two meetings {meeting} on {date}"),
        N_("let one of them be on another day; what was done at both goes into one record"),
        N_("a record is named for its meeting and its day"),
    ),
    "KM341": Message(
        N_("{kpi} has a value for {period}, which has not begun, and nothing says when it was stated"),
        N_("check the year and the month, or write the day on which it was stated under stated"),
        N_("nobody can have counted what has not happened"),
    ),
    "KM342": Message(
        N_("{path} protects no small numbers and does not say why"),
        N_("write disclosure_reason: and why, or another disclosure:, e.g. nhs7-round5"),
        N_("a small number of persons in one estate points at somebody"),
    ),
    "KM343": Message(
        N_("nothing says for how many {path} is a rate"),
        N_("write per: and the number that the unit names, e.g. per: 1000"),
        N_("4 for each resident and 4 per 1,000 residents are far apart"),
    ),
    "KM344": Message(
        N_("{kpi} for {period} is shown here and gives away a small number that its profile hides"),
        N_(
            "write hidden: true in place of the figure. If it has been on a public page, tell your data protection officer today"
        ),
        N_("in a small place a small number points at persons"),
    ),
    "KM345": Message(
        N_("{kpi} for {period} can't have been released as it stands here"),
        N_(
            "write what karlemose kpi publish gave, or hidden: true: a period that was over, of the KPI's own length or a total, and a number that its profile shows"
        ),
        N_("public pages show what stands here, and nothing else"),
    ),
    "KM346": Message(
        N_("{kpi} for {period} is shown otherwise than the records now say"),
        N_("see which is right; if it is the records, add a release of today with the figure as its profile shows it"),
        N_("the public pages go on showing what was released"),
    ),
    "KM347": Message(
        N_("{path} is to hold at the level {levels}, where {entry} does not hold"),
        N_("write the level under levels: of {entry} too, or take it out here"),
        N_("a part of an entry holds only where the whole of it holds, and that is at the level {around}"),
    ),
    "KM348": Message(
        N_('{path} holds at the level {here} and names "{id}", which holds at the level {there}'),
        N_("name what holds at the same level, or write under levels: that both hold there"),
        N_("at the level {here} the name would quietly be left out"),
    ),
    "KM349": Message(
        N_("{path} holds at the level {levels} only, and what this playbook (kind: {kind}) says of it has no effect"),
        N_("delete it, or write it in the playbook of that level; levels: [{kind}] under it makes it hold here"),
    ),
    "KM360": Message(
        N_("no accessibility statement has been made for this site"),
        N_(
            "have the site tested, then write accessibility: with status: full, partial or none, checked: and the day, exceptions: and feedback:"
        ),
        N_("whoever can't use a page must know what to do instead, and whom to tell{law}"),
    ),
    "KM361": Message(
        N_("the accessibility statement was last brought up to date on {date}"),
        N_("look at the site again, mend what is no longer so, and write the day under accessibility: checked:"),
        N_("pages change, and with them what not everybody can use{law}"),
    ),
    "KM362": Message(
        N_("nobody outside can see where to tell of a fault on the site"),
        N_(
            "write under accessibility: feedback: {{email: …, audience: public}}, with a shared mailbox or a number that is meant for everybody"
        ),
        N_("who finds the fault is often somebody whom it keeps out"),
    ),
    "KM363": Message(
        N_("{path} lacks {lacking}"),
        N_("write under accessibility: exceptions: [{{text: …, reason: …, alternative: …}}]"),
        N_("whoever can't use a page needs to know which one, why, and where to get the same"),
    ),
}
