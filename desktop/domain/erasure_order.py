"""An order of the privacy officer to destroy dossiers on a laptop before their term (AVG 17): a signed file.

The same key as the policy signs it, over another label, so that a policy never counts as an order. The order
names dossiers by their number only; whose they are is known on the laptop alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from desktop.domain.ids import DossierId
from desktop.domain.retention_reader import PolicyBroken, one_text
from forms.problems import PackProblem
from forms.strict_toml import FILE_MAX, Table, parse_toml

FILE = "wisopdracht.toml"
MOST_DOSSIERS = 200
_LABEL = b"intakekoffer|wisopdracht|1\n"
_NUMBER = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,39}")
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class ErasureOrder:
    """What is to go. `also_unsent`: also what the municipality does not have yet."""

    number: str
    municipality: str
    decided_by: str
    decided_on: date
    ground: str
    dossiers: tuple[DossierId, ...]
    also_unsent: bool


def order_text(body: bytes) -> bytes:
    """What is signed of an order."""
    return _LABEL + body


def is_order(body: bytes) -> bool:
    """Whether a file means to be an order: only then it has dossiers to name."""
    # nobody signed it yet
    return len(body) <= FILE_MAX and "order" in parse_toml(FILE, body, [])


def read_order(body: bytes, name: str = FILE) -> ErasureOrder:
    """What stands in the file. Raises PolicyBroken with all problems."""
    problems: list[PackProblem] = []
    whole = Table(name, "", parse_toml(name, body, problems), problems)
    if problems:
        raise PolicyBroken(problems)
    number = whole.text("order", remedy="Schrijf uw eigen nummer van de opdracht, als 2026-014.")
    if number and not _NUMBER.fullmatch(number):
        whole.note("order", "een nummer heeft letters, cijfers, punten en strepen", "Als 2026-014.")
    municipality = one_text(whole, "municipality", "Schrijf de naam van de gemeente.")
    decided_by = one_text(whole, "decided_by", "Schrijf de functie van wie besloot, geen naam.")
    decided_on = whole.day("decided_on", True)
    ground = one_text(whole, "ground", "Schrijf waarom, met het artikel en zonder namen.")
    dossiers = whole.texts("dossiers")
    if not 0 < len(dossiers) <= MOST_DOSSIERS or len(set(dossiers)) != len(dossiers):
        whole.note("dossiers", f"hier horen 1 tot {MOST_DOSSIERS} verschillende nummers", "Noem ze een keer.")
    if not all(_UUID.fullmatch(one) for one in dossiers):
        whole.note("dossiers", "dit is geen nummer van een dossier", "Neem het over van de laptop.")
    also_unsent = whole.flag("also_unsent")
    whole.close()
    if problems or decided_on is None:
        raise PolicyBroken(problems)
    ids = tuple(DossierId(one) for one in dossiers)
    return ErasureOrder(number, municipality, decided_by, decided_on, ground, ids, also_unsent)
