"""The languages board: which language is safe to use tomorrow, counted on this laptop. Writes nothing.

A verdict is never better than what is known: 'klaar' only where a qualified person checked everything.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.errors import Refusal, RefusalCode, Trouble
from desktop.domain.tolk_marks import MarkCount
from desktop.usecases.language_paper import why_no_paper
from desktop.usecases.ports import Desk, Language, Standing, TextStanding
from desktop.usecases.tolk_counts import marks_report

#: from this share on a language can be used when a tolk is there
TOLK_SHARE = 0.85
_PACKS = "packs/"
_DUTCH = "nl"
_TRANSLATED = frozenset({Standing.CONCEPT, Standing.READ_BACK, Standing.CHECKED})
_UNCHECKED = frozenset({Standing.CONCEPT, Standing.READ_BACK})
#: texts that stand beside something a person points at
_POINTED = (".question", ".choice.")


class Verdict(StrEnum):
    READY = "klaar"
    TOLK_ONLY = "alleen met tolk"
    DO_NOT_USE = "niet gebruiken"


@dataclass(frozen=True, slots=True)
class Share:
    """How many of all are there in the language, made from the present Dutch."""

    done: int
    of: int

    @property
    def part(self) -> float:
        return self.done / self.of if self.of else 1.0

    @property
    def percent(self) -> int:
        """Rounded down: 100 is said of all of them only."""
        return 100 * self.done // self.of if self.of else 100


@dataclass(frozen=True, slots=True)
class LanguageRow:
    """One language on the board."""

    language: Language
    questions: Share  # texts of the packs: questions, answers, follow-ups, themes
    plan: Share  # texts of screen, plan and papers
    missing: int
    outdated: int
    concept: int
    read_back: int
    checked: int
    doubts: int
    own: int  # taken in by this municipality
    not_understood: int  # times in talks on this laptop
    without_picture: int
    verdict: Verdict
    no_paper: str  # '' = paper may be made; else the code of the reason
    no_paper_open: int  # texts for paper that are not checked, where that is the reason
    problems: tuple[str, ...]  # of the municipality's own files

    @property
    def unreviewed(self) -> int:
        """Not checked by a qualified person."""
        return self.concept + self.read_back


@dataclass(frozen=True, slots=True)
class Board:
    """All languages of the talk, in the order of the file; the numbers count on this laptop."""

    rows: tuple[LanguageRow, ...]
    question_count: int
    question_texts: int
    plan_texts: int
    rules_broken: bool  # the municipality's file about languages is wrong


def languages_board(desk: Desk) -> Board:
    """Every language but Dutch. Reads the translations anew; runs off the store thread."""
    marks = desk.on_store(lambda: marks_report(desk))
    rows, is_broken = [], False
    for language in desk.texts.languages():
        if language.code == _DUTCH:
            continue
        texts = desk.texts.standings(language.code)
        try:
            refused = why_no_paper(desk, language.code, texts)
        except Trouble as trouble:
            refused, is_broken = Refusal(RefusalCode.PAPER_NOT_CHECKED, facts=trouble.facts), True
        rows.append(_row(desk, language, texts, marks, refused))
    first = rows[0] if rows else None
    return Board(
        rows=tuple(rows),
        question_count=len(desk.packs.newest(desk.pack_id).questions),
        question_texts=first.questions.of if first else 0,
        plan_texts=first.plan.of if first else 0,
        rules_broken=is_broken,
    )


def verdict_of(questions: Share, plan: Share, standings: Iterable[Standing]) -> Verdict:
    """'klaar': all translated, none outdated, all checked. 'alleen met tolk': most of it is there."""
    if all(one is Standing.CHECKED for one in standings):
        return Verdict.READY
    if min(questions.part, plan.part) >= TOLK_SHARE:
        return Verdict.TOLK_ONLY
    return Verdict.DO_NOT_USE


def not_understood_in(marks: Iterable[MarkCount], code: str) -> int:
    """How often a question was marked 'niet begrepen' in this language."""
    return sum(one.not_understood for one in marks if one.language == code)


def _row(
    desk: Desk,
    language: Language,
    texts: tuple[TextStanding, ...],
    marks: tuple[MarkCount, ...],
    refused: Refusal | None,
) -> LanguageRow:
    counts = Counter(one.standing for one in texts)
    questions = _share(one for one in texts if one.domain.startswith(_PACKS))
    plan = _share(one for one in texts if not one.domain.startswith(_PACKS))
    return LanguageRow(
        language=language,
        questions=questions,
        plan=plan,
        missing=counts[Standing.MISSING],
        outdated=counts[Standing.OUTDATED],
        concept=counts[Standing.CONCEPT],
        read_back=counts[Standing.READ_BACK],
        checked=counts[Standing.CHECKED],
        doubts=sum(bool(one.doubt) for one in texts),
        own=sum(one.is_own for one in texts),
        not_understood=not_understood_in(marks, language.code),
        without_picture=sum(not one.picture and any(part in one.key for part in _POINTED) for one in texts),
        verdict=verdict_of(questions, plan, (one.standing for one in texts)),
        no_paper=refused.code.value if refused is not None else "",
        no_paper_open=int(refused.facts.get("open", "0")) if refused is not None else 0,
        problems=desk.texts.own_problems(language.code),
    )


def _share(texts: Iterable[TextStanding]) -> Share:
    kept = [one.standing in _TRANSLATED for one in texts]
    return Share(sum(kept), len(kept))
