"""The paper for the tolk: what kind of talk, which words come back, how we work together.

Nothing of a dossier can be on it: it is made of a language, a length and the pack's own themes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from desktop.documents.blocks import Direction, Line, Role, Twin, TwinRow, TwinSection, TwinSheet
from desktop.documents.brief_texts import RULES
from desktop.documents.pack_words import domain_of, language_text
from desktop.documents.term_texts import TERMS, Term
from desktop.documents.texts import DOCUMENT_TEXTS, translation_doubts
from desktop.documents.visual_pip import DOMAIN, DUTCH, PaperTexts, SpokenText
from forms.model import FormPack
from forms.texts import theme_key


class BriefTexts(PaperTexts, Protocol):
    """What the brief asks of the translations; the `Texts` port fits as it is."""

    def agreed_wording(self, dutch: str, language: str) -> SpokenText: ...


@dataclass(frozen=True, slots=True)
class BriefHead:
    """`themes`: numbers of the pack's themes that will come up; () = all. `minutes`: how long, about."""

    language: str
    minutes: int
    made_on: date
    themes: tuple[int, ...] = ()


def tolk_brief(head: BriefHead, texts: BriefTexts, pack: FormPack) -> TwinSheet:
    """The sheet in Dutch and `head.language`. Pure: the same head and texts give the same sheet."""
    return _Sheet(head, texts, pack).build()


class _Sheet:
    """Collects, while the sheet is made, whether anything on it is not translated or not checked."""

    def __init__(self, head: BriefHead, texts: BriefTexts, pack: FormPack) -> None:
        self._head, self._texts, self._pack = head, texts, pack
        self._statuses: set[str] = set()

    def build(self) -> TwinSheet:
        title = self._twin("brief.title", Role.TITLE)
        sections = (
            TwinSection(self._twin("brief.talk", Role.HALF_TITLE), self._talk()),
            TwinSection(self._twin("brief.together", Role.HALF_TITLE), self._rules()),
            TwinSection(self._twin("brief.terms", Role.HALF_TITLE), tuple(self._term(t) for t in _brief())),
        )
        foot = self._twin("brief.foot", Role.HALF_TEXT)
        return TwinSheet(
            language=self._head.language,
            direction=Direction(self._texts.language(self._head.language).direction),
            title=title,
            sections=sections,
            foot=foot,
            check_lines=self._check_lines(),  # last: by now every text was asked for
            pack=self._pack.name,
            document_title=DOCUMENT_TEXTS["brief.title"],
        )

    def _talk(self) -> tuple[TwinRow, ...]:
        row = self._row
        minutes = {"minuten": str(self._head.minutes)}
        return (
            row("brief.kind", (self._twin("brief.kind.text", Role.HALF_TEXT),)),
            row("brief.language", (self._language(),)),
            row("brief.length", (self._twin("brief.length.text", Role.HALF_TEXT, minutes),)),
            row("brief.themes", (self._themes(),)),
            row("brief.never", (self._twin("brief.never.text", Role.HALF_TEXT),)),
        )

    def _rules(self) -> tuple[TwinRow, ...]:
        keys = (f"brief.rule.{number}" for number in range(1, RULES + 1))
        return tuple(TwinRow(None, (self._twin(key, Role.HALF_TEXT),)) for key in keys)

    def _term(self, term: Term) -> TwinRow:
        head = Twin(self._wording(term), Line(term.dutch, DUTCH, Direction.LTR, Role.HALF_HEAD))
        return TwinRow(head, (self._twin(term.text_key, Role.HALF_TEXT),))

    def _wording(self, term: Term) -> Line:
        if not term.wording:
            return Line(term.dutch, DUTCH, Direction.LTR, Role.HALF_HEAD)
        said = self._texts.agreed_wording(term.wording, self._head.language)
        line = self._line(said, self._head.language, Role.HALF_HEAD)
        is_other = said.language != DUTCH
        return line if is_other else Line(term.dutch, DUTCH, Direction.LTR, Role.HALF_HEAD)

    def _language(self) -> Twin:
        return Twin(self._name(self._head.language), self._name(DUTCH))

    def _name(self, language: str) -> Line:
        known = language_text(self._pack, self._head.language)
        if known is None:
            text = self._texts.language_name(self._head.language, language)
            direction = Direction(self._texts.language(language).direction)
            return Line(text, language, direction, Role.HALF_TEXT)
        said = self._texts.say(domain_of(self._pack), known.key, known.dutch, language)
        return self._line(said, language, Role.HALF_TEXT)

    def _themes(self) -> Twin:
        wanted = [s for s in self._pack.sections if not self._head.themes or s.number in self._head.themes]
        titles: dict[str, list[SpokenText]] = {}
        for language in (self._head.language, DUTCH):
            titles[language] = [
                self._texts.say(domain_of(self._pack), theme_key(section), section.title, language)
                for section in wanted
            ]
        return Twin(
            self._joined(titles[self._head.language], self._head.language),
            self._joined(titles[DUTCH], DUTCH),
        )

    def _joined(self, titles: Sequence[SpokenText], language: str) -> Line:
        for said in titles:
            self._line(said, language, Role.HALF_TEXT)
        direction = Direction(self._texts.language(language).direction)
        # a dot between them: with 'and' nobody sees where one title ends
        words = "\u00a0· ".join(said.text for said in titles)
        return Line(words, language, direction, Role.HALF_TEXT)

    def _row(self, key: str, text: tuple[Twin, ...]) -> TwinRow:
        return TwinRow(self._twin(key, Role.HALF_HEAD), text)

    def _twin(self, key: str, role: Role, values: dict[str, str] | None = None) -> Twin:
        return Twin(self._say(key, self._head.language, role, values), self._say(key, DUTCH, role, values))

    def _say(self, key: str, language: str, role: Role, values: dict[str, str] | None = None) -> Line:
        said = self._texts.say(DOMAIN, key, DOCUMENT_TEXTS[key], language, **(values or {}))
        return self._line(said, language, role)

    def _line(self, said: SpokenText, asked: str, role: Role) -> Line:
        if asked != DUTCH:
            self._statuses.add(str(said.status))
        return Line(said.text, said.language, Direction(said.direction), role)

    def _check_lines(self) -> tuple[Twin, ...]:
        own = self._head.language
        lines = [
            self._twin(key, Role.CHECK_LINE) for key in translation_doubts(self._statuses) if own != DUTCH
        ]
        made = self._texts.date_words(self._head.made_on, DUTCH, with_weekday=False)
        line = Line(f"{made} · {self._pack.name}", DUTCH, Direction.LTR, Role.CHECK_LINE)
        return (*lines, Twin(line, line))


def _brief() -> tuple[Term, ...]:
    return tuple(term for term in TERMS if term.in_brief)
