"""What a municipality chose: its own file, which may only fill keys that the national files leave to it.

A choice holds from its own first day; before it, and where nothing was chosen, the national value holds.
No text of a municipality may name money: what a fine costs is never told by this app (rule R-HAN-03).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from desktop.domain.law.book import LawValue, MunicipalChoice
from desktop.domain.law.rows import LawProblem, Row

#: the name under which the file of the municipality is handed in
MUNICIPAL_FILE = "gemeente.toml"
LONGEST_TEXT = 300
_KEYS = {"key", "value", "start", "end", "decided_by", "checked_by"}
_MONEY = re.compile(r"€|\beuro\b|\bEUR\b|\bboete van\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Chosen:
    """One choice of the municipality."""

    key: str
    value: int | str
    start: date
    end: date | None
    decided_by: str
    checked_by: str


def read_choice(
    place: int,
    content: Mapping[str, object],
    national: Mapping[str, LawValue],
    problems: list[LawProblem],
) -> Chosen | None:
    """One block [[value]] of the municipal file; `national` holds a value per known key."""
    row = Row(MUNICIPAL_FILE, str(content.get("key") or f"value {place}"), content, problems)
    row.only(_KEYS)
    key, decided_by, checked_by = row.text("key"), row.text("decided_by"), row.checked_by()
    start, end = row.period()
    value = row.number_or_text("value")
    known = national.get(key)
    if key and known is None:
        row.wrong("Deze sleutel bestaat niet.", "Kies uit: " + ", ".join(_open_keys(national)) + ".")
    elif known is not None and known.choice is None:
        row.wrong(
            "Deze sleutel is landelijk; een gemeente mag hem niet invullen.",
            "Haal hem weg. Wel mag: " + ", ".join(_open_keys(national)) + ".",
        )
    elif known is not None and known.choice is not None and row.is_sound:
        _fits(row, value, known, known.choice)
        if start < known.start:
            row.wrong(f"'start' ligt voor {known.start}.", "De regel zelf begint pas dan.")
    return Chosen(key, value, start, end, decided_by, checked_by) if row.is_sound else None


def with_choices(
    values: tuple[LawValue, ...], chosen: Iterable[Chosen], problems: list[LawProblem]
) -> tuple[LawValue, ...]:
    """The national values, cut around what the municipality chose."""
    found = list(values)
    ordered = sorted(chosen, key=lambda one: (one.key, one.start))
    for index, one in enumerate(ordered):
        after = ordered[index + 1] if index + 1 < len(ordered) else None
        end = one.end
        if after is not None and after.key == one.key:
            if after.start == one.start or (end is not None and end >= after.start):
                problems.append(
                    LawProblem(
                        MUNICIPAL_FILE,
                        one.key,
                        f"De keuzes van {one.start} en {after.start} lopen door elkaar.",
                        "Geef elke keuze een eigen periode.",
                    )
                )
                continue
            end = end or after.start - timedelta(days=1)
        found = [piece for value in found for piece in _around(value, replace(one, end=end))]
    return tuple(sorted(found, key=lambda value: (value.key, value.start)))


def _around(value: LawValue, one: Chosen) -> list[LawValue]:
    """The parts of a value before, in and after the period of the choice."""
    last = value.end or date.max
    until = one.end or date.max
    if value.key != one.key or last < one.start or until < value.start or value.decided_by:
        return [value]
    begin, stop = max(value.start, one.start), min(last, until)
    pieces: list[LawValue] = []
    if value.start < begin:
        pieces.append(replace(value, end=begin - timedelta(days=1)))
    pieces.append(
        replace(
            value,
            value=one.value,
            start=begin,
            end=None if stop == date.max else stop,
            decided_by=one.decided_by,
            checked_by=one.checked_by,
        )
    )
    if stop < last:
        pieces.append(replace(value, start=stop + timedelta(days=1)))
    return pieces


def _fits(row: Row, value: int | str, known: LawValue, choice: MunicipalChoice) -> None:
    if isinstance(known.value, int) != isinstance(value, int):
        kind = "een heel getal" if isinstance(known.value, int) else "een tekst tussen aanhalingstekens"
        row.wrong("'value' is van een andere soort dan de landelijke waarde.", f"Vul {kind} in.")
    elif isinstance(value, str) and choice.options and value not in choice.options:
        row.wrong("Deze keuze bestaat niet.", "Kies uit: " + ", ".join(choice.options) + ".")
    elif isinstance(value, int):
        least = 0 if choice.least is None else choice.least
        if value < least or (choice.most is not None and value > choice.most):
            row.wrong("Het getal valt buiten de grenzen.", f"Vul {least} tot en met {choice.most} in.")
    elif len(value) > LONGEST_TEXT:
        row.wrong("De tekst is te lang.", f"Houd het op {LONGEST_TEXT} tekens.")
    elif _MONEY.search(value):
        row.wrong("De tekst noemt geld.", "Noem geen bedragen: die staan in de brief van de gemeente.")


def _open_keys(national: Mapping[str, LawValue]) -> list[str]:
    return sorted(key for key, value in national.items() if value.choice is not None)
