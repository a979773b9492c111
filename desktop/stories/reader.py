"""Reads a story file strictly: every problem at once, with what to do."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from desktop.domain.changes import Certainty, Source
from desktop.stories.expected_reader import TOLD_BACK, read_expected
from desktop.stories.model import (
    Given,
    RawAnswer,
    Story,
    StoryNote,
    StoryPerson,
    StoryRoute,
    StoryTolk,
)
from desktop.stories.plan_reader import read_offer, read_plan, read_second_talk
from desktop.stories.tables import Tables
from desktop.usecases.interview import NoteKind
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
    "guard",
    "language",
    "teach_back",
    "closing",
    "plan",
    "agreement",
    "step",
    "decision",
    "expected",
}
_GIVEN = {"question", "answer", "rows", "state", "source", "certainty"}
_TOLK = {"who", "way", "kind", "from", "language", "variety", "minor", "partner"}
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
        self._in = Tables(name)

    def story(self, table: Mapping[str, Any]) -> Story:
        read = self._in
        read.known("het verhaal", table, _TOP)
        closing = read.table(table, "closing")
        read.known("[closing]", closing, {"rest"})
        if "rest" in closing:
            read.one_of("[closing] rest", closing["rest"], [AnswerState.NIET_BESPROKEN.value])
        story = Story(
            name=self._name,
            title=read.text(table, "title", needed=True),
            today=self._today(table),
            start=self._start(table),
            person=self._person(read.table(table, "person", needed=True)),
            prepared=self._givens(table, "prepared", Source.DOCUMENT, Certainty.TO_CHECK),
            tolken=self._tolken(table),
            answers=self._givens(table, "answer", Source.SAID, Certainty.CERTAIN),
            route=self._route(table),
            notes=tuple(self._note(note) for note in read.tables(table, "note")),
            guards=self._at_questions(table, "guard", "reason"),
            languages=self._at_questions(table, "language", "code"),
            told_back=read.numbered(table, "teach_back", TOLD_BACK, "[teach_back]"),
            closes_rest="rest" in closing,
            expected=read_expected(read, read.table(table, "expected", needed=True), self._pack),
            plan=read_plan(read, table),
        )
        if read.problems:
            raise StoryBroken(tuple(read.problems))
        return story

    def _today(self, table: Mapping[str, Any]) -> date:
        today = table.get("today")
        if isinstance(today, date):
            return today
        self._in.bad("today", "schrijf een datum, bijvoorbeeld today = 2026-09-01")
        return date(2026, 1, 1)

    def _start(self, table: Mapping[str, Any]) -> str:
        start = self._in.text(table, "start") or "10:00"
        if not _HOUR.fullmatch(start):
            self._in.bad("start", "schrijf een uur, bijvoorbeeld 09:30")
        return start

    def _person(self, table: Mapping[str, Any]) -> StoryPerson:
        read = self._in
        read.known("[person]", table, {"roepnaam", "language", "azc", "room", "appointment"})
        return StoryPerson(
            roepnaam=read.text(table, "roepnaam", needed=True),
            language=read.text(table, "language", needed=True),
            azc=read.text(table, "azc"),
            room=read.text(table, "room"),
            appointment=read.text(table, "appointment"),
        )

    def _tolken(self, table: Mapping[str, Any]) -> tuple[StoryTolk, ...]:
        """One `[tolk]`, or one `[[tolk]]` after the other."""
        read, given = self._in, table.get("tolk", [])
        found = [given] if isinstance(given, dict) else read.tables(table, "tolk")
        tolken = tuple(self._tolk(tolk) for tolk in found)
        if sum(not tolk.begins for tolk in tolken) > 1:
            read.bad(
                "[[tolk]]", 'alleen de eerste tolk begint zonder from; schrijf bij de ander from = "F01"'
            )
        return tolken

    def _tolk(self, tolk: Mapping[str, Any]) -> StoryTolk:
        read = self._in
        read.known("[tolk]", tolk, _TOLK)
        way, kind = read.text(tolk, "way") or "telefoon", read.text(tolk, "kind") or "registertolk"
        read.one_of("[tolk] way", way, [w.value for w in TolkWay])
        read.one_of("[tolk] kind", kind, [k.value for k in TolkKind])
        return StoryTolk(
            who=read.text(tolk, "who", needed=True),
            way=way,
            kind=kind,
            begins=self._question({"question": tolk["from"]}) if "from" in tolk else "",
            language=read.text(tolk, "language"),
            variety=read.text(tolk, "variety"),
            is_minor=read.flag("[tolk]", tolk, "minor") or False,
            is_partner=read.flag("[tolk]", tolk, "partner") or False,
        )

    def _route(self, table: Mapping[str, Any]) -> StoryRoute | None:
        if "route" not in table:
            return None
        read, route = self._in, self._in.table(table, "route")
        read.known("[route]", route, {"choice", "extra", "reasons", "no_test", "offer", "second_talk"})
        read.one_of("[route] choice", route.get("choice"), _ROUTES)
        given = read.table(route, "reasons")
        read.known("[route.reasons]", given, set(_ROUTES))
        reasons = {key: read.text(given, key) for key in _ROUTES if key in given}
        return StoryRoute(
            str(route.get("choice", "")),
            reasons,
            read.text(route, "extra"),
            read.text(route, "no_test"),
            read_offer(read, route),
            read_second_talk(read, route),
        )

    def _note(self, note: Mapping[str, Any]) -> StoryNote:
        kind = note.get("kind", NoteKind.NOTITIE.value)
        self._in.known("[[note]]", note, {"question", "text", "kind"})
        self._in.one_of("[[note]] kind", kind, [one.value for one in NoteKind])
        return StoryNote(self._question(note), self._in.text(note, "text", needed=True), str(kind))

    def _at_questions(self, table: Mapping[str, Any], key: str, what: str) -> Mapping[str, str]:
        found = {}
        for one in self._in.tables(table, key):
            self._in.known(f"[[{key}]]", one, {"question", what})
            found[self._question(one)] = self._in.text(one, what, needed=True)
        return found

    def _givens(
        self, table: Mapping[str, Any], key: str, source: Source, certainty: Certainty
    ) -> tuple[Given, ...]:
        return tuple(self._given(item, key, source, certainty) for item in self._in.tables(table, key))

    def _given(self, item: Mapping[str, Any], where: str, source: Source, certainty: Certainty) -> Given:
        read = self._in
        read.known(f"[[{where}]]", item, _GIVEN)
        question = self._question(item)
        state = item.get("state")
        if state is not None:
            read.one_of(f"{question} state", state, [s.value for s in AnswerState])
        if sum(part in item for part in ("answer", "rows", "state")) != 1:
            read.bad(f"{question}", "geef precies een van: answer, rows, state")
        read.one_of(f"{question} source", item.get("source", source.value), [s.value for s in Source])
        said = item.get("certainty", certainty.value)
        read.one_of(f"{question} certainty", said, [c.value for c in Certainty])
        rows = tuple(
            {str(k): _cell(v) for k, v in row.items()}
            for row in read.tables(item, "rows", f"{question} rows")
        )
        return Given(
            question,
            _raw(item["answer"]) if "answer" in item else None,
            state,
            rows,
            str(item.get("source", source.value)),
            str(said),
        )

    def _question(self, item: Mapping[str, Any]) -> str:
        question = str(item.get("question", ""))
        if question not in self._questions:
            self._in.bad(f"vraag '{question}'", f"staat niet in pakket {self._pack.name}")
        return question


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
