"""Two dossiers that may be of one person: how that shows, and what a person decided about it.

The same BSN or V-nummer, or a name that sounds alike with the same birth date. Nothing is joined by itself:
a person says 'the same' or 'not the same', as a decision in both dossiers, and that is remembered.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.changes import Change, ChangeKind, HeadKey, is_conflict
from desktop.domain.ids import DossierId
from translations.letters import search_form

#: start of the decision key; the id of the other dossier follows
TOGETHER_KEY = "samen."
#: start of the decision key; the id of the other dossier and an own id follow: which answers came from it
BROUGHT_KEY = "gebracht."


class Together(StrEnum):
    SAME = "zelfde"
    NOT_SAME = "niet_zelfde"


class Likeness(StrEnum):
    """What two dossiers share; the first two are numbers of one person, the third only may be."""

    BSN = "bsn"
    V_NUMMER = "v_nummer"
    NAME_AND_BIRTH = "naam_en_geboorte"


@dataclass(frozen=True, slots=True)
class Signs:
    """What can be compared of one dossier. Held in memory only; numbers are never shown or logged."""

    dossier: DossierId
    names: tuple[str, ...]
    birth: str  # ISO, may be partial; '' unknown
    bsn: str = ""
    v_nummer: str = ""

    def __repr__(self) -> str:
        return "Signs(...)"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two dossiers that look like one person; `first` has the lower id."""

    first: DossierId
    second: DossierId
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class Decided:
    """What a dossier tells of another: `main` is the one that goes on, '' for 'not the same'."""

    other: DossierId
    state: Together
    main: DossierId | None
    is_disputed: bool = False


def decided_from(heads: Mapping[HeadKey, tuple[Change, ...]]) -> tuple[Decided, ...]:
    """The decisions about other dossiers; two that differ stand as disputed and count for nothing."""
    found = []
    for (kind, key), changes in heads.items():
        if kind is not ChangeKind.DECISION or not key.startswith(TOGETHER_KEY):
            continue
        read = [one for change in changes if (one := _decided(key, change)) is not None]
        if read:
            last = read[-1]
            found.append(Decided(last.other, last.state, last.main, is_conflict(changes)))
    return tuple(sorted(found, key=lambda one: one.other))


def goes_on_in(dossier: DossierId, heads: Mapping[HeadKey, tuple[Change, ...]]) -> str:
    """The dossier in which this one goes on, '' while it stands by itself."""
    joined = [
        one.main
        for one in decided_from(heads)
        if one.state is Together.SAME and not one.is_disputed and one.main not in (None, dossier)
    ]
    return str(joined[0]) if joined else ""


@dataclass(frozen=True, slots=True)
class BroughtAnswers:
    """The answers that one joining wrote, by the ids of their changes; `is_undone` once taken apart."""

    key: str
    answers: frozenset[str]
    is_undone: bool


def brought_from(heads: Mapping[HeadKey, tuple[Change, ...]], other: DossierId) -> tuple[BroughtAnswers, ...]:
    """What was brought here from that dossier, one for each time that something was."""
    start, found = f"{BROUGHT_KEY}{other}.", []
    for (kind, key), changes in sorted(heads.items()):
        value = changes[0].value if kind is ChangeKind.DECISION and key.startswith(start) else None
        ids = value.get("answers") if isinstance(value, Mapping) else None
        if isinstance(value, Mapping) and isinstance(ids, list | tuple):
            found.append(BroughtAnswers(key, frozenset(map(str, ids)), value.get("apart") is True))
    return tuple(found)


def _decided(key: str, change: Change) -> Decided | None:
    value = change.value
    if not isinstance(value, Mapping) or value.get("state") not in set(Together):
        return None
    main, state = value.get("main"), Together(str(value["state"]))
    if state is Together.SAME and not isinstance(main, str):
        return None
    named = DossierId(main) if isinstance(main, str) and state is Together.SAME else None
    return Decided(DossierId(key[len(TOGETHER_KEY) :]), state, named)


def likely_pairs(all_signs: Iterable[Signs]) -> tuple[Pair, ...]:
    """Every pair that shares a number, or a name that sounds alike and a birth date; the surest reason."""
    known = tuple(all_signs)
    found: dict[tuple[DossierId, DossierId], Likeness] = {}

    def meet(groups: Mapping[str, list[Signs]], likeness: Likeness) -> None:
        for group in groups.values():
            for i, one in enumerate(group):
                for other in group[i + 1 :]:
                    if one.dossier != other.dossier:
                        found.setdefault(_ordered(one.dossier, other.dossier), likeness)

    meet(_grouped((signs.bsn, signs) for signs in known), Likeness.BSN)
    meet(_grouped((signs.v_nummer, signs) for signs in known), Likeness.V_NUMMER)
    sounding = ((f"{word}/{s.birth}", s) for s in known if s.birth for word in name_words(s.names))
    for group in _grouped(sounding).values():
        for i, one in enumerate(group):
            for other in group[i + 1 :]:
                if one.dossier != other.dossier and _may_be_one(one, other):
                    found.setdefault(_ordered(one.dossier, other.dossier), Likeness.NAME_AND_BIRTH)
    return tuple(Pair(a, b, likeness) for (a, b), likeness in sorted(found.items()))


def _grouped(pairs: Iterable[tuple[str, Signs]]) -> dict[str, list[Signs]]:
    groups: dict[str, list[Signs]] = {}
    for key, signs in pairs:
        if key:
            groups.setdefault(key, []).append(signs)
    return groups


def _ordered(one: DossierId, other: DossierId) -> tuple[DossierId, DossierId]:
    return (one, other) if one < other else (other, one)


def _may_be_one(one: Signs, other: Signs) -> bool:
    """Two different numbers of one kind are two people, whatever the names."""
    if one.bsn and other.bsn and one.bsn != other.bsn:
        return False
    return not (one.v_nummer and other.v_nummer and one.v_nummer != other.v_nummer)


#: one sound written in more ways, the longest spelling first
_SOUNDS = (
    ("tch", "tsh"), ("sch", "s"), ("kh", "k"), ("gh", "k"), ("ch", "k"), ("ph", "f"), ("th", "t"),
    ("dh", "d"), ("sh", "s"), ("dj", "j"), ("zh", "j"), ("ck", "k"), ("q", "k"), ("c", "k"), ("g", "k"),
    ("x", "ks"), ("z", "s"), ("v", "w"), ("b", "p"), ("h", ""), ("y", ""), ("w", ""),
)  # fmt: skip
_VOWELS = re.compile("[aeiou]")
_TWICE = re.compile(r"(.)\1+")
_NOT_A_NAME = frozenset({"al", "el", "abd", "bin", "ben", "van", "de", "der", "den", "abu", "ould"})


def name_words(names: Iterable[str]) -> frozenset[str]:
    """The words of a name as they sound, so that 'Mohammed' and 'Muhamad' meet; particles are left out.

    A word in another script than Latin is compared as it stands. Rough on purpose: it only ever says 'maybe'.
    """
    found = set()
    for name in names:
        for word in re.split(r"[\W\d_]+", search_form(name)):
            if len(word) > 1 and word not in _NOT_A_NAME:
                found.add(_sound(word))
    return frozenset(word for word in found if word)


def _sound(word: str) -> str:
    if not word.isascii():
        return word
    sound = word[:1]
    rest = word
    for written, meant in _SOUNDS:
        rest = rest.replace(written, meant)
    rest = _TWICE.sub(r"\1", _VOWELS.sub("", rest))
    return rest if len(rest) > 1 else f"{sound}{rest}"
