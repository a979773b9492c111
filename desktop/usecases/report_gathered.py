"""The intake report out of a loaded talk: every answer in Dutch words with its source, per theme."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from desktop.documents.intake_report import NOT_PRINTED, ReportFacts, Theme, Told
from desktop.domain.answer import read_answer
from desktop.domain.changes import Change, ChangeKind, is_conflict
from desktop.domain.dutch_days import day_words
from desktop.usecases.interview.value_words import answer_words, provenance, row_words
from desktop.usecases.ports import Desk, UnitOfWork
from desktop.usecases.talk import Talk
from desktop.usecases.talk_days import talk_days
from forms.answer_moves import ROW_MARK
from forms.model import AvgMark, Question

_TWO = "Er zijn twee antwoorden"
_INK = "sign"
#: pregnancy, and whom somebody is afraid of: a paper can lie about at home
_NEVER_ON_PAPER = frozenset({"G10", "G11"})


def report_facts(
    desk: Desk, work: UnitOfWork, talk: Talk, with_special: bool, version: int, made_on: date
) -> ReportFacts:
    """What was said in the talks, theme by theme in the order of the pack."""
    days = talk_days(work, talk.dossier).days
    told = [day_words(day) for day in sorted(days)]
    return ReportFacts(
        name=talk.row.roepnaam,
        themes=tuple(_themes(talk)),
        with_special=with_special,
        talks=f"{', '.join(told)}, met {desk.worker.label}" if told else "",
        made_on=made_on,
        version=version,
        pack=talk.pack.name,
    )


def _themes(talk: Talk) -> Iterator[Theme]:
    for section in talk.pack.sections:
        questions = [question for question in talk.applicable if question.theme == section.number]
        told = tuple(one for question in questions for one in _told(talk, question))
        open_ones = sum(one.id not in talk.answered and not one.is_special for one in questions)
        yield Theme(section.title, told, open_ones)


def _told(talk: Talk, question: Question) -> Iterator[Told]:
    start = question.id + ROW_MARK
    rows = sorted(key for (kind, key) in talk.heads if kind is ChangeKind.ANSWER and key.startswith(start))
    for key in (question.id, *rows):
        changes = talk.heads.get((ChangeKind.ANSWER, key), ())
        words = _words(question, key != question.id, changes)
        if not words:
            continue
        if question.avg is AvgMark.NATIONAL_ID or question.id in _NEVER_ON_PAPER:
            words = NOT_PRINTED
        source = "" if is_conflict(changes) else provenance(changes[0])
        yield Told(question.number, question.simple, words, source, question.is_special)


def _words(question: Question, is_row: bool, changes: tuple[Change, ...]) -> str:
    values = list(dict.fromkeys(words for change in changes if (words := _said(question, is_row, change))))
    if len(values) > 1 and is_conflict(changes):
        return f"{_TWO}: {' of '.join(f'‘{one}’' for one in values)}"
    return values[0] if values else ""


def _said(question: Question, is_row: bool, change: Change) -> str:
    if is_row:
        value = change.value.get("value") if isinstance(change.value, Mapping) else None
        cells = row_words(question, value)
        return ", ".join(words for words in cells.values() if words)
    try:
        answer = read_answer(change.value)
    except ValueError:
        return ""
    if answer.is_empty:
        return ""
    if question.type == _INK and answer.state is None:
        return "getekend"
    return answer_words(question, answer)
