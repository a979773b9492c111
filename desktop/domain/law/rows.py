"""One block of a law file, read strictly: every problem is kept with file, place and remedy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypedDict

from desktop.domain.errors import Trouble, TroubleCode
from desktop.domain.law.book import Confidence


@dataclass(frozen=True, slots=True)
class LawProblem:
    """One thing that is wrong in a law file, in Dutch for whoever keeps the file."""

    file: str
    key: str  # where in the file, '' = the whole file
    what: str
    remedy: str

    def __str__(self) -> str:
        where = f"{self.file}: {self.key}" if self.key else self.file
        return f"{where}: {self.what} {self.remedy}"


class LawBroken(Trouble):
    """The law files cannot be used; `problems` names everything that is wrong."""

    def __init__(self, problems: tuple[LawProblem, ...]) -> None:
        super().__init__(TroubleCode.LAW_BROKEN, {"count": str(len(problems)), "first": str(problems[0])})
        self.problems = problems


class Grounds(TypedDict):
    """The fields that values, rules and lists of the law share."""

    start: date
    end: date | None
    article: str
    source: str
    confidence: Confidence
    checked_by: str


class Row:
    """The fields of one block. Reading a wrong field adds a problem and gives a harmless value back."""

    def __init__(
        self, file: str, label: str, content: Mapping[str, object], problems: list[LawProblem]
    ) -> None:
        self.file, self.label, self.content = file, label, content
        self._problems, self._before = problems, len(problems)

    @property
    def is_sound(self) -> bool:
        """True while nothing in this block was wrong."""
        return len(self._problems) == self._before

    def wrong(self, what: str, remedy: str) -> None:
        """Keep a problem of this block."""
        self._problems.append(LawProblem(self.file, self.label, what, remedy))

    def only(self, known: set[str]) -> None:
        """Every key that is not known is a problem: a typing error would go unseen otherwise."""
        for key in sorted(set(self.content) - known):
            self.wrong(f"Sleutel '{key}' is onbekend.", "Haal hem weg of verbeter de naam.")

    def text(self, key: str) -> str:
        """A text that has to be there."""
        found = self.content.get(key)
        if isinstance(found, str) and found.strip():
            return found.strip()
        self.wrong(f"'{key}' ontbreekt of is leeg.", "Vul een tekst in.")
        return ""

    def text_or_nothing(self, key: str) -> str:
        """A text that may be left out."""
        return self.text(key) if key in self.content else ""

    def checked_by(self) -> str:
        """Who laid it beside the official text; '' = nobody yet, but that has to be said."""
        found = self.content.get("checked_by")
        if isinstance(found, str):
            return found.strip()
        self.wrong("'checked_by' ontbreekt.", 'Vul een naam in, of "" als nog niemand keek.')
        return ""

    def confidence(self) -> Confidence:
        """How sure we are."""
        self.text("confidence")
        found = self.content.get("confidence")
        if isinstance(found, str) and found in set(Confidence):
            return Confidence(found)
        self.wrong("'confidence' is onbekend.", "Kies uit: " + ", ".join(Confidence) + ".")
        return Confidence.INFERRED

    def period(self) -> tuple[date, date | None]:
        """First and last day; no 'end' = until further notice."""
        start, end = self.content.get("start"), self.content.get("end")
        if not is_day(start):
            self.wrong("'start' is geen datum.", "Schrijf een datum als 2022-01-01, zonder aanhalingstekens.")
        if end is not None and not is_day(end):
            self.wrong("'end' is geen datum.", "Schrijf een datum als 2023-04-11, of haal 'end' weg.")
        elif is_day(start) and isinstance(start, date) and isinstance(end, date) and end < start:
            self.wrong("'end' ligt voor 'start'.", "Verbeter een van de twee datums.")
        return (
            start if isinstance(start, date) and is_day(start) else date.min,
            end if isinstance(end, date) and is_day(end) else None,
        )

    def grounds(self) -> Grounds:
        """What every value, rule and list says of itself: from when, on what ground, how sure, who looked."""
        start, end = self.period()
        return Grounds(
            start=start,
            end=end,
            article=self.text("article"),
            source=self.text("source"),
            confidence=self.confidence(),
            checked_by=self.checked_by(),
        )

    def number_or_text(self, key: str) -> int | str:
        """A whole number of nought or more, or a text."""
        found = self.content.get(key)
        if isinstance(found, bool) or not isinstance(found, int | str) or found == "":
            self.wrong(
                f"'{key}' is geen getal of tekst.",
                "Vul een heel getal in, of een tekst tussen aanhalingstekens.",
            )
            return ""
        if isinstance(found, int) and found < 0:
            self.wrong(f"'{key}' is kleiner dan nul.", "Vul een getal van nul of meer in.")
        return found

    def number_or_nothing(self, key: str) -> int | None:
        """A whole number that may be left out."""
        found = self.content.get(key)
        if found is None:
            return None
        if isinstance(found, int) and not isinstance(found, bool):
            return found
        self.wrong(f"'{key}' is geen heel getal.", "Vul een heel getal in.")
        return None

    def blocks(self, key: str) -> list[Mapping[str, object]]:
        """A list of blocks that may be left out."""
        found = self.content.get(key, [])
        if isinstance(found, list) and all(isinstance(one, dict) for one in found):
            return found
        self.wrong(f"'{key}' moet een lijst van blokken zijn.", f"Schrijf [[{key}]].")
        return []

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts that may be left out."""
        found = self.content.get(key, [])
        if isinstance(found, list) and all(isinstance(one, str) and one for one in found):
            return tuple(found)
        self.wrong(f"'{key}' is geen lijst van teksten.", 'Schrijf bijvoorbeeld ["ja", "nee"].')
        return ()


def is_day(found: object) -> bool:
    """A date without a time."""
    return isinstance(found, date) and not isinstance(found, datetime)
