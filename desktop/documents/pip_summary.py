"""What the letter says, in the person's own language with Dutch beneath: an explanation, not the decision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from desktop.documents.blocks import PaperSheet, Prose, Role, Said, SheetSection
from desktop.documents.formal_facts import FormalFacts
from desktop.documents.formal_words import aimed_level
from desktop.documents.letter_parts import watermark_of
from desktop.documents.sheet_writer import SheetWriter
from desktop.documents.visual_pip import PaperTexts
from desktop.domain.leerroute import Leerroute
from desktop.domain.pip_versions import Form

_FORMS = {Form.CONCEPT: "summary.is_concept", Form.ADVIES: "summary.is_advice"}
_ROADS = {Leerroute.ONDERWIJS: "plan.3.onderwijs", Leerroute.Z_ROUTE: "plan.3.z"}


def pip_summary(facts: FormalFacts, language: str, texts: PaperTexts, dutch: Mapping[str, str]) -> PaperSheet:
    """The sheet beside the letter. Pure; `dutch`: the Dutch of every text of the papers."""
    return _Summary(facts, SheetWriter(texts, language, dutch)).build()


class _Summary:
    def __init__(self, facts: FormalFacts, writer: SheetWriter) -> None:
        self._facts, self._writer = facts, writer

    def build(self) -> PaperSheet:
        facts, writer = self._facts, self._writer
        sections = (
            SheetSection((), tuple(self._opening())),
            self._section("summary.road", self._road()),
            self._section("summary.lessons", self._lessons()),
            self._section("summary.home", self._home()),
            self._section("summary.time", self._time()),
            self._section("summary.view", self._view()),
            self._section("summary.objection", self._objection()),
            SheetSection((), tuple(self._contact())),
        )
        title, foot = writer.both("summary.title", Role.TITLE), writer.both("summary.foot", Role.FOOT)
        return PaperSheet(
            language=writer.language,
            direction=writer.direction,
            title=title,
            sections=tuple(section for section in sections if section.parts),
            foot=foot,
            watermark=watermark_of(facts.form),
            check_lines=writer.check_lines(facts.version, facts.made_on, facts.pack),  # last
            pack=facts.pack,
            document_title="Uitleg bij het plan (PIP)",
        )

    def _section(self, key: str, said: Iterator[Said]) -> SheetSection:
        parts = tuple(Prose(lines) for lines in said)
        return SheetSection(self._writer.both(key, Role.BLOCK_TITLE) if parts else (), parts)

    def _say(self, key: str, **values: str) -> Said:
        return self._writer.both(key, Role.SENTENCE, **values)

    def _counted(self, key: str, **numbers: int) -> Said:
        return self._writer.counted(key, Role.SENTENCE, **numbers)

    def _opening(self) -> Iterator[Prose]:
        facts = self._facts
        yield Prose(self._say("summary.what"))
        if facts.is_decision and facts.terms.dagtekening is not None:
            own, dutch = self._writer.day(facts.terms.dagtekening)
            yield Prose(
                self._writer.with_values(
                    "summary.is_decision", Role.SENTENCE, {"datum": own}, {"datum": dutch}
                )
                + self._writer.beside([facts.terms.dagtekening])
            )
        elif facts.form in _FORMS:
            yield Prose(self._say(_FORMS[facts.form]))

    def _road(self) -> Iterator[Said]:
        if self._facts.route is None:
            yield self._say("summary.no_road")
            return
        level = aimed_level(self._facts)
        if self._facts.route is Leerroute.B1:
            yield self._say("plan.3.b1_level", niveau=level)
        else:
            yield self._say(_ROADS[self._facts.route])
        yield self._say("summary.why")

    def _lessons(self) -> Iterator[Said]:
        facts = self._facts
        if not facts.is_asiel:
            yield self._say("summary.own_course")
        if facts.elements.alphabet:
            yield self._say("plan.4.alphabet_first")
        yield self._counted("plan.5.pvt", uren=facts.number("pvt.hours"))
        if facts.route is not Leerroute.ONDERWIJS:
            yield self._counted("plan.5.map", uren=facts.number("map.hours"))
        if facts.route is Leerroute.Z_ROUTE and facts.is_asiel:
            hours = facts.number("z.participation_hours_asiel")
            yield self._counted("plan.5.z_participation", uren=hours)

    def _home(self) -> Iterator[Said]:
        if self._facts.children:
            yield self._say("summary.children")
        if self._facts.is_asiel:
            yield self._say("summary.ontzorgen")

    def _time(self) -> Iterator[Said]:
        facts, terms = self._facts, self._facts.terms
        years = facts.number("inburgeringstermijn.years")
        term = terms.inburgering
        if not facts.is_decision or term is None or term.first is None or term.last is None:
            yield self._counted("summary.term_later", jaren=years)
            return
        begin, end = self._writer.day(term.first), self._writer.day(term.last)
        said = self._writer.in_both(years)
        own, dutch = ({"jaren": said[at], "begin": begin[at], "eind": end[at]} for at in (0, 1))
        beside = self._writer.beside([term.first, term.last])
        yield self._writer.with_values("plan.3.term", Role.SENTENCE, own, dutch) + beside
        if terms.schakelen is not None and terms.schakelen.last is not None:
            yield self._dated("summary.switch", terms.schakelen.last)

    def _view(self) -> Iterator[Said]:
        agrees = self._facts.view.agrees
        key = "view_later" if agrees is None else "agrees" if agrees else "not_agrees"
        yield self._say(f"summary.{key}")

    def _objection(self) -> Iterator[Said]:
        facts = self._facts
        if not facts.is_decision:
            yield self._say("summary.objection_later")
            return
        until = facts.terms.bezwaar
        if until is not None and until.last is not None:
            yield self._dated("summary.objection_until", until.last)
        else:
            yield self._counted("summary.objection_weeks", weken=facts.number("bezwaar.weeks"))
        yield self._say("summary.objection_how")
        yield self._say("summary.objection_help")

    def _contact(self) -> Iterator[Prose]:
        contact = self._facts.contact
        if contact.phone:
            yield Prose(self._say("summary.contact", naam=contact.name, telefoon=contact.phone))
        elif contact.name:
            yield Prose(self._say("summary.contact_no_phone", naam=contact.name))

    def _dated(self, key: str, day: date) -> Said:
        own, dutch = self._writer.day(day)
        said = self._writer.with_values(key, Role.SENTENCE, {"datum": own}, {"datum": dutch})
        return said + self._writer.beside([day])
