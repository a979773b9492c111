"""Reading along: remarks at a question or a line of the plan by who has the role, answered and closed by the
klantmanager. Nothing of it changes an answer, comes on the plan or goes to another party."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.changes import Change, ChangeKind, JsonValue
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import DossierId
from desktop.domain.remarks import DONE, LONGEST_REMARK, Remark, Said, done_value, remark_value, remarks_from
from desktop.domain.roles import REVIEWERS, Role, may_review
from desktop.domain.wording import nl
from desktop.usecases.dutch_words import when_last
from desktop.usecases.interview.guarding import guard_at
from desktop.usecases.interview.value_words import author_words
from desktop.usecases.outcome import Outcome
from desktop.usecases.plan_draft import draft, in_dutch
from desktop.usecases.ports import Desk, UnitOfWork
from desktop.usecases.recording import Asked, moment_of, new_id, pen
from desktop.usecases.talk import Talk, load_talk
from desktop.usecases.typed_reason import reason_text
from forms.model import Question

TEXT, ABOUT = "text", "about"
_ROLES: Mapping[Role, str] = {
    Role.KWALITEIT: nl("kwaliteit"),
    Role.LEIDINGGEVENDE: nl("leidinggevende"),
    Role.PRIVACY_OFFICER: nl("privacy-officer"),
    Role.KLANTMANAGER: nl("klantmanager"),
}
_HIDDEN = nl("Deze opmerking gaat over een vraag die wacht. Lees haar als u alleen bent.")


@dataclass(frozen=True, slots=True)
class SaidShown:
    """One utterance. `who`: 'Joost de Wit, kwaliteit'."""

    text: str
    who: str
    when: str


@dataclass(frozen=True, slots=True)
class RemarkShown:
    """One remark with its answers. `question` leads to the talk ('' for the plan); `done`: who closed it."""

    key: str
    number: str
    about: str
    question: str
    said: SaidShown
    answers: tuple[SaidShown, ...]
    is_open: bool
    done: str


@dataclass(frozen=True, slots=True)
class RemarksShown:
    """`subjects`: what a remark can be about, key and words; `may_begin`: this worker reads along."""

    dossier: DossierId
    roepnaam: str
    remarks: tuple[RemarkShown, ...]
    subjects: tuple[tuple[str, str], ...]
    may_begin: bool


def remarks(desk: Desk, dossier: DossierId) -> RemarksShown:
    """All of them, the open ones first and the newest of each on top. KeyError for no such dossier."""
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        work.audit.note("remarks.shown", dossier, "ok")
        work.commit()
    return _shown(desk, talk)


def begin_remark(desk: Desk, dossier: DossierId, about: str, text: str) -> Outcome[RemarksShown]:
    """Leave a remark at a question ('vraag:O01') or a line of the plan ('plan:4:2').

    Refusals: NOT_A_REVIEWER, REMARK_MISSING and TOO_LONG on 'text', UNKNOWN_CHOICE on 'about',
    QUESTION_WAITS on 'about', DOSSIER_RESTRICTED.
    """
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        if not may_review(desk.worker.roles):
            raise Refusal(RefusalCode.NOT_A_REVIEWER)
        question, block, line = _subject(desk, talk, about)
        if question is not None and guard_at(desk, talk, question) is not None:
            raise Refusal(RefusalCode.QUESTION_WAITS, ABOUT)
        asked = question.id if question is not None else ""
        value = remark_value(_text(text), _role(desk), asked, block, line)
        return _write(desk, work, talk, new_id(desk), value)


def answer_remark(desk: Desk, dossier: DossierId, key: str, text: str) -> Outcome[RemarksShown]:
    """Say something back. KeyError for a remark that is not there; refusals on 'text' as above."""
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        found = _found(talk, key)
        value = remark_value(_text(text), _role(desk), found.question, thread=key)
        return _write(desk, work, talk, new_id(desk), value)


def close_remark(desk: Desk, dossier: DossierId, key: str, is_done: bool) -> Outcome[RemarksShown]:
    """It is dealt with, or it is not after all; the same again writes nothing."""
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        found = _found(talk, key)
        standing = talk.heads.get((ChangeKind.REMARK, key + DONE), ())
        if found.is_done == is_done and len({str(one.value) for one in standing}) < 2:
            return Outcome(_shown(desk, talk))
        return _write(desk, work, talk, key + DONE, done_value(is_done, found.question), standing)


def _write(
    desk: Desk,
    work: UnitOfWork,
    talk: Talk,
    key: str,
    value: Mapping[str, JsonValue],
    parents: tuple[Change, ...] = (),
) -> Outcome[RemarksShown]:
    named = Asked(pack=talk.pack.name)
    change = pen(desk, work, talk.dossier, ChangeKind.REMARK, key, value, parents, named)
    after = load_talk(desk, work, talk.dossier)
    work.commit()
    return Outcome(_shown(desk, after), (change,))


def _text(text: str) -> str:
    cleaned = reason_text(text, TEXT)
    if not cleaned:
        raise Refusal(RefusalCode.REMARK_MISSING, TEXT)
    if len(cleaned) > LONGEST_REMARK:
        raise Refusal(RefusalCode.TOO_LONG, TEXT, {"max": str(LONGEST_REMARK)})
    return cleaned


def _role(desk: Desk) -> Role | None:
    """The role in which something is said: reading along goes first."""
    roles = sorted(desk.worker.roles, key=lambda role: (role not in REVIEWERS, role.value))
    return next(iter(roles), None)


def _found(talk: Talk, key: str) -> Remark:
    found = next((one for one in remarks_from(talk.heads) if one.key == key), None)
    if found is None:
        raise KeyError("no such remark")
    return found


def _subject(desk: Desk, talk: Talk, about: str) -> tuple[Question | None, int, str]:
    """The question, or the block and the words of the line of the plan."""
    kind, _, rest = about.partition(":")
    if kind == "vraag":
        found = next((one for one in talk.pack.questions if one.id == rest), None)
        if found is not None:
            return found, 0, ""
    for key, block, words in _plan_lines(desk, talk):
        if key == about:
            return None, block, words
    raise Refusal(RefusalCode.UNKNOWN_CHOICE, ABOUT)


def _plan_lines(desk: Desk, talk: Talk) -> tuple[tuple[str, int, str], ...]:
    return tuple(
        (f"plan:{block.number}:{place}", block.number, words)
        for block in draft(desk, talk)
        for place, line in enumerate(block.lines)
        if (words := in_dutch(desk, talk.pack, line)) is not None
    )


def _shown(desk: Desk, talk: Talk) -> RemarksShown:
    found = sorted(remarks_from(talk.heads), key=lambda one: one.first.change.time, reverse=True)
    questions = tuple(
        (f"vraag:{one.id}", nl("{number} {words}", number=one.number, words=one.simple))
        for one in talk.applicable
    )
    lines = tuple(
        (key, nl("Plan {block}: {words}", block=block, words=words))
        for key, block, words in _plan_lines(desk, talk)
    )
    return RemarksShown(
        dossier=talk.dossier,
        roepnaam=talk.row.roepnaam,
        remarks=tuple(_remark(desk, talk, one) for one in sorted(found, key=lambda one: one.is_done)),
        subjects=(*questions, *lines),
        may_begin=may_review(desk.worker.roles),
    )


def _remark(desk: Desk, talk: Talk, one: Remark) -> RemarkShown:
    asked = next((q for q in talk.pack.questions if q.id == one.question), None)
    is_hidden = asked is not None and guard_at(desk, talk, asked) is not None
    about = asked.simple if asked is not None else one.line or nl("Vraag {name}", name=one.question)
    if asked is None and one.block:
        about = nl("Plan {block}: {words}", block=one.block, words=about)
    done = ""
    if one.done is not None:
        who, when = author_words(desk, one.done), when_last(moment_of(one.done.time), talk.today)
        done = nl("Klaar: {who}, {when}", who=who, when=when)
    return RemarkShown(
        key=one.key,
        number=asked.number if asked is not None else "",
        about=about,
        question=asked.id if asked is not None else "",
        said=_said(desk, talk, one.first, is_hidden),
        answers=() if is_hidden else tuple(_said(desk, talk, said, False) for said in one.answers),
        is_open=one.is_open,
        done=done,
    )


def _said(desk: Desk, talk: Talk, said: Said, is_hidden: bool) -> SaidShown:
    name = author_words(desk, said.change)
    who = nl("{name}, {role}", name=name, role=_ROLES[said.role]) if said.role else name
    when = when_last(moment_of(said.change.time), talk.today)
    return SaidShown(_HIDDEN if is_hidden else said.text, who, when)
