"""Plays a story through the use cases, as a klantmanager would, without windows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop.domain.changes import Certainty, Source
from desktop.domain.errors import Refusal
from desktop.domain.ids import DossierId
from desktop.stories.model import Given, Story
from desktop.usecases.dossiers import NewDossier, begin_dossier, caseload
from desktop.usecases.interview import (
    NoteKind,
    close_talk,
    go_to,
    open_interview,
    record_answer,
    record_note,
    record_row,
    record_state,
)
from desktop.usecases.pip import Leerroute, choose_route, give_reason
from desktop.usecases.ports import Desk
from desktop.usecases.print_paper import Paper, make_paper
from desktop.usecases.tolk_session import TolkKind, TolkStart, TolkWay, end_tolk, start_tolk
from forms.model import AnswerState

Tick = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Played:
    """What playing left behind: the dossier, refusals by question, and the paper if one was made."""

    dossier: DossierId
    refusals: dict[str, str]
    paper: Paper | None


def find_or_begin(desk: Desk, story: Story) -> DossierId:
    """The dossier that is on this desk under the story's roepnaam, else a new one with what was prepared."""
    for row in caseload(desk).rows:
        if row.roepnaam == story.person.roepnaam:
            return row.dossier
    person = story.person
    dossier = begin_dossier(desk, NewDossier(person.roepnaam, person.language, person.azc)).shown
    for given in story.prepared:
        give(desk, dossier, given)
    return dossier


def play(desk: Desk, story: Story, tick: Tick = lambda: None) -> Played:
    """The whole story: tolk, answers, notes, route and reasons, paper."""
    dossier = find_or_begin(desk, story)
    refusals: dict[str, str] = {}
    open_interview(desk, dossier)
    if story.tolk is not None:
        start_tolk(
            desk,
            dossier,
            TolkStart(
                story.tolk.who, TolkWay(story.tolk.way), TolkKind(story.tolk.kind), story.person.language
            ),
        )
    stopped = answer_all(desk, dossier, story.answers, refusals, tick)
    for question, text in story.notes:
        record_note(desk, dossier, question, NoteKind.NOTITIE, text)
        tick()
    paper = None
    if not stopped:
        decide(desk, dossier, story)
        paper = make_paper(desk, dossier).shown
    if story.tolk is not None:
        end_tolk(desk, dossier)
    close_talk(desk, dossier)
    return Played(dossier, refusals, paper)


def answer_all(
    desk: Desk, dossier: DossierId, givens: Sequence[Given], refusals: dict[str, str], tick: Tick
) -> bool:
    """Give the answers in order; True when the talk was stopped (not a Wi2021 case)."""
    for given in givens:
        shown = go_to(desk, dossier, given.question)
        if shown.stop is not None:
            return True
        try:
            give(desk, dossier, given)
        except Refusal as refusal:
            refusals[given.question] = refusal.code.value
        tick()
    return open_interview(desk, dossier).stop is not None


def give(desk: Desk, dossier: DossierId, given: Given) -> None:
    """One answer, state or set of rows. Raises Refusal."""
    source, certainty = Source(given.source), Certainty(given.certainty)
    if given.state is not None:
        record_state(desk, dossier, given.question, AnswerState(given.state))
    elif given.rows:
        for cells in given.rows:
            record_row(desk, dossier, given.question, None, cells)
    elif given.raw is not None:
        record_answer(desk, dossier, given.question, given.raw, source, certainty)


def decide(desk: Desk, dossier: DossierId, story: Story) -> None:
    """The klantmanager's choice and reasons, if the story has them."""
    if story.route is None:
        return
    choose_route(desk, dossier, Leerroute(story.route.choice))
    for route, reason in story.route.reasons.items():
        give_reason(desk, dossier, Leerroute(route), reason)
    if story.route.extra:
        give_reason(desk, dossier, None, story.route.extra)
