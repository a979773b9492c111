"""Reads a story file strictly: every problem at once, with what to do."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from desktop.domain.changes import Certainty, Source
from desktop.stories.model import (
    Expected,
    Given,
    RawAnswer,
    Story,
    StoryPerson,
    StoryRoute,
    StoryTolk,
)
from desktop.usecases.tolk_session import TolkKind, TolkWay
from forms.model import AnswerState, FormPack

_TOP = {
    "title",
    "today",
    "start",
    "person",
    "prepared",
    "tolk",
    "answer",
    "route",
    "note",
    "expected",
}
_GIVEN = {"question", "answer", "rows", "state", "source", "certainty"}
_EXPECTED = {
    "doelgroep",
    "clock",
    "due",
    "anchor",
    "test",
    "stopped",
    "blocks",
    "open_points",
    "refusals",
    "paper_says",
    "paper_never_says",
}
_ROUTES = ("b1", "onderwijs", "z")
_HOUR = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")


class StoryBroken(Exception):
    """The story cannot be played; `problems` lists everything that is wrong, one sentence each."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__(f"{len(problems)} problemen in het verhaal")
        self.problems = problems


def read_story(path: Path, pack: FormPack) -> Story:
    """The story in `path`, checked against the questions of `pack`. Raises StoryBroken."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError:
        raise StoryBroken((f"{path.name}: bestand niet gevonden of niet te lezen",)) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise StoryBroken((f"{path.name}: geen geldige TOML ({error})",)) from None
    return _Reader(path.stem, pack).story(table)


class _Reader:
    def __init__(self, name: str, pack: FormPack) -> None:
        self._name = name
        self._pack = pack
        self._questions = {question.id for question in pack.questions}
        self._problems: list[str] = []

    def story(self, table: Mapping[str, Any]) -> Story:
        self._known("het verhaal", table, _TOP)
        today = table.get("today")
        if not isinstance(today, date):
            self._bad("today", "schrijf een datum, bijvoorbeeld today = 2026-09-01")
            today = date(2026, 1, 1)
        person = self._person(self._table(table, "person", needed=True))
        story = Story(
            name=self._name,
            title=self._text(table, "title", needed=True),
            today=today,
            start=self._start(table),
            person=person,
            prepared=self._givens(table, "prepared", Source.DOCUMENT, Certainty.TO_CHECK),
            tolk=self._tolk(table),
            answers=self._givens(table, "answer", Source.SAID, Certainty.CERTAIN),
            route=self._route(table),
            notes=tuple(
                (self._question(note), self._text(note, "text", needed=True))
                for note in self._tables(table, "note")
            ),
            expected=self._expected(self._table(table, "expected", needed=True)),
        )
        if self._problems:
            raise StoryBroken(tuple(self._problems))
        return story

    def _start(self, table: Mapping[str, Any]) -> str:
        start = self._text(table, "start") or "10:00"
        if not _HOUR.fullmatch(start):
            self._bad("start", "schrijf een uur, bijvoorbeeld 09:30")
        return start

    def _person(self, table: Mapping[str, Any]) -> StoryPerson:
        self._known("[person]", table, {"roepnaam", "language", "azc", "room", "appointment"})
        return StoryPerson(
            roepnaam=self._text(table, "roepnaam", needed=True),
            language=self._text(table, "language", needed=True),
            azc=self._text(table, "azc"),
            room=self._text(table, "room"),
            appointment=self._text(table, "appointment"),
        )

    def _tolk(self, table: Mapping[str, Any]) -> StoryTolk | None:
        if "tolk" not in table:
            return None
        tolk = self._table(table, "tolk", needed=False)
        self._known("[tolk]", tolk, {"who", "way", "kind"})
        way, kind = self._text(tolk, "way") or "telefoon", self._text(tolk, "kind") or "registertolk"
        self._one_of("[tolk] way", way, [w.value for w in TolkWay])
        self._one_of("[tolk] kind", kind, [k.value for k in TolkKind])
        return StoryTolk(self._text(tolk, "who", needed=True), way, kind)

    def _route(self, table: Mapping[str, Any]) -> StoryRoute | None:
        if "route" not in table:
            return None
        route = self._table(table, "route", needed=False)
        self._known("[route]", route, {"choice", "extra", "reasons"})
        self._one_of("[route] choice", route.get("choice"), _ROUTES)
        given = self._table(route, "reasons", needed=False) if "reasons" in route else {}
        self._known("[route.reasons]", given, set(_ROUTES))
        reasons = {key: self._text(given, key) for key in _ROUTES if key in given}
        return StoryRoute(str(route.get("choice", "")), reasons, self._text(route, "extra"))

    def _givens(
        self, table: Mapping[str, Any], key: str, source: Source, certainty: Certainty
    ) -> tuple[Given, ...]:
        return tuple(self._given(item, key, source, certainty) for item in self._tables(table, key))

    def _given(self, item: Mapping[str, Any], where: str, source: Source, certainty: Certainty) -> Given:
        self._known(f"[[{where}]]", item, _GIVEN)
        question = self._question(item)
        state = item.get("state")
        if state is not None:
            self._one_of(f"{question} state", state, [s.value for s in AnswerState])
        if sum(part in item for part in ("answer", "rows", "state")) != 1:
            self._bad(f"{question}", "geef precies een van: answer, rows, state")
        self._one_of(f"{question} source", item.get("source", source.value), [s.value for s in Source])
        said = item.get("certainty", certainty.value)
        self._one_of(f"{question} certainty", said, [c.value for c in Certainty])
        rows = tuple(
            {str(k): _cell(v) for k, v in row.items()}
            for row in self._tables(item, "rows", f"{question} rows")
        )
        return Given(
            question,
            _raw(item["answer"]) if "answer" in item else None,
            state,
            rows,
            str(item.get("source", source.value)),
            str(said),
        )

    def _expected(self, table: Mapping[str, Any]) -> Expected:
        self._known("[expected]", table, _EXPECTED)
        given = self._table(table, "blocks", needed=False)
        blocks = {int(k): str(v) for k, v in given.items() if str(k).isdecimal()}
        for key in (key for key in given if not str(key).isdecimal()):
            self._bad(f"[expected.blocks] '{key}'", "schrijf het nummer van een blok, 1 tot 8")
        for number, status in blocks.items():
            if not 1 <= number <= 8 or status not in ("leeg", "deels", "klaar"):
                self._bad(f"[expected.blocks] {number}", "nummer 1 tot 8, stand leeg, deels of klaar")
        refusals = self._table(table, "refusals", needed=False)
        open_points = self._texts(table, "open_points")
        for question in (*open_points, *refusals):
            if question not in self._questions:
                self._bad(f"[expected] {question}", "deze vraag staat niet in het pakket")
        for key in ("due", "anchor"):
            if key in table and not isinstance(table[key], date):
                self._bad(f"[expected] {key}", "schrijf een datum, bijvoorbeeld 2026-09-10")
        return Expected(
            table.get("doelgroep"),
            table.get("clock"),
            table.get("due"),
            table.get("anchor"),
            table.get("test"),
            table.get("stopped"),
            blocks,
            open_points,
            {str(k): str(v) for k, v in refusals.items()},
            self._texts(table, "paper_says"),
            self._texts(table, "paper_never_says"),
        )

    def _question(self, item: Mapping[str, Any]) -> str:
        question = str(item.get("question", ""))
        if question not in self._questions:
            self._bad(f"vraag '{question}'", f"staat niet in pakket {self._pack.name}")
        return question

    def _text(self, table: Mapping[str, Any], key: str, needed: bool = False) -> str:
        value = table.get(key, "")
        if not isinstance(value, str):
            self._bad(key, "hoort tekst te zijn, tussen aanhalingstekens")
            return ""
        if needed and not value.strip():
            self._bad(key, "ontbreekt")
        return value

    def _table(self, table: Mapping[str, Any], key: str, needed: bool) -> Mapping[str, Any]:
        value = table.get(key)
        if isinstance(value, dict):
            return value
        if needed or value is not None:
            self._bad(f"[{key}]", "deze tabel ontbreekt of is geen tabel")
        return {}

    def _texts(self, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self._bad(key, "schrijf een rij teksten, bijvoorbeeld ['een', 'twee']")
            return ()
        return tuple(value)

    def _tables(self, table: Mapping[str, Any], key: str, where: str = "") -> list[Mapping[str, Any]]:
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self._bad(where or f"[[{key}]]", "schrijf elke regel als eigen tabel")
            return []
        return value

    def _one_of(self, where: str, value: object, allowed: Sequence[str]) -> None:
        if value not in allowed:
            self._bad(where, f"kies een van {', '.join(allowed)}")

    def _known(self, where: str, table: Mapping[str, Any], allowed: set[str]) -> None:
        for key in table:
            if key not in allowed:
                self._bad(f"{where}: '{key}'", f"onbekend; toegestaan: {', '.join(sorted(allowed))}")

    def _bad(self, where: str, what: str) -> None:
        self._problems.append(f"{self._name}.toml, {where}: {what}")


def _raw(value: Any) -> RawAnswer:
    if isinstance(value, list):
        return tuple(str(item) for item in value)
    if isinstance(value, dict):
        return {str(k): _cell(v) for k, v in value.items()}
    if isinstance(value, date):
        return value.strftime("%d-%m-%Y").lstrip("0")
    return str(value)


def _cell(value: Any) -> str | tuple[str, ...]:
    found = _raw(value)
    return found if isinstance(found, str | tuple) else str(value)
