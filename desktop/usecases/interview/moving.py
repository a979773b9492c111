"""Going through the talk: open where it was left, to a question, a theme, the next one; and closing."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.ids import DossierId
from desktop.domain.wording import nl
from desktop.usecases.interview.recovery import recovered
from desktop.usecases.interview.shown import Interview
from desktop.usecases.interview.view import drafts_at, interview_shown, stand_at
from desktop.usecases.outcome import Outcome
from desktop.usecases.ports import Desk, UnitOfWork
from desktop.usecases.sealing import seal_dossier
from desktop.usecases.talk import Talk, load_talk
from desktop.usecases.talk_days import note_closed, note_opened, talk_days
from desktop.usecases.tolk_session import end_forgotten_tolk, rest_tolk
from forms.progress import Scope


def open_interview(desk: Desk, dossier: DossierId) -> Interview:
    """Open at the place where it was left (same question, half-typed text), or at the first open question."""
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        if end_forgotten_tolk(desk, work, talk):
            talk = load_talk(desk, work, dossier)
        left_at = talk.place.question
        question = left_at if left_at is not None and talk.form.is_relevant(left_at) else _first(talk)
        drafts = drafts_at(work, dossier, question)
        text = drafts.get(question)
        days = talk_days(work, dossier)
        was_cut_off = left_at == question and bool(days.days) and days.closed_at is None
        resumed = ""
        if was_cut_off or (text is not None and text.text):
            half = nl(", met uw halve tekst") if text is not None and text.text else ""
            resumed = nl(
                "U gaat verder bij vraag {number}{half}",
                number=talk.pack.question(question).number,
                half=half,
            )
        found = recovered(desk, talk, question, drafts) if left_at == question else None
        note_opened(work, dossier, talk.today)
        work.dossiers.put_progress(dossier, talk.form.total.answered, talk.form.total.applicable)
        talk = stand_at(work, talk, question)
        work.commit()
    return replace(interview_shown(desk, talk, question, drafts, resumed), recovered=found)


def look_at_scope(desk: Desk, dossier: DossierId, question: str, scope: Scope) -> Interview:
    """Another view on the same questions: what is walked past and counted. Remembered for this dossier.

    Stays at `question`, also when it lies outside the view: nothing is hidden, only passed by.
    """
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        place = replace(talk.place, scope=scope, grown="")
        return _move(desk, work, replace(talk, place=place), question)


def go_to(desk: Desk, dossier: DossierId, question: str) -> Interview:
    """Show this question and remember the place; seals the theme that is left."""
    with desk.unit_of_work() as work:
        return _move(desk, work, load_talk(desk, work, dossier), question)


def step(desk: Desk, dossier: DossierId, question: str, by: int) -> Interview:
    """The next (+1) or previous (-1) question that applies now."""
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        way = talk.view.way
        turn = way.next_after if by > 0 else way.previous_before
        target = question
        for _ in range(abs(by)):
            target = turn(target) or target
        return _move(desk, work, talk, target)


def next_open(desk: Desk, dossier: DossierId, question: str) -> Interview:
    """The next question that applies and has no answer yet; stays where it is when all are answered."""
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        return _move(desk, work, talk, talk.view.way.next_open_after(question) or question)


def go_to_theme(desk: Desk, dossier: DossierId, theme: int) -> Interview:
    """The last place in this theme, or its first question; stays when the theme has none that applies."""
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        way = set(talk.view.way.ids)
        in_theme = [q.id for q in talk.applicable if q.theme == theme]
        in_theme = [name for name in in_theme if name in way] or in_theme
        last = talk.place.themes.get(theme)
        here = talk.place.question
        target = last if last in in_theme else next(iter(in_theme), here)
        is_here = target is not None and _is_known(talk, target)
        return _move(desk, work, talk, target if target is not None and is_here else _first(talk))


def close_talk(desk: Desk, dossier: DossierId) -> Outcome[None]:
    """Leave the dossier: pause the tolk, seal what is open."""
    with desk.unit_of_work() as work:
        rested = rest_tolk(desk, work, load_talk(desk, work, dossier))
        note_closed(work, dossier, desk.clock.now())
        _, written = seal_dossier(desk, work, dossier)
        work.commit()
    return Outcome(None, (*rested, *written))


def _move(desk: Desk, work: UnitOfWork, talk: Talk, question: str) -> Interview:
    """Stand at a question and commit. Raises KeyError for a question the pack does not have."""
    theme = talk.pack.question(question).theme
    left = talk.place.question
    if left is not None and _is_known(talk, left) and talk.pack.question(left).theme != theme:
        seal_dossier(desk, work, talk.dossier)
    talk = stand_at(work, talk, question)
    drafts = drafts_at(work, talk.dossier, question)
    work.commit()
    return interview_shown(desk, talk, question, drafts)


def _is_known(talk: Talk, question: str) -> bool:
    return any(known.id == question for known in talk.pack.questions)


def _first(talk: Talk) -> str:
    return talk.view.way.first_open or talk.form.first_open or talk.form.relevant[0]
