"""What the screen of the choices shows: what waits, the open one with its sides, what others chose."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.changes import ChangeKind, HeadKey, Source
from desktop.domain.ids import ChangeId, DossierId
from desktop.usecases.ports import Language, Spoken

_MARK = ":"


def at_text(where: HeadKey) -> str:
    """'answer:O01': a key as one text, for a place on the screen."""
    return f"{where[0].value}{_MARK}{where[1]}"


def where_of(text: str) -> HeadKey | None:
    """The key in such a text; None when it is none."""
    kind, mark, key = text.partition(_MARK)
    return (ChangeKind(kind), key) if mark and kind in set(ChangeKind) else None


@dataclass(frozen=True, slots=True)
class WaitingShown:
    """One line of the rail. `told`: '2 antwoorden', 'weggehaald en veranderd'."""

    at: str
    number: str
    title: str
    told: str


@dataclass(frozen=True, slots=True)
class PlanWould:
    """A line that would stand in the plan, with the number of its block."""

    block: int
    text: str


@dataclass(frozen=True, slots=True)
class SideShown:
    """One of the values. `change` names it; `who` are all who said it, with `when` of each.

    `wording` and `wording_dutch` stand there only where the sides were asked in other words.
    """

    letter: str
    change: ChangeId
    who: str
    when: str
    headline: str
    more: tuple[str, ...]
    source: Source | None
    source_words: str
    asked: str
    wording: Spoken | None
    wording_dutch: str
    plan: tuple[PlanWould, ...]
    effects: tuple[str, ...]
    is_gone: bool


@dataclass(frozen=True, slots=True)
class OptionShown:
    """One choice of a question with several, and in which sides it stands ('AB' = in both)."""

    key: str
    dutch: str
    letters: str


@dataclass(frozen=True, slots=True)
class FieldShown:
    """A field in which the sides differ: per letter what it says there ('' = nothing)."""

    name: str
    label: str
    by_letter: tuple[tuple[str, str], ...]


class OtherWay(StrEnum):
    """How a third value is given."""

    TEXT = "text"  # a line to type in
    ONE = "one"  # one of the choices
    MANY = "many"  # any of the choices
    PLACE = "place"  # on the screen where it is always filled in
    NONE = ""


@dataclass(frozen=True, slots=True)
class OtherShown:
    """`choices`: key and words; `screen`: where else it is filled in, at `question` where it is one."""

    way: OtherWay = OtherWay.NONE
    choices: tuple[tuple[str, str], ...] = ()
    hint: str = ""
    screen: str = ""
    question: str = ""


@dataclass(frozen=True, slots=True)
class ChoiceShown:
    """The one that is open. `seen`: the heads as they are shown; only those are settled.

    `guard`: why it waits for other company; then no value is told. `options` or `fields`: what can be put
    together out of the sides; `can_join`: two texts can stand behind each other.
    """

    at: str
    number: str
    title: str
    place: int
    of: int
    dutch: str
    own: Spoken | None
    picture: str
    heading: str
    told: str
    sides: tuple[SideShown, ...]
    seen: tuple[ChangeId, ...]
    options: tuple[OptionShown, ...] = ()
    fields: tuple[FieldShown, ...] = ()
    can_join: bool = False
    other: OtherShown = OtherShown()
    guard: tuple[str, ...] = ()
    is_special: bool = False
    needs_reason: bool = True
    keeps_plan_back: bool = False


@dataclass(frozen=True, slots=True)
class ToldShown:
    """What somebody else chose between where one of the answers was ours. `key` to say it was read."""

    key: str
    words: str
    reason: str
    at: str
    question: str


@dataclass(frozen=True, slots=True)
class ElsewhereShown:
    """Another dossier in which a choice waits."""

    dossier: DossierId
    roepnaam: str
    count: int


@dataclass(frozen=True, slots=True)
class EarlierShown:
    """An answer to a question that this list of questions does not have (any more)."""

    text: str
    words: str
    why: str


@dataclass(frozen=True, slots=True)
class ChoicesShown:
    """Everything of one dossier. `open` None: nothing waits here."""

    dossier: DossierId
    roepnaam: str
    language: Language
    waiting: tuple[WaitingShown, ...]
    open: ChoiceShown | None
    told: tuple[ToldShown, ...] = ()
    elsewhere: tuple[ElsewhereShown, ...] = ()
    earlier: tuple[EarlierShown, ...] = ()
