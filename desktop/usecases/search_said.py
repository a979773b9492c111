"""Finding back what somebody said: in the answers, notes, agreements and tasks of every dossier here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.changes import Change, ChangeKind
from desktop.domain.errors import Trouble
from desktop.domain.ids import DossierId
from desktop.domain.wording import nl
from desktop.usecases.dutch_words import local, short_day
from desktop.usecases.ports import SHORTEST, Desk, UnitOfWork
from desktop.usecases.recording import moment_of
from desktop.usecases.said_words import shown_words
from translations.letters import search_form

#: more than this nobody reads through: say another word
MOST = 100
_AROUND = 60
_KINDS = {
    ChangeKind.ANSWER: nl("antwoord"),
    ChangeKind.NOTE: nl("notitie"),
    ChangeKind.GOAL: nl("afspraak in het plan"),
    ChangeKind.TASK: nl("taak"),
}


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where it stands. `where` is the question, '' for an agreement or a task."""

    dossier: DossierId
    roepnaam: str
    kind: ChangeKind
    kind_words: str
    question: str
    where: str
    words: str
    day: str


@dataclass(frozen=True, slots=True)
class HitList:
    """What was found, newest first. `is_short`: too few signs to look for; `is_more`: only the newest."""

    hits: tuple[Hit, ...]
    is_short: bool = False
    is_more: bool = False


def search_said(desk: Desk, text: str) -> HitList:
    """Every place where all of these words stand. That was searched stands in the audit, the words do not."""
    words = search_form(text).split()
    if not any(len(word) >= SHORTEST for word in words):
        return HitList((), is_short=True)
    with desk.unit_of_work() as work:
        found = work.said.find(words, MOST + 1)
        hits = tuple(hit for change in found[:MOST] if (hit := _hit(desk, work, change, words)))
        work.audit.note("search.done", desk.desk, str(len(hits)))
        work.commit()
    return HitList(hits, is_more=len(found) > MOST)


def _hit(desk: Desk, work: UnitOfWork, change: Change, words: list[str]) -> Hit | None:
    row = work.dossiers.row(change.dossier)
    if row is None:
        return None
    question = _question_of(change)
    return Hit(
        dossier=change.dossier,
        roepnaam=row.roepnaam,
        kind=change.kind,
        kind_words=_KINDS[change.kind],
        question=question,
        where=_asked(desk, change, question),
        words=cut_around(shown_words(change, desk.packs), words),
        day=short_day(local(moment_of(change.time)).date()),
    )


def _question_of(change: Change) -> str:
    if change.kind is ChangeKind.ANSWER:
        return change.key.split("#", 1)[0]
    told = change.value.get("question") if isinstance(change.value, Mapping) else None
    return told.split("#", 1)[0] if isinstance(told, str) else ""


def _asked(desk: Desk, change: Change, question: str) -> str:
    if not question or change.pack is None:
        return ""
    try:
        found = desk.packs.named(change.pack).question(question)
    except (KeyError, Trouble):
        return ""
    return nl("{number} {text}", number=found.number, text=found.simple)


def cut_around(text: str, words: list[str]) -> str:
    """A long text cut to the part around the first word that was looked for, with '…' where it was cut."""
    line = " ".join(text.split())
    if len(line) <= 2 * _AROUND:
        return line
    folded = line.casefold()
    at = min((place for word in words if (place := folded.find(word)) >= 0), default=0)
    start, stop = max(0, at - _AROUND), min(len(line), at + _AROUND)
    return ("…" if start else "") + line[start:stop].strip() + ("…" if stop < len(line) else "")
