"""Moving a dossier to a newer version of its questions: look first, accept, and undo. Works without network.

A dossier keeps the version it began with until the klantmanager accepts the list of differences. Answers are
never altered by it: what a question no longer takes is parked or stands in the list of what is open.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.changes import ChangeKind
from desktop.domain.ids import DossierId
from desktop.domain.wording import joined, nl
from desktop.usecases.interview.guarding import holding_back
from desktop.usecases.interview.moving import go_to
from desktop.usecases.interview.shown import Interview
from desktop.usecases.interview.value_words import answer_words
from desktop.usecases.outcome import Outcome
from desktop.usecases.ports import Desk, UnitOfWork
from desktop.usecases.recording import Asked, pen
from desktop.usecases.talk import PACK_KEY, Talk, as_value, form_answers, load_talk
from forms.answer_moves import split_key
from forms.model import FormPack, Question
from forms.question_types import check_answer
from forms.state import evaluate


@dataclass(frozen=True, slots=True)
class UpgradeLine:
    """One question in the list of differences."""

    number: str  # in the newer version, '' where it is not there
    text: str
    words: str  # the answer that stands, '' none
    why: str  # 'andere tekst, andere antwoorden'


@dataclass(frozen=True, slots=True)
class UpgradeShown:
    """The difference list. `kept` is a count: nothing changes there."""

    now: str  # 'landelijk@1'
    newest: str
    kept: int
    changed: tuple[UpgradeLine, ...]
    parked: tuple[UpgradeLine, ...]
    new: tuple[UpgradeLine, ...]
    can_undo: str  # the version to go back to, '' none

    @property
    def can_upgrade(self) -> bool:
        """True when the installation has a newer version."""
        return self.now != self.newest


def upgrade_preview(desk: Desk, dossier: DossierId) -> UpgradeShown:
    """What the newest version of the questions would mean for this dossier; changes nothing."""
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        newest = desk.packs.newest(talk.pack.id)
        return UpgradeShown(
            now=talk.pack.name,
            newest=newest.name,
            kept=len(_kept(talk, newest)),
            changed=_changed(talk, newest),
            parked=_parked(talk, newest),
            new=_new(talk, newest),
            can_undo=_before(work, dossier, talk),
        )


def accept_upgrade(desk: Desk, dossier: DossierId) -> Outcome[Interview]:
    """Pin the newest version; every answer stays as it is."""
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        outcome = _pin(desk, work, talk, desk.packs.newest(talk.pack.id).name)
    return Outcome(_shown(desk, dossier), outcome.changes)


def undo_upgrade(desk: Desk, dossier: DossierId) -> Outcome[Interview]:
    """Back to the version before, by a following change. Does nothing where there is none."""
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        outcome = _pin(desk, work, talk, _before(work, dossier, talk) or talk.pack.name)
    return Outcome(_shown(desk, dossier), outcome.changes)


def _pin(desk: Desk, work: UnitOfWork, talk: Talk, name: str) -> Outcome[None]:
    if name == talk.pack.name:
        return Outcome(None)
    desk.packs.named(name)  # Trouble before anything is written, when it is not installed here
    parents = talk.heads.get((ChangeKind.DECISION, PACK_KEY), ())
    how = Asked(pack=talk.pack.name)
    change = pen(desk, work, talk.dossier, ChangeKind.DECISION, PACK_KEY, name, parents, how)
    work.audit.note("pack.pinned", change.id, name)
    work.commit()
    return Outcome(None, (change,))


def _shown(desk: Desk, dossier: DossierId) -> Interview:
    """The talk with its questions as they are now, where it was left if that question is still asked."""
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
    here = talk.place.question
    known = {question.id for question in talk.pack.questions}
    there = here if here in known else talk.form.first_open or talk.form.relevant[0]
    return go_to(desk, dossier, there or talk.form.relevant[0])


def _before(work: UnitOfWork, dossier: DossierId, talk: Talk) -> str:
    """The version that the last move left, for undo; '' when the dossier was never moved."""
    heads = talk.heads.get((ChangeKind.DECISION, PACK_KEY), ())
    return heads[0].pack or "" if len(heads) == 1 and heads[0].value == talk.pack.name else ""


def _kept(talk: Talk, newest: FormPack) -> tuple[str, ...]:
    before, after = _by_id(talk.pack), _by_id(newest)
    return tuple(
        name for name in _answered(talk) if name in before and name in after
        and not _differences(talk, before[name], after[name])
    )  # fmt: skip


def _changed(talk: Talk, newest: FormPack) -> tuple[UpgradeLine, ...]:
    before = _by_id(talk.pack)
    found = []
    for question in newest.questions:
        old = before.get(question.id)
        why = _differences(talk, old, question) if old is not None else ()
        if why:
            found.append(UpgradeLine(question.number, question.simple, _words(talk, old), joined(", ", why)))
    return tuple(found)


def _parked(talk: Talk, newest: FormPack) -> tuple[UpgradeLine, ...]:
    """Answers that stand now and whose question would not be asked."""
    before, after = _by_id(talk.pack), _by_id(newest)
    state = evaluate(newest, form_answers(talk.answers), talk.form.group, talk.today)
    names = {split_key(key)[0] for key in state.parked} - {split_key(key)[0] for key in talk.form.parked}
    return tuple(
        UpgradeLine(
            after[name].number if name in after else "",
            before[name].simple,
            _words(talk, before[name]),
            nl("geldt dan niet") if name in after else nl("wordt niet meer gevraagd"),
        )
        for name in sorted(names)
        if name in before
    )


def _new(talk: Talk, newest: FormPack) -> tuple[UpgradeLine, ...]:
    """Questions that would be asked and are not asked now."""
    state = evaluate(newest, form_answers(talk.answers), talk.form.group, talk.today)
    now = set(talk.form.relevant)
    return tuple(
        UpgradeLine(question.number, question.simple, "", "nieuw")
        for question in newest.questions
        if question.id not in now and state.is_relevant(question.id)
    )


def _differences(talk: Talk, old: Question, new: Question) -> tuple[str, ...]:
    """In what a question differs for who is asked; () when it is the same question."""
    pairs = (
        (old.type != new.type, nl("ander soort antwoord")),
        ((old.simple, old.official) != (new.simple, new.official), nl("andere tekst")),
        (old.choices != new.choices, nl("andere antwoorden")),
        (old.columns != new.columns, nl("andere vakken")),
        (old.relevant != new.relevant or old.group != new.group, nl("andere voorwaarde")),
        (not _fits(talk, new), nl("uw antwoord past niet meer")),
    )
    return tuple(words for differs, words in pairs if differs)


def _fits(talk: Talk, new: Question) -> bool:
    values = [
        answer.value
        for key, answer in talk.answers.by_key.items()
        if split_key(key)[0] == new.id and not answer.is_empty and answer.state is None
    ]
    return all(check_answer(new, as_value(value), talk.today) is None for value in values)


def _words(talk: Talk, question: Question | None) -> str:
    """The answer that stands; of a question that waits for other company only that there is one."""
    answer = talk.answers.answer(question.id) if question is not None else None
    if question is None or answer is None:
        return ""
    return "bewaard" if holding_back(talk, question) else answer_words(question, answer)


def _answered(talk: Talk) -> tuple[str, ...]:
    names = (split_key(key)[0] for key, answer in talk.answers.by_key.items() if not answer.is_empty)
    return tuple(dict.fromkeys(names))


def _by_id(pack: FormPack) -> dict[str, Question]:
    return {question.id: question for question in pack.questions}
