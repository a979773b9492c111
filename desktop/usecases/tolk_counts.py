"""What the tolk leaves behind in figures: where talks faltered, and minutes for the bill."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from desktop.domain.changes import ChangeKind
from desktop.domain.ids import DossierId
from desktop.domain.table_file import table_file
from desktop.domain.tolk import Break, TolkSession, sessions_from
from desktop.domain.tolk_marks import MarkCount, mark_counts
from desktop.domain.wording import nl
from desktop.usecases.asking import question_text, wording_of
from desktop.usecases.dutch_words import local
from desktop.usecases.ports import Desk
from desktop.usecases.taking_out import export_reason, keep_export, write_outside
from desktop.usecases.talk import Talk, load_talk
from desktop.usecases.tolk_words import language_words

#: columns of the file for the bill, in order
COLUMNS = (
    "dossier", "dag", "begin", "einde", "minuten", "pauzes", nl("verbinding weg"), "taal", "variant", "hoe",
    nl("soort tolk"), "tolknummer",
)  # fmt: skip
_NUMBER = re.compile(r"[0-9][0-9 .-]*")


@dataclass(frozen=True, slots=True)
class MarkRow:
    """One wording that made a talk falter. `is_current`: the same words stand on the screen now."""

    question: str
    number: str  # '3.7'
    simple: str
    language_words: str
    count: MarkCount
    is_current: bool


@dataclass(frozen=True, slots=True)
class Period:
    """Days in Europe/Amsterdam, both included; None = open."""

    first: date | None = None
    last: date | None = None

    def holds(self, day: date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class MinutesExported:
    """How much stands in the file."""

    sessions: int
    minutes: int


def look_at_marks(desk: Desk, dossier: DossierId) -> tuple[MarkRow, ...]:
    """Where this talk faltered, most often first. Writes nothing."""
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
    marks = [c for (kind, _), heads in talk.heads.items() if kind is ChangeKind.TOLK_MARK for c in heads]
    known = {question.id for question in talk.pack.questions}
    return tuple(_row(desk, talk, count) for count in mark_counts(marks) if count.question in known)


def marks_report(desk: Desk) -> tuple[MarkCount, ...]:
    """The same over all dossiers on this laptop, without a dossier in it: for who keeps the translations."""
    with desk.unit_of_work() as work:
        found = [work.changes.of(row.dossier, ChangeKind.TOLK_MARK) for row in work.dossiers.all()]
    return mark_counts(change for changes in found for change in changes)


def export_tolk_minutes(
    desk: Desk, dossier: DossierId | None, period: Period, target: Path, reason: str
) -> MinutesExported:
    """Write the sessions of one dossier (None = all on this laptop) that ended as a CSV, for the bill.

    No names: a dossier is its id, a tolk its number or nothing; a variety only when it is one of ours. Reason
    and act are kept in every dossier that is in the file, before the file is there. Refusal REASON_MISSING,
    EXPORT_TARGET_EXISTS; Trouble DISK_FULL and the like.
    """
    why = export_reason(reason)
    with desk.unit_of_work() as work:
        wanted = [row.dossier for row in work.dossiers.all() if dossier in (None, row.dossier)]
        talks = [load_talk(desk, work, one) for one in wanted]
        found = [(talk, session) for talk in talks for session in _ended_in(talk, period)]
        for one in dict.fromkeys(talk.dossier for talk, _ in found):
            keep_export(desk, work, one, {"what": "tolk_minutes", "reason": why})
        work.audit.note("tolk_minutes.export", dossier or "all", "begun")
        work.commit()
    lines = [COLUMNS, *(_line(desk, talk, session) for talk, session in found)]
    write_outside(desk, target, table_file(lines), "tolk_minutes.export", dossier or "all")
    now = desk.clock.now()
    return MinutesExported(len(found), sum(session.minutes(now) for _, session in found))


def _row(desk: Desk, talk: Talk, count: MarkCount) -> MarkRow:
    question = talk.pack.question(count.question)
    now = wording_of(question_text(desk, talk, question), question)
    words = language_words(desk, talk, count.language or "nl")
    return MarkRow(question.id, question.number, question.simple, words, count, now == count.wording)


def _ended_in(talk: Talk, period: Period) -> Iterator[TolkSession]:
    for session in sessions_from(talk.heads):
        if session.is_ended and session.spans and period.holds(local(session.spans[0].start).date()):
            yield session


def _line(desk: Desk, talk: Talk, session: TolkSession) -> tuple[str, ...]:
    begin, end = local(session.spans[0].start), local(_end_of(session))
    variety = session.variety if session.variety in desk.texts.varieties(session.language) else ""
    return (
        talk.dossier, begin.date().isoformat(), f"{begin:%H:%M}", f"{end:%H:%M}",
        str(session.minutes(end)), str(session.breaks.count(Break.PAUSE)), str(session.times_lost),
        language_words(desk, talk, session.language), variety, session.way.value, session.kind.value,
        session.who if _NUMBER.fullmatch(session.who) else "",
    )  # fmt: skip


def _end_of(session: TolkSession) -> datetime:
    return session.spans[-1].end or session.spans[-1].start
