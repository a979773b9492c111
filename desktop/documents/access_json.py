"""The copy as a file for another program: 'intakekoffer-inzage/1', JSON in UTF-8 with Dutch names.

    formaat, gemaakt_op, gemeente, pakket (the set of questions), persoon
    beperkt_sinds        ISO day, or null
    wijzigingen          every change that was ever made, oldest first:
        id, soort, sleutel, vraag (Dutch text, or null), waarde (as it is kept), woorden (Dutch),
        geldt (nothing replaced it), vervangt (ids), door, op (ISO, UTC), taal (in which it was asked),
        gevraagd ({taal, tekst, nederlands} where the exact wording can be proven, else null), bewijs (SHA-256
        of that wording), bron, zekerheid, daad (correction, change of mind, withdrawal)
    gekeken              when somebody looked into it on this laptop: op, wat, door
    weggelaten           what is not in it and why, with a number

Values are those of the store: choices by their key, days in ISO, emptied = null. What cannot be proven is
null, never guessed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from desktop.domain.changes import JsonValue

FORMAT = "intakekoffer-inzage/1"


@dataclass(frozen=True, slots=True)
class Asked:
    """The exact wording a question was put in."""

    taal: str
    tekst: str
    nederlands: str


@dataclass(frozen=True, slots=True)
class KeptChange:
    """One change, with what a person needs to understand it. Field names are those of the file."""

    id: str
    soort: str
    sleutel: str
    vraag: str | None
    waarde: JsonValue
    woorden: str
    geldt: bool
    vervangt: tuple[str, ...]
    door: str
    op: str
    taal: str | None
    gevraagd: Asked | None
    bewijs: str | None
    bron: str | None
    zekerheid: str | None
    daad: str | None


@dataclass(frozen=True, slots=True)
class Look:
    """One time that somebody looked."""

    op: str
    wat: str
    door: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What is not in the file, why, and how many."""

    wat: str
    waarom: str
    aantal: int


@dataclass(frozen=True, slots=True)
class AccessFile:
    """Everything in the file."""

    made_on: date
    municipality: str
    pack: str
    person: Mapping[str, str]
    restricted: str
    changes: Sequence[KeptChange]
    looks: Sequence[Look]
    left_out: Sequence[LeftOut]


def access_json(file: AccessFile) -> bytes:
    """The file. Pure: the same facts give the same bytes."""
    told = {
        "formaat": FORMAT,
        "gemaakt_op": file.made_on.isoformat(),
        "gemeente": file.municipality,
        "pakket": file.pack,
        "persoon": dict(file.person),
        "beperkt_sinds": file.restricted or None,
        "wijzigingen": [change_told(one) for one in file.changes],
        "gekeken": [asdict(one) for one in file.looks],
        "weggelaten": [asdict(one) for one in file.left_out],
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def change_told(one: KeptChange) -> dict[str, object]:
    """One change under its Dutch names, as plain values."""
    names = KeptChange.__dataclass_fields__
    told: dict[str, object] = {name: getattr(one, name) for name in names}
    return told | {
        "waarde": _plain(one.waarde),
        "gevraagd": None if one.gevraagd is None else asdict(one.gevraagd),
    }


def _plain(value: JsonValue) -> object:
    if isinstance(value, Mapping):
        return {name: _plain(inner) for name, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, list | tuple) else value
