"""The door of the safe: who is there, come in, come in for the first time."""

from __future__ import annotations

import hmac
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from desktop.domain.errors import Refusal, RefusalCode
from translations.letters import sort_key

if TYPE_CHECKING:  # the ports would bring half the house along before the first window
    from desktop.usecases.ports import Desk
    from desktop.usecases.repair import Repair


@dataclass(frozen=True, slots=True)
class PersonRow:
    """What can be read without a key: the label a person chose, nothing else."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class WipedRow:
    """A koffer that its municipality had wiped. `at`: aware, UTC."""

    id: str
    label: str
    municipality: str
    phone: str
    at: datetime


@dataclass(frozen=True, slots=True)
class FirstRun:
    label: str
    municipality: str
    phone: str


class Entrance(Protocol):
    """What the unlock screen can do before there is a Desk. Composition provides it.

    Passphrases are bytearrays and are wiped by the callee. Raises Refusal WRONG_PASSPHRASE,
    WAIT_BEFORE_RETRY (facts: seconds), PASSPHRASE_TOO_WEAK, LABEL_TAKEN; Trouble STORE_*, HEADER_*,
    SECOND_INSTANCE, DISK_*.
    """

    def people(self) -> tuple[PersonRow, ...]: ...
    def suggest_words(self) -> tuple[str, ...]:
        """A fresh random passphrase: as many words as this laptop's keystore asks for."""

    def open_person(self, person: str, passphrase: bytearray) -> Desk: ...
    def first_run(self, first: FirstRun, passphrase: bytearray) -> Desk: ...
    def repair(self) -> Repair:
        """What can be done about a koffer that does not open."""

    def wiped(self) -> tuple[WipedRow, ...]:
        """What was wiped here by order and is not put away yet."""

    def put_away(self, person: str) -> None: ...
    def close(self) -> None:
        """Close the open store, if any (lock, quit)."""


def people(entrance: Entrance) -> tuple[PersonRow, ...]:
    """Everyone with a store on this laptop, by label."""
    return tuple(sorted(entrance.people(), key=lambda row: (sort_key(row.label), row.id)))


def wiped(entrance: Entrance) -> tuple[WipedRow, ...]:
    """What the unlock screen says happened to a koffer, newest first."""
    return entrance.wiped()


def put_away(entrance: Entrance, person: str) -> tuple[WipedRow, ...]:
    """It was read; what is left to say."""
    entrance.put_away(person)
    return entrance.wiped()


def suggest_words(entrance: Entrance) -> tuple[str, ...]:
    """A fresh passphrase for a new safe, word by word: shown once, written down, typed back."""
    return entrance.suggest_words()


def open_person(entrance: Entrance, person: str, passphrase: bytearray) -> Desk:
    """Open one person's safe."""
    return entrance.open_person(person, passphrase)


def first_run(entrance: Entrance, first: FirstRun, passphrase: bytearray, again: bytearray) -> Desk:
    """Make a safe for a new person; Refusal PASSPHRASES_DIFFER, NAME_MISSING.

    The two are compared in a time that does not tell where they differ. `again` is wiped whatever happens;
    `passphrase` by the entrance, or here when it is refused.
    """
    try:
        if not first.label.strip():
            raise Refusal(RefusalCode.NAME_MISSING, "label")
        if not hmac.compare_digest(passphrase, again):
            raise Refusal(RefusalCode.PASSPHRASES_DIFFER, "again")
    except Refusal:
        _wipe(passphrase)
        raise
    finally:
        _wipe(again)
    return entrance.first_run(replace(first, label=first.label.strip()), passphrase)


def _wipe(secret: bytearray) -> None:
    secret[:] = bytes(len(secret))
