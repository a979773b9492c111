"""The copy of everything that is kept about a person, Dutch beside their own language (AVG 15).

In two halves, as the paper for the tolk: with sixty answers under each other in large letters nobody would
find one back. Numbers of the person and what is special stand on it: it is theirs. What is of other people
does not; the last part says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.documents.blocks import Direction, Line, Role, Twin, TwinRow, TwinSection, TwinSheet
from desktop.documents.texts import translation_doubts
from desktop.documents.visual_pip import DOMAIN, DUTCH, PaperTexts

_WHY = ("privacy.why_plan", "privacy.why_law", "privacy.reads_coach", "privacy.gets_others")
_RIGHTS = ("privacy.kept_long", "privacy.rights_mend", "privacy.rights_delete", "privacy.rights_complain")


@dataclass(frozen=True, slots=True)
class InBoth:
    """One text in the person's own language and in Dutch. `language`: what the own half really is in."""

    own: str
    dutch: str
    language: str


@dataclass(frozen=True, slots=True)
class Given:
    """One thing that was said, and how it is known. `source`: key of a text of this paper, '' = said in the
    talk. `language`: code of the language of the talk, '' = not known."""

    words: InBoth | None  # None = taken back
    day: date
    who: str
    language: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class AnsweredQuestion:
    """`now` holds more than one where two laptops differ; `before` is what was replaced, oldest first."""

    number: str
    question: InBoth
    now: tuple[Given, ...]
    before: tuple[Given, ...] = ()


@dataclass(frozen=True, slots=True)
class CopyTheme:
    title: InBoth
    answers: tuple[AnsweredQuestion, ...]


@dataclass(frozen=True, slots=True)
class CopyNote:
    """A remark of the worker, as it was written. `where`: number of the question, '' for none."""

    text: str
    where: str
    day: date
    who: str


@dataclass(frozen=True, slots=True)
class CopyFacts:
    """Everything on the paper. `restricted`: since which day nothing may change. Dutch lines are final."""

    about: tuple[InBoth, ...]
    restricted: date | None
    themes: tuple[CopyTheme, ...]
    notes: tuple[CopyNote, ...]
    talks: tuple[str, ...]
    papers: tuple[str, ...]
    shared: tuple[str, ...]
    seen: tuple[tuple[str, tuple[date, ...]], ...]
    coach: str
    phone: str
    made_on: date
    version: int
    pack: str


def access_copy(facts: CopyFacts, language: str, texts: PaperTexts, dutch: Mapping[str, str]) -> TwinSheet:
    """The paper in `language` beside Dutch. Pure; `dutch`: the Dutch of every text of the papers."""
    return _Copy(facts, language, texts, dutch).build()


class _Copy:
    """Remembers, while it is written, whether anything on it is not translated or not checked."""

    def __init__(self, facts: CopyFacts, language: str, texts: PaperTexts, dutch: Mapping[str, str]) -> None:
        self._facts, self._language, self._texts, self._dutch = facts, language, texts, dutch
        self._statuses: set[str] = set()
        asked = [one.language for theme in facts.themes for answer in theme.answers for one in answer.now]
        #: told once at the top instead of at every answer
        self._usual = max(sorted(set(asked)), key=asked.count, default="")

    def build(self) -> TwinSheet:
        title = self._say("access.title", Role.TITLE)
        sections = [self._opening(), self._about(), *self._answers(), *self._rest(), self._end()]
        return TwinSheet(
            language=self._language,
            direction=Direction(self._texts.language(self._language).direction),
            title=title,
            sections=tuple(sections),
            foot=self._foot(),
            check_lines=self._check_lines(),  # last: by now every text was asked for
            pack=self._facts.pack,
            document_title=self._dutch["access.title"],
        )

    # --- the parts

    def _opening(self) -> TwinSection:
        facts = self._facts
        rows = [self._text("access.intro"), self._text("access.keep_safe")]
        if facts.restricted is not None:
            rows.append(TwinRow(None, (self._dated("access.restricted", facts.restricted),)))
        rows += [self._text(key) for key in _WHY]
        return TwinSection(self._say("privacy.title", Role.HALF_TITLE), tuple(rows))

    def _about(self) -> TwinSection:
        rows = [TwinRow(None, (self._both(one, Role.HALF_TEXT),)) for one in self._facts.about]
        if self._usual:
            rows.append(TwinRow(None, (self._language_of(self._usual),)))
        return TwinSection(self._say("access.about", Role.HALF_TITLE), tuple(rows))

    def _answers(self) -> Iterator[TwinSection]:
        heading = self._say("access.answers", Role.HALF_TITLE)
        if not self._facts.themes:
            yield TwinSection(heading, (self._text("access.none"),))
        for at, theme in enumerate(self._facts.themes):
            given = [(one.day, one.who) for answer in theme.answers for one in answer.now]
            usual = max(sorted(set(given)), key=given.count) if given else None
            rows = [self._answer(one, usual) for one in theme.answers]
            if usual is not None:  # said once beneath the heading, and where it was otherwise
                rows.insert(0, TwinRow(None, (self._dated("access.written", usual[0], naam=usual[1]),)))
            title = self._both(theme.title, Role.HALF_TITLE)
            if at == 0:
                yield TwinSection(heading, ())
            yield TwinSection(title, tuple(rows))

    def _answer(self, one: AnsweredQuestion, usual: tuple[date, str] | None) -> TwinRow:
        asked = one.question
        head = InBoth(f"{one.number} {asked.own}", f"{one.number} {asked.dutch}", asked.language)
        lines: list[Twin] = []
        if len(one.now) > 1:
            lines.append(self._say("access.two_answers", Role.NOTE))
        for given in one.now:
            lines += self._given(given, (given.day, given.who) != usual)
        for given in one.before:
            if given.words is not None:
                lines.append(self._before(given.words))
                lines.append(self._written(given))
        return TwinRow(self._both(head, Role.HALF_HEAD), tuple(lines))

    def _given(self, given: Given, is_dated: bool) -> Iterator[Twin]:
        if given.words is None:
            yield self._say("access.taken_back", Role.HALF_TEXT)
        else:
            yield self._both(given.words, Role.HALF_TEXT)
        if is_dated:
            yield self._written(given)
        if given.source:
            yield self._say(given.source, Role.NOTE)
        if given.language not in ("", self._usual):
            yield self._language_of(given.language)

    def _language_of(self, code: str) -> Twin:
        own, dutch = (self._texts.language_name(code, at) for at in (self._language, DUTCH))
        return self._say("access.asked_in", Role.NOTE, {"taal": own}, {"taal": dutch})

    def _before(self, words: InBoth) -> Twin:
        values = {"antwoord": words.own}, {"antwoord": words.dutch}
        return self._say("access.before", Role.HALF_TEXT, *values)

    def _written(self, given: Given) -> Twin:
        return self._dated("access.written", given.day, naam=given.who)

    def _rest(self) -> Iterator[TwinSection]:
        facts = self._facts
        said = "access.dutch_only" if self._language != DUTCH else ""
        notes: list[TwinRow] = []
        for note in facts.notes:
            words = f"{note.where} {note.text}".strip()
            written = self._dated("access.written", note.day, naam=note.who)
            notes.append(TwinRow(None, (self._plain(words, Role.HALF_TEXT), written)))
        yield self._section("access.notes", notes, said)
        for key, lines in (
            ("access.talks", facts.talks),
            ("access.papers", facts.papers),
            ("access.shared", facts.shared),
        ):
            yield self._section(
                key, [TwinRow(None, (self._plain(one, Role.HALF_TEXT),)) for one in lines], said
            )
        yield self._section("access.seen", [self._seen(name, days) for name, days in facts.seen])

    def _section(self, key: str, rows: Sequence[TwinRow], said_above: str = "") -> TwinSection:
        above = [self._text(said_above)] if said_above and rows else []
        return TwinSection(self._say(key, Role.HALF_TITLE), (*above, *rows) or (self._text("access.none"),))

    def _seen(self, name: str, days: tuple[date, ...]) -> TwinRow:
        own, dutch = (
            self._texts.list_words([self._texts.date_words(day, at) for day in days], at)
            for at in (self._language, DUTCH)
        )
        values = {"naam": name, "dagen": own}, {"naam": name, "dagen": dutch}
        return TwinRow(None, (self._say("access.seen_days", Role.HALF_TEXT, *values),))

    def _end(self) -> TwinSection:
        rows = [self._text("access.left_out_others"), *(self._text(key) for key in _RIGHTS)]
        return TwinSection(self._say("access.left_out", Role.HALF_TITLE), tuple(rows))

    def _foot(self) -> Twin:
        facts = self._facts
        if facts.phone:
            values = {"naam": facts.coach, "telefoon": facts.phone}
            return self._say("summary.contact", Role.HALF_TEXT, values, values)
        values = {"naam": facts.coach}
        return self._say("summary.contact_no_phone", Role.HALF_TEXT, values, values)

    def _check_lines(self) -> tuple[Twin, ...]:
        lines = [
            self._say(key, Role.CHECK_LINE)
            for key in translation_doubts(self._statuses)
            if self._language != DUTCH
        ]
        made = self._texts.date_words(self._facts.made_on, DUTCH, with_weekday=False)
        values = {"versie": str(self._facts.version), "datum": made, "pack": self._facts.pack}
        line = self._line("paper.version", DUTCH, Role.CHECK_LINE, values)
        return (*lines, Twin(line, line))

    # --- the lines

    def _text(self, key: str) -> TwinRow:
        return TwinRow(None, (self._say(key, Role.HALF_TEXT),))

    def _dated(self, key: str, day: date, **values: str) -> Twin:
        own, dutch = (self._texts.date_words(day, at, with_weekday=False) for at in (self._language, DUTCH))
        return self._say(key, Role.NOTE, {**values, "datum": own}, {**values, "datum": dutch})

    def _say(
        self,
        key: str,
        role: Role,
        own: Mapping[str, str] | None = None,
        dutch: Mapping[str, str] | None = None,
    ) -> Twin:
        said = self._line(key, self._language, role, own or {})
        second = self._line(key, DUTCH, role, dutch or {})
        return Twin(second if said.language == DUTCH else said, second)

    def _both(self, text: InBoth, role: Role) -> Twin:
        direction = Direction(self._texts.language(text.language).direction)
        dutch = Line(text.dutch, DUTCH, Direction.LTR, role)
        return Twin(Line(text.own, text.language, direction, role), dutch)

    def _plain(self, words: str, role: Role) -> Twin:
        """What exists in Dutch alone stands in the Dutch half; the other says nothing twice."""
        return Twin(Line("", DUTCH, Direction.LTR, role), Line(words, DUTCH, Direction.LTR, role))

    def _line(self, key: str, language: str, role: Role, values: Mapping[str, str]) -> Line:
        said = self._texts.say(DOMAIN, key, self._dutch[key], language, **values)
        if language != DUTCH:
            self._statuses.add(str(said.status))
        return Line(said.text, said.language, Direction(said.direction), role)
