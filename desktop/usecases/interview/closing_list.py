"""Everything that is still open before the talk ends: with where to go, and what the law still needs.

Each question stands in one group, the most pressing one. Nothing here is a stop (features F05, F09, F20).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.changes import Certainty, Change, ChangeKind, Source
from desktop.domain.ids import DossierId
from desktop.domain.wording import nl
from desktop.usecases.asking import asked_at
from desktop.usecases.interview.answer_words import readable
from desktop.usecases.interview.answering import finish, write_answer
from desktop.usecases.interview.guarding import holding_back
from desktop.usecases.interview.parked import ParkedShown, parked_answers
from desktop.usecases.interview.shown import Interview
from desktop.usecases.interview.value_words import answer_words, is_prefilled, provenance
from desktop.usecases.outcome import Outcome
from desktop.usecases.ports import Desk
from desktop.usecases.talk import Talk, as_value, load_talk
from forms.answer_moves import Answer, answer_payload, split_key
from forms.model import AnswerState, Question
from forms.question_types import check_answer

_HEALTH_THEMES = (8, 9)


class OpenKind(StrEnum):
    """Why a question stands in the list; in the order in which it is best done."""

    CONFLICT = "keuze"
    WRONG = "klopt_niet"
    HALF = "half"
    PREFILLED = "te_bevestigen"
    LAW = "wet"
    NOT_UNDERSTOOD = "niet_begrepen"
    LATER = "later"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class OpenItem:
    """One question to go to."""

    kind: OpenKind
    question: str
    number: str
    text: str
    why: str  # '' where the group says it all


@dataclass(frozen=True, slots=True)
class TopicOpen:
    """A subject of the law or of guidance of which nothing was said yet."""

    title: str
    source: str
    is_law: bool
    question: str  # where to begin
    number: str


@dataclass(frozen=True, slots=True)
class HealthShown:
    """Health: that it was discussed, and what it means for the planning. Never a diagnosis (WI 14; AVG 9)."""

    words: str
    is_done: bool
    question: str  # '' where the pack asks nothing
    number: str


@dataclass(frozen=True, slots=True)
class ClosingList:
    items: tuple[OpenItem, ...]
    topics: tuple[TopicOpen, ...]
    health: HealthShown
    parked: tuple[ParkedShown, ...]
    answered: int
    applicable: int

    @property
    def markable(self) -> tuple[str, ...]:
        """What may be closed with 'niet besproken'."""
        kinds = (OpenKind.LAW, OpenKind.NOT_UNDERSTOOD, OpenKind.LATER, OpenKind.OPEN)
        return tuple(item.question for item in self.items if item.kind in kinds)


def closing_list(desk: Desk, dossier: DossierId) -> ClosingList:
    """The list as it stands; reads only."""
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
    total = talk.form.total
    return ClosingList(
        items=open_items(talk),
        topics=_topics(talk),
        health=_health(talk),
        parked=parked_answers(desk, talk),
        answered=total.answered,
        applicable=total.applicable,
    )


def mark_not_discussed(
    desk: Desk, dossier: DossierId, questions: Iterable[str], here: str
) -> Outcome[Interview]:
    """'Overige: niet besproken': a full answer at each of these that is open. `here` stays on the screen."""
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        value = answer_payload(Answer(AnswerState.NIET_BESPROKEN))
        is_open = set(talk.form.open_ids) - {split_key(key)[0] for key in talk.answers.conflicts}
        changes: list[Change] = []
        for question in dict.fromkeys(questions):
            if question in is_open:
                asked = talk.pack.question(question)
                how = asked_at(desk, talk, asked, Source.OBSERVED, Certainty.CERTAIN)
                changes += write_answer(desk, work, talk, question, value, how)
        return finish(desk, work, talk, here, tuple(changes))


def open_items(talk: Talk) -> tuple[OpenItem, ...]:
    """Every question that wants something, most pressing group first, in the order of the pack."""
    found = [item for question in talk.applicable if (item := _item(talk, question)) is not None]
    order = list(OpenKind)
    return tuple(sorted(found, key=lambda item: order.index(item.kind)))


def _item(talk: Talk, question: Question) -> OpenItem | None:
    kind, why = _why(talk, question)
    if kind is None:
        return None
    return OpenItem(kind, question.id, question.number, question.simple, why)


def _why(talk: Talk, question: Question) -> tuple[OpenKind | None, str]:
    keys = _keys_of(talk, question)
    if any(key in talk.answers.conflicts for key in keys):
        return OpenKind.CONFLICT, nl("twee antwoorden; vraag het opnieuw")
    if _is_wrong(talk, question, keys):
        return OpenKind.WRONG, nl("wat er staat past niet bij de vraag")
    if any(key in talk.form.missing for key in keys):
        return OpenKind.HALF, nl("een deel is nog niet ingevuld")
    for key in () if holding_back(talk, question) else keys:
        head = talk.heads[(ChangeKind.ANSWER, key)][-1]
        answer = readable(head.value)
        if answer is not None and not answer.is_empty and is_prefilled(head):
            return OpenKind.PREFILLED, nl(
                "{answer_words}: {provenance}",
                answer_words=answer_words(question, answer),
                provenance=provenance(head),
            )
    if question.id not in talk.form.open_ids:
        return None, ""
    standing = talk.answers.answer(question.id)
    state = standing.state if standing is not None else None
    if question.law_needs:
        return OpenKind.LAW, {
            AnswerState.LATER: nl("later"),
            AnswerState.NIET_BEGREPEN: nl("niet begrepen"),
        }.get(state or AnswerState.WEET_NIET, "")
    if state is AnswerState.NIET_BEGREPEN:
        return OpenKind.NOT_UNDERSTOOD, ""
    return (OpenKind.LATER if state is AnswerState.LATER else OpenKind.OPEN), ""


def _keys_of(talk: Talk, question: Question) -> tuple[str, ...]:
    return tuple(
        sorted(
            key for kind, key in talk.heads if kind is ChangeKind.ANSWER and split_key(key)[0] == question.id
        )
    )


def _is_wrong(talk: Talk, question: Question, keys: tuple[str, ...]) -> bool:
    """What stands cannot be read, or does not fit the question (any more)."""
    if any(key in talk.answers.unreadable for key in keys):
        return True
    for key in keys:
        answer = talk.answers.by_key.get(key)
        if answer is None or answer.is_empty or answer.state is not None or key in talk.form.missing:
            continue
        if check_answer(question, as_value(answer.value), talk.today) is not None:
            return True
    return False


def _topics(talk: Talk) -> tuple[TopicOpen, ...]:
    numbers = {question.id: question.number for question in talk.pack.questions}
    return tuple(
        TopicOpen(
            cover.topic.title, cover.topic.source, cover.topic.is_law, cover.open[0], numbers[cover.open[0]]
        )
        for cover in sorted(talk.form.topics, key=lambda cover: not cover.topic.is_law)
        if cover.applies and not cover.is_covered and cover.open
    )


def _health(talk: Talk) -> HealthShown:
    """WI 14 lid 3: what health means for the planning; a state is enough. In company only that much."""
    needed = [q for q in talk.applicable if q.theme in _HEALTH_THEMES and q.law_needs]
    needed = needed or [q for q in talk.applicable if q.theme in _HEALTH_THEMES][:1]
    if not needed:
        return HealthShown(nl("Deze vragenlijst vraagt niet naar gezondheid."), True, "", "")
    to_do = next((q for q in needed if q.id not in talk.answered), None)
    if to_do is not None:
        words = nl("Nog niet besproken. Alleen het gevolg voor de planning is nodig, nooit een diagnose.")
        return HealthShown(words, False, to_do.id, to_do.number)
    said = [talk.answers.answer(q.id) for q in needed]
    values = [answer_words(q, a) for q, a in zip(needed, said, strict=True) if a is not None and not a.state]
    if any(holding_back(talk, q) for q in needed):
        words = nl("Besproken.")
    elif not values:
        words = nl("Niet besproken, of de persoon wil er niet over praten. Dat is een volledig antwoord.")
    else:
        words = nl("Besproken. Gevolg voor de planning: {values}.", values="; ".join(values))
    return HealthShown(words, True, needed[0].id, needed[0].number)
