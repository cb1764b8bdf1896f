"""Where a text names a person beside a word of offence, health or origin, for rules: told from its form and from lists of names."""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

_WORDS = Path(__file__).resolve().parent / "words"

WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
"""A word, also one with a hyphen or an apostrophe in it."""
_LETTERS_OF_NAMES = (1, 3)
"""So many initials with points are a name ("A.K."); more are none."""
_ABBREVIATED = {"us", "uk", "eu", "am", "pm", "ps", "nb", "tv", "su", "cv", "po", "bt", "un", "eg", "ie"}
_SHORTEST = 3
"""Letters of a word on no list that can be a name."""
_GENITIVES = ("'s", "’s", "'", "’", "s")
_SAINT = {"sankt", "skt", "st"}
_PLACE_ENDS = (
    "vej", "vejen", "vejs", "gade", "gaden", "gades", "allé", "alle", "stræde", "stræd", "torv", "torvet", "plads", "pladsen", "park",
    "parken", "parkens", "skole", "skolen", "skoles", "huset", "hus", "husene", "hallen", "center", "centret", "centeret", "klub",
    "klubben", "kirke", "kirken", "broen", "havn", "station", "stationen", "stien", "vænge", "vænget", "toften", "gården", "gård",
    "bakken", "haven", "byen", "kommune", "kommunes", "politi", "borg", "bjerg", "strup", "rup", "sted", "løse", "mosen",
    "vang", "vangen", "sund", "strand", "boliger", "bolig", "forening", "foreningen", "selskab", "selskabet", "udvalg", "udvalget",
    "rådet", "nævn", "team", "teamet", "projekt", "projektet", "ministeriet", "styrelsen", "loven", "street", "road", "square",
    "house", "hall", "school", "club", "church", "council", "office", "project", "lane", "avenue", "estate", "team", "centre",
)  # fmt: skip
"""How names of places and organisations end; a name of two words is one when any of them ends so."""
_BEFORE_PLACES = {
    "i", "in", "near", "ved", "på", "the", "a", "an", "den", "det", "de", "this", "that", "firmaet", "butikken", "kiosken",
    "klubben", "skolen", "projektet", "foreningen", "bostedet", "institutionen", "virksomheden", "avisen", "restauranten", "shop",
    "company", "club", "school", "project", "programme",
}  # fmt: skip
"""Words before which a capital letter begins a place or a thing rather than a person."""
_SHORTENED = re.compile(r"(?<![\w'’])(?:[Ff]\.eks|[Bb]l\.a|ca|nr|[Hh]r|[Ff]r|[Jj]f|dvs|kl|M[rs]|Mrs|e\.g|i\.e)\.\s*$")
"""A point that ends a shortened word and no sentence."""
_FARTHEST = 12
"""So many characters back it is looked what a word follows."""
_SENTENCE_ENDS = ".!?:;|=>•–—"
_OPENING = "\"'“”„«»‘’([{*_`"


@dataclass(frozen=True, slots=True)
class Beside:
    """Where a name begins and ends, and the kind of the nearest word beside it: offence, health or origin."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    word: str
    begins: bool
    """Whether a sentence begins with it, so that its capital letter says nothing."""

    @property
    def capital(self) -> bool:
        return self.word[0].isupper()

    @property
    def initial(self) -> bool:
        return len(self.word) == 1 and self.capital


def named_beside(passage: str, known: Collection[str] = frozenset()) -> Iterator[Beside]:
    """Each name in a passage with a sensitive word in its sentence or the next one to it.

    `known` are words with a capital letter that name no person, as they are written: partners, places, sources. What is
    found is likely and never certain: a name in small letters, or one that begins a sentence and is on no list, is not.
    """
    # Most passages have no such word: they are not looked at any further.
    if not any(kind_of(word) for word in WORD.findall(passage)):
        return
    sentences = list(_sentences(_tokens(passage)))
    sensitive = [[(token, kind) for token in sentence if (kind := kind_of(token.word))] for sentence in sentences]
    for number, sentence in enumerate(sentences):
        near = [one for beside in sensitive[max(0, number - 1) : number + 2] for one in beside]
        if not near:
            continue
        for start, end in _names(passage, sentence, known):
            words = [one for one in near if not start <= one[0].start < end]
            if words:
                kind = min(words, key=lambda one: abs(one[0].start - start))[1]
                yield Beside(start, end, kind)


@lru_cache(maxsize=8192)
def kind_of(word: str) -> str:
    """What kind of sensitive word it is: offence, health, origin, or none of them (empty)."""
    small = word.casefold()
    for kind, words in _sensitive():
        if (
            small in words.whole
            or small.startswith(words.beginnings)
            or small.endswith(words.ends)
            or any(part in small for part in words.parts)
        ):
            return kind
    return ""


def without_genitive(words: str) -> str:
    """A name as it is called, whether or not something of his or hers is spoken of; for comparing."""
    small = " ".join(words.split()).casefold()
    return next((small.removesuffix(end) for end in _GENITIVES if small.endswith(end)), small)


def capitalised(text: str) -> frozenset[str]:
    """The words that a text writes with a capital letter, except those that are names on the lists."""
    lists = _lists()
    words = {found[0] for found in WORD.finditer(text) if found[0][0].isupper()}
    return frozenset(word for word in words if not (_forms(word) & (lists.given | lists.surnames)))


def _tokens(passage: str) -> list[_Token]:
    tokens: list[_Token] = []
    for found in WORD.finditer(passage):
        begins = _begins(passage, found.start()) and not _goes_on_after_initial(passage, found, tokens[-2:])
        tokens.append(_Token(found.start(), found.end(), found[0], begins))
    return tokens


def _begins(passage: str, at: int) -> bool:
    """Whether a sentence, a line, a cell or a quotation begins there."""
    spaces = False
    for before in reversed(passage[max(0, at - _FARTHEST) : at]):
        if before == "\n":
            return True
        if before.isspace():
            spaces = True
        elif before in _SENTENCE_ENDS:
            return not (before == "." and _SHORTENED.search(passage[max(0, at - _FARTHEST) : at]))
        else:
            return (before in ",\t" and not spaces) or before in _OPENING
    return True


def _goes_on_after_initial(passage: str, found: re.Match[str], before: list[_Token]) -> bool:
    """Whether the point before it ends no sentence but an initial: "A. K.", "Jens P. Hansen"; not "in phase B. Then"."""
    if not before or not before[-1].initial or passage[before[-1].end : found.start()].strip() != ".":
        return False
    if len(found[0]) == 1 and found[0].isupper():
        return True
    name = before[0] if len(before) == 2 else None
    return name is not None and name.capital and (not name.begins or bool(_forms(name.word) & _lists().given))


def _sentences(tokens: Sequence[_Token]) -> Iterator[list[_Token]]:
    sentence: list[_Token] = []
    for token in tokens:
        # What begins with a small letter goes on: "f.eks. tyveri".
        if token.begins and token.capital and sentence:
            yield sentence
            sentence = []
        sentence.append(token)
    if sentence:
        yield sentence


def _names(passage: str, sentence: list[_Token], known: Collection[str]) -> Iterator[tuple[int, int]]:
    lists = _lists()
    # A heading in English writes every word so, and a capital letter says nothing in it.
    long = [token for token in sentence if len(token.word) > _SHORTEST and not token.begins]
    in_capitals = len(long) > 2 and sum(token.capital for token in long) * 2 > len(long)
    for run, before, after in _runs(passage, sentence):
        if after in _PLACE_ENDS or any(_is_place(token.word, lists) for token in run):
            continue
        if _is_initials(passage, run):
            yield run[0].start, run[-1].end + 1
            continue
        for number, token in enumerate(run):
            behind = [before, *(one.word.casefold() for one in run[:number])]
            may_be = not in_capitals and not _BEFORE_PLACES & set(behind) and _may_be_name(token, known, lists)
            if behind[-1] not in _SAINT and (may_be or _is_name(token, run[number + 1 :], lists)):
                yield token.start, run[-1].end
                break


def _runs(passage: str, sentence: list[_Token]) -> Iterator[tuple[list[_Token], str, str]]:
    """Words with capital letters that follow each other, with the words before and after them in small letters."""
    at = 0
    while at < len(sentence):
        if not sentence[at].capital:
            at += 1
            continue
        end = at + 1
        while end < len(sentence) and sentence[end].capital and _goes_on(passage, sentence[end - 1], sentence[end]):
            end += 1
        before = sentence[at - 1].word.casefold() if at else ""
        after = sentence[end].word.casefold() if end < len(sentence) else ""
        yield sentence[at:end], before, after
        at = end


def _goes_on(passage: str, one: _Token, other: _Token) -> bool:
    between = passage[one.end : other.start]
    return between.strip() == "" or (one.initial and between.strip() == ".")


def _is_initials(passage: str, run: list[_Token]) -> bool:
    few, many = _LETTERS_OF_NAMES
    letters = "".join(token.word for token in run).casefold()
    return (
        few < len(run) <= many
        and all(token.initial and passage[token.end : token.end + 1] == "." for token in run)
        and letters not in _ABBREVIATED
    )


def _is_name(token: _Token, rest: list[_Token], lists: _Lists) -> bool:
    """Whether the word is on a list of names, and means one here."""
    if "-" in token.word:
        parts = [part for part in token.word.split("-") if part]
        return any(_forms(part) & (lists.given | lists.surnames) for part in parts) and all(
            part[0].isupper() for part in parts
        )
    forms = _forms(token.word)
    followed = any(one.initial or not (_forms(one.word) & lists.capitals) for one in rest)
    if forms & lists.given:
        if followed:
            return True
        if forms & lists.capitals:
            return False
        return not (token.begins and forms & lists.also_words)
    return bool(forms & lists.surnames) and len(token.word) >= _SHORTEST


def _may_be_name(token: _Token, known: Collection[str], lists: _Lists) -> bool:
    """Whether the word has a capital letter for no other reason than that it is a name, as far as is known."""
    word = token.word
    forms = _forms(word)
    return (
        not token.begins
        and len(word) >= _SHORTEST
        and not any(part.isupper() for part in word.split("-"))
        and not forms & lists.capitals
        and not any(form in known for form in forms)
        and not any(part in known or part in lists.capitals for part in word.split("-"))
    )


def _is_place(word: str, lists: _Lists) -> bool:
    small = word.casefold()
    if small in _PLACE_ENDS:
        return True
    long = any(small.endswith(end) and len(small) > len(end) + 1 for end in _PLACE_ENDS)
    return long and not _forms(word) & (lists.given | lists.surnames)


def _forms(word: str) -> set[str]:
    """The word, also without a genitive's ending and with small letters behind the first."""
    written = word.capitalize() if word.isupper() and len(word) > _SHORTEST else word
    return {written, *(written.removesuffix(end) for end in _GENITIVES if len(written) > len(end))}


@dataclass(frozen=True, slots=True)
class _Lists:
    given: frozenset[str]
    also_words: frozenset[str]
    surnames: frozenset[str]
    capitals: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Sensitive:
    whole: frozenset[str]
    beginnings: tuple[str, ...]
    ends: tuple[str, ...]
    parts: tuple[str, ...]


@cache
def _lists() -> _Lists:
    given = _listed("given_names.txt")
    also_words = frozenset(word.rstrip("?") for word in given if word.endswith("?"))
    return _Lists(
        frozenset(word.rstrip("?") for word in given),
        also_words,
        frozenset(_listed("surnames.txt")),
        frozenset(_listed("capitals.txt")),
    )


def _listed(name: str) -> list[str]:
    lines = (_WORDS / name).read_text("utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


@cache
def _sensitive() -> tuple[tuple[str, _Sensitive], ...]:
    """The words of each kind; a star at an end stands for whatever follows or goes before there."""
    kinds: dict[str, list[str]] = {}
    with (_WORDS / "sensitive_words.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            kinds.setdefault(row["kind"], []).extend(row["words"].split())

    def such(words: list[str], before: bool, after: bool) -> tuple[str, ...]:
        return tuple(word.strip("*") for word in words if (word[0] == "*", word[-1] == "*") == (before, after))

    return tuple(
        (
            kind,
            _Sensitive(
                frozenset(such(words, False, False)),
                such(words, False, True),
                such(words, True, False),
                such(words, True, True),
            ),
        )
        for kind, words in kinds.items()
    )
