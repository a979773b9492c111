"""The whole interview around one question, and what is remembered of showing it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from desktop.domain.changes import ChangeKind
from desktop.domain.doelgroep import NotHere
from desktop.domain.ids import ChangeId, DossierId
from desktop.usecases.interview.about import about_answer, replaced_at
from desktop.usecases.interview.growth import grown_words
from desktop.usecases.interview.guarding import guard_at, is_free_text_off
from desktop.usecases.interview.notes import note_draft_key
from desktop.usecases.interview.question_view import question_shown
from desktop.usecases.interview.said_texts import said_texts
from desktop.usecases.interview.shown import Interview, NoteKind, ThemeShown
from desktop.usecases.place import save_place
from desktop.usecases.plan_draft import draft
from desktop.usecases.plan_panel import lines_of, plan_shown
from desktop.usecases.ports import Desk, Draft, UnitOfWork
from desktop.usecases.recording import moment_of
from desktop.usecases.stop_words import stop_of
from desktop.usecases.talk import Talk, load_talk
from desktop.usecases.ten_weeks import ten_week_clock
from desktop.usecases.tolk_words import tolk_shown
from forms.answer_moves import ROW_MARK
from forms.model import Question, Section
from forms.progress import Count

ESTABLISHED = "vastgesteld"


def interview_shown(
    desk: Desk, talk: Talk, question: str, drafts: Mapping[str, Draft], resumed: str = ""
) -> Interview:
    """Everything the interview screen needs, from a loaded talk alone."""
    asked = talk.pack.question(question)
    is_stopped = isinstance(talk.belonging, NotHere)
    blocks = draft(desk, talk)
    view = talk.view
    return Interview(
        dossier=talk.dossier,
        roepnaam=talk.row.roepnaam,
        language=talk.language,
        clock=ten_week_clock(
            desk,
            talk.row.kennisgeving,
            talk.row.brp,
            is_stopped,
            talk.row.pip_status == ESTABLISHED,
            (talk.row.third_asked, talk.row.third_received),
        ),
        themes=tuple(
            _theme(view.counts[section.number], section, asked)
            for section in talk.pack.sections
            if section.questions
        ),
        answered=view.total.answered,
        applicable=view.total.applicable,
        question=question_shown(desk, talk, asked, drafts.get(question)),
        plan=plan_shown(desk, talk, blocks, talk.place.fresh),
        tolk=tolk_shown(desk, talk, question),
        stop=stop_of(desk, talk),
        saved_at=_saved_at(desk, talk),
        resumed=resumed,
        drafts=drafts,
        scope=talk.place.scope,
        grown=talk.place.grown,
        pack=talk.pack.name,
        has_newer_pack=desk.packs.newest(talk.pack.id).version > talk.pack.version,
        when_told=talk.pack.when_told,
        about=about_answer(talk, asked, talk.replaced),
        guard=guard_at(desk, talk, asked),
        is_free_text_off=is_free_text_off(talk, asked),
        said=said_texts(desk, talk.language.code),
    )


def _saved_at(desk: Desk, talk: Talk) -> datetime | None:
    """When this desk last wrote something here; what others wrote says nothing of what is safe here."""
    own = [change.time for heads in talk.heads.values() for change in heads if change.desk == desk.desk]
    return moment_of(max(own)) if own else None


def drafts_at(work: UnitOfWork, dossier: DossierId, question: str) -> Mapping[str, Draft]:
    """What stands half-typed at a question: in its field, in cells of its rows ('T01#new.taal'), in its
    notes ('note.notitie.T01')."""
    found = work.drafts.of(dossier)
    notes = {note_draft_key(kind, question) for kind in NoteKind}
    return {
        key: draft
        for key, draft in found.items()
        if key == question or key.startswith(question + ROW_MARK) or key in notes
    }


def stand_at(work: UnitOfWork, talk: Talk, question: str) -> Talk:
    """Remember that this question is on the screen, with the answers as they stand; the caller commits."""
    theme = talk.pack.question(question).theme
    place = talk.place.at(question, theme).with_seen(_heads_at(talk, question))
    save_place(work, talk.dossier, place)
    return replace(talk, place=place, replaced=replaced_at(work, talk, question))


def after_change(desk: Desk, work: UnitOfWork, before: Talk, question: str) -> Talk:
    """The talk after something was recorded: progress for the lists, what is new in the plan, the place."""
    after = load_talk(desk, work, before.dossier)
    after = replace(after, blocks=draft(desk, after))
    desk.recent.keep(after.dossier, after)
    new = lines_of(desk, after, draft(desk, after)) - lines_of(desk, before, draft(desk, before))
    place = replace(after.place, fresh=new, grown=grown_words(before, after, question))
    if place.question in (None, question):
        place = place.at(question, after.pack.question(question).theme)
        place = place.with_seen(_heads_at(after, question))
    save_place(work, after.dossier, place)
    work.dossiers.put_progress(after.dossier, after.form.total.answered, after.form.total.applicable)
    return replace(after, place=place, replaced=replaced_at(work, after, question))


def _heads_at(talk: Talk, question: str) -> Mapping[str, tuple[ChangeId, ...]]:
    """The head ids of a question and of its rows; none for a question that has no answer yet."""
    seen: dict[str, tuple[ChangeId, ...]] = {question: ()}
    for (kind, key), heads in talk.heads.items():
        if kind is ChangeKind.ANSWER and (key == question or key.startswith(question + ROW_MARK)):
            seen[key] = tuple(change.id for change in heads)
    return seen


def _theme(count: Count, section: Section, current: Question) -> ThemeShown:
    return ThemeShown(
        number=section.number,
        title=section.title,
        answered=count.answered,
        applicable=count.applicable,
        has_later=count.postponed > 0,
        is_current=section.number == current.theme,
        is_done=count.applicable > 0 and count.answered == count.applicable,
    )
