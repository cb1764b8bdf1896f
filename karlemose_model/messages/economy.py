"""Words for what is wrong with costs, unit values and benefits. KM570 to KM589."""

from __future__ import annotations

from karlemose_model.messages.message import N_, Message

ECONOMY: dict[str, Message] = {
    "KM570": Message(
        N_("the shares in {path} add up to {sum}, and not to 1"),
        N_("write who pays which share, e.g. {{municipality: 0.5, police: 0.5}}"),
        N_("with more than 1 money is counted twice, with less somebody's money is missing"),
    ),
    "KM571": Message(
        N_("the numbers in {path} are not in order: low: {low}, {name}: {likely}, high: {high}"),
        N_("put them in order: low: is the lowest that it may be, {name}: the most likely, high: the highest"),
    ),
    "KM572": Message(
        N_("in {path} there are amounts below 0: {amounts}"),
        N_("write the amount without minus; what is earned or saved is an entry of its own under benefits:"),
        N_("a cost below 0 would be a benefit that nobody has to prove"),
    ),
    "KM573": Message(
        N_("{path} is in {currency}, and the balance in {other}"),
        N_(
            "write the amount in {other} as a source gives it. Only a value that is held beside the result (only_sensitivity: true) may be in another currency, with its rate under economy: exchange:"
        ),
        N_("what something costs in one country is not what it costs in another, whatever the rate of exchange"),
    ),
    "KM574": Message(
        N_(
            "{path} is in prices of {year}, the balance in prices of {other}, and no price index holds {missing}; amounts of that year: {count}"
        ),
        N_(
            "write the years under economy: price_index: values: with a source, e.g. the consumer price index. If none is at hand, write price_index: {{unknown: and the reason}}; then the amount counts as it stands, and the page says so"
        ),
        N_("a krone of another year is not worth the same"),
    ),
    "KM575": Message(
        N_("the balance counts {horizon} years, and the rates of {path} end with year {until}, the first being year 0"),
        N_("shorten economy: horizon: to {most}, or write the rates of the later years with their source"),
    ),
    "KM576": Message(
        N_("the rates in {path} do not follow each other: {years}"),
        N_("begin with from_year: 0, and put later years after it, each once"),
    ),
    "KM577": Message(
        N_("costs or benefits are counted here, and these are missing: {lacking}"),
        N_("write {example}"),
        N_("without them no balance can be worked out"),
    ),
    "KM578": Message(
        N_("all claims on the outcome {outcome} together are {sum}, above 1"),
        N_("lower attribution: under {benefits}, so that they are at most 1 together"),
        N_("the same fall can't be claimed in full by several pieces of work"),
    ),
    "KM579": Message(
        N_("{path} takes out once more what would have happened anyway"),
        N_("delete deadweight: here"),
        N_("an outcome is measured against a comparison, which has what would have happened anyway taken out already"),
    ),
    "KM580": Message(
        N_('the unit value "{id}" in {path} may only be held beside the result'),
        N_("take a unit value of this country, or ask of it under economy: questions:"),
        N_("it holds for another country, or is no value of one of something"),
    ),
    "KM581": Message(
        N_("the source's own figures in {path} do not add up: the parts give {added}, the total is {total}"),
        N_("look it up in the source, or do not use the value; write within: only if the difference is rounding"),
        N_("figures that contradict themselves carry no balance"),
    ),
    "KM582": Message(
        N_("{path} needs either an outcome or a number, and has {found}"),
        N_("write outcome: and an id from evaluation.outcomes, or number: {{low: …, value: …, high: …}}"),
    ),
    "KM583": Message(N_("{path} ends in {to}, before it begins in {from}"), N_("check the years under from: and to:")),
    "KM584": Message(
        N_("{path} runs from {from} to {to}, and the balance counts only {first} to {last}"),
        N_("change economy: first_year: or horizon:, or leave it: then the years outside are left out"),
        N_("a cost or benefit that is counted in part makes the balance look other than it is"),
    ),
    "KM585": Message(
        N_('"{id}" in {path} is no outcome of the evaluation'),
        N_("write one of those under evaluation: outcomes: ({known}), or add it there"),
    ),
    "KM586": Message(
        N_('{path} rests on "{id}", which the police find themselves'),
        N_("take an outcome that victims report"),
        N_("more patrol finds more of it: the number tells of the work, not of what it led to"),
    ),
    "KM587": Message(
        N_('the cost "{id}" in {path} has no amount that is counted'),
        N_("write counted: under costs: {id}, or take it out of the list"),
    ),
    "KM588": Message(
        N_("the balance is in {currency}, and every amount that goes into it in {other}"),
        N_(
            "write currency: {other} if that is meant; else write the amounts in {currency}, as their sources give them"
        ),
        N_("what something costs in one country is not what it costs in another, whatever the rate of exchange"),
    ),
    "KM589": Message(N_('"{value}" in {path} is no currency'), N_("write its three capital letters, e.g. DKK or EUR")),
}
