"""Plays a story through the use cases, as a klantmanager would, without windows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from desktop.domain.changes import Certainty, Source
from desktop.domain.errors import Refusal
from desktop.domain.ids import DossierId
from desktop.domain.teach_back import ToldBack
from desktop.stories.model import Given, Story, StoryTolk
from desktop.stories.plan_play import agree, choose, take_decision
from desktop.usecases.dossiers import NewDossier, begin_dossier, caseload
from desktop.usecases.interview import (
    ClosingList,
    Interview,
    NoteKind,
    close_talk,
    closing_list,
    go_to,
    mark_not_discussed,
    open_guarded,
    open_interview,
    record_answer,
    record_note,
    record_row,
    record_state,
)
from desktop.usecases.language_paper import why_no_paper
from desktop.usecases.ports import Desk
from desktop.usecases.print_paper import Paper, make_paper
from desktop.usecases.talk import DUTCH
from desktop.usecases.talk_settings import switch_language
from desktop.usecases.teach_back import confirm_told_back, record_told_back, teach_back
from desktop.usecases.tolk_session import TolkKind, TolkStart, TolkWay, end_tolk, start_tolk
from forms.model import AnswerState

Tick = Callable[[], None]


class StoryStuck(Exception):
    """The story cannot go on here; the text says why."""


@dataclass
class Seen:
    """What was met on the way: refusals by question, questions behind the guard, how questions were shown,
    and the closing list as it stood before the rest was closed."""

    refusals: dict[str, str] = field(default_factory=dict)
    guarded: list[str] = field(default_factory=list)
    in_dutch: dict[str, bool] = field(default_factory=dict)
    closing: ClosingList | None = None

    def look(self, shown: Interview) -> None:
        """A question stands on the screen, before it is answered."""
        question = shown.question
        if shown.guard is not None and question.id not in self.guarded:
            self.guarded.append(question.id)
        self.in_dutch[question.id] = question.own.language != shown.language.code


@dataclass(frozen=True, slots=True)
class Played:
    """What playing left behind: the dossier, what was met, and the paper if one was made."""

    dossier: DossierId
    seen: Seen
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
    """The whole story: tolk, answers, notes, route, agreements, telling back, closing, decision, paper."""
    dossier = find_or_begin(desk, story)
    seen = Seen()
    open_interview(desk, dossier)
    if story.tolk is not None:
        start_tolk(desk, dossier, tolk_start(story, story.tolk))
    stopped = answer_all(desk, dossier, story, seen, tick)
    for note in story.notes:
        record_note(desk, dossier, note.question, NoteKind(note.kind), note.text)
        tick()
    paper = None
    if not stopped:
        decide(desk, dossier, story)
        tell_back(desk, dossier, story, tick)
        close(desk, dossier, story, seen)
        take_decision(desk, dossier, story.plan)
        # as the screen does: Dutch where the language may not be on paper
        is_kept_off = why_no_paper(desk, story.person.language) is not None
        paper = make_paper(desk, dossier, DUTCH if is_kept_off else None).shown
    if story.tolken:
        end_tolk(desk, dossier)
    close_talk(desk, dossier)
    return Played(dossier, seen, paper)


def tolk_start(story: Story, tolk: StoryTolk) -> TolkStart:
    """What the form for a tolk gives."""
    return TolkStart(
        who=tolk.who,
        way=TolkWay(tolk.way),
        kind=TolkKind(tolk.kind),
        language=tolk.language or story.person.language,
        variety=tolk.variety,
        is_minor=tolk.is_minor,
        is_partner=tolk.is_partner,
    )


def answer_all(desk: Desk, dossier: DossierId, story: Story, seen: Seen, tick: Tick) -> bool:
    """Give the answers in order; True when the talk was stopped (not a Wi2021 case)."""
    for given in story.answers:
        shown = go_to(desk, dossier, given.question)
        if shown.stop is not None:
            return True
        _at(desk, dossier, story, shown, seen)
        try:
            give(desk, dossier, given)
        except Refusal as refusal:
            seen.refusals[given.question] = refusal.code.value
        tick()
    return open_interview(desk, dossier).stop is not None


def _at(desk: Desk, dossier: DossierId, story: Story, shown: Interview, seen: Seen) -> None:
    """What happens at this question before it is answered: another language, another tolk, the guard."""
    question = shown.question.id
    if question in story.languages:
        shown = switch_language(desk, dossier, story.languages[question], question).shown
    seen.look(shown)
    tolk = story.tolk_from(question)
    if tolk is not None:
        start_tolk(desk, dossier, tolk_start(story, tolk))
    if question in story.guards:
        open_guarded(desk, dossier, question, story.guards[question])


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
    """The klantmanager's choice and reasons, if the story has them, and what is agreed for the plan."""
    if story.route is not None:
        choose(desk, dossier, story.route)
    agree(desk, dossier, story.plan)


def tell_back(desk: Desk, dossier: DossierId, story: Story, tick: Tick) -> None:
    """The blocks of the plan in the order of the story; the whole is confirmed when every block was asked."""
    overall = None
    filled = {block.number for block in teach_back(desk, dossier).blocks}
    for number, outcome in story.told_back.items():
        if number not in filled:
            raise StoryStuck(f"blok {number} van het plan is leeg: er is niets om terug te vertellen")
        overall = record_told_back(desk, dossier, number, ToldBack(outcome)).shown.overall
        tick()
    if overall is not None:
        confirm_told_back(desk, dossier, overall)


def close(desk: Desk, dossier: DossierId, story: Story, seen: Seen) -> None:
    """Look at the closing list; close the rest where the story says so."""
    seen.closing = closing_list(desk, dossier)
    if story.closes_rest:
        here = open_interview(desk, dossier).question.id
        mark_not_discussed(desk, dossier, seen.closing.markable, here)
