"""One question with everything that stands at it, ready to be shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.answer import Answer, read_answer
from desktop.domain.changes import Change, ChangeKind, JsonValue, is_conflict
from desktop.usecases.asking import pack_domain, question_text
from desktop.usecases.interview.notes import notes_at
from desktop.usecases.interview.shown import ChoiceShown, ColumnShown, QuestionShown, RowShown
from desktop.usecases.interview.value_words import (
    TYPED,
    answer_words,
    is_prefilled,
    provenance,
    row_words,
    typed,
    values_that_meet,
)
from desktop.usecases.ports import Desk, Draft, Spoken, TextStatus
from desktop.usecases.spoken_texts import SPOKEN_TEXTS, UI_DOMAIN
from desktop.usecases.talk import Talk, as_value
from forms.answer_moves import ROW_MARK
from forms.model import AnswerState, Choice, Column, Question
from forms.question_types import check_answer
from forms.question_types.choices import CountryType, countries
from forms.texts import choice_key, column_choice_key, column_key

#: the four buttons; 'niet besproken' is no button, it is what stays open at the end
BUTTONS = (
    AnswerState.WEET_NIET,
    AnswerState.WIL_NIET_ZEGGEN,
    AnswerState.LATER,
    AnswerState.NIET_BEGREPEN,
)


@dataclass(frozen=True, slots=True)
class _Room:
    """What every part of the view needs."""

    desk: Desk
    talk: Talk
    question: Question

    def say(self, key: str, dutch: str) -> Spoken:
        domain = pack_domain(self.talk.pack)
        return self.desk.texts.say(domain, key, dutch, self.talk.language.code)

    def local(self, number: int) -> str:
        digits = self.talk.language.digits
        return "".join(digits[int(d)] for d in str(number)) if len(digits) == 10 else ""


def question_shown(desk: Desk, talk: Talk, question: Question, draft: Draft | None) -> QuestionShown:
    """The question in both languages, its value or the values that meet, notes and draft."""
    room = _Room(desk, talk, question)
    heads = talk.heads.get((ChangeKind.ANSWER, question.id), ())
    meeting = [heads] if is_conflict(heads) else []
    meeting += [found for found in _row_heads(talk, question).values() if is_conflict(found)]
    answer = _standing(heads)
    head = heads[-1] if heads and not is_conflict(heads) else None
    in_theme = [q.id for q in talk.applicable if q.theme == question.theme]
    section = next(s for s in talk.pack.sections if s.number == question.theme)
    return QuestionShown(
        id=question.id,
        number=question.number,
        theme=question.theme,
        theme_title=section.title,
        place=in_theme.index(question.id) + 1 if question.id in in_theme else 0,
        of=len(in_theme),
        type=question.type,
        simple=question.simple,
        official=question.official,
        own=question_text(desk, talk, question),
        tip=question.tip,
        probe=question.probe or "",
        picture=question.picture,
        leads_to=question.leads_to,
        plan_block=question.plan_block,
        is_special=question.is_special,
        choices=_choices(room, answer.value),
        columns=tuple(_column(room, column, answer.value) for column in question.columns),
        rows=_rows(room),
        limits=question.limits,
        raw=typed(question, answer.value) if question.type in TYPED else "",
        words=_words(room, answer),
        state=answer.state,
        states=tuple((state, *_state_texts(desk, talk, state)) for state in BUTTONS),
        is_answered=question.id in talk.answered,
        conflict=tuple(shown for found in meeting for shown in values_that_meet(desk, question, found)),
        source=head.source if head else None,
        certainty=head.certainty if head else None,
        is_prefilled=head is not None and not answer.is_empty and is_prefilled(head),
        provenance=provenance(head.source, head.certainty) if head and not answer.is_empty else "",
        notes=notes_at(talk, question.id),
        draft=draft,
        warning=talk.warnings.get(question.id, ""),
    )


def rows_of(talk: Talk, question: Question) -> Mapping[str, JsonValue]:
    """Row id to cells, in the order the rows were made; removed rows and rows in conflict are left out."""
    found = {}
    for row, heads in _row_heads(talk, question).items():
        answer = _standing(heads)
        if isinstance(answer.value, Mapping):
            found[row] = answer.value
    return found


def _row_heads(talk: Talk, question: Question) -> Mapping[str, tuple[Change, ...]]:
    start = question.id + ROW_MARK
    found = {key[len(start) :]: heads for (kind, key), heads in talk.heads.items()
             if kind is ChangeKind.ANSWER and key.startswith(start)}  # fmt: skip
    return {row: found[row] for row in sorted(found)}


def _standing(heads: tuple[Change, ...]) -> Answer:
    """The value the heads agree on; nothing for a conflict or what cannot be read."""
    if not heads or is_conflict(heads):
        return Answer(None, None)
    try:
        return read_answer(heads[0].value)
    except ValueError:
        return Answer(None, None)


def _words(room: _Room, answer: Answer) -> str:
    rows = rows_of(room.talk, room.question)
    if not rows or answer.state is not None:
        return answer_words(room.question, answer)
    return "; ".join(", ".join(row_words(room.question, row).values()) for row in rows.values())


def _choices(room: _Room, value: JsonValue) -> tuple[ChoiceShown, ...]:
    question = room.question
    chosen = {str(part) for part in value} if isinstance(value, tuple | list) else {str(value)}
    return tuple(
        _choice(room, place, choice, choice_key(question, choice), choice.key in chosen)
        for place, choice in enumerate(question.choices, start=1)
    )


def _choice(room: _Room, place: int, choice: Choice, key: str, is_chosen: bool) -> ChoiceShown:
    own = room.say(key, choice.text)
    return ChoiceShown(choice.key, place, room.local(place), choice.text, own, choice.picture, is_chosen)


def _column(room: _Room, column: Column, value: JsonValue) -> ColumnShown:
    question = room.question
    cell = value.get(column.key) if isinstance(value, Mapping) else None
    # the lines of a scale set are answered with the five steps of the question itself
    steps = question.choices if not column.choices and column.type == "scale5" else column.choices
    choices = tuple(
        _choice(
            room,
            place,
            choice,
            choice_key(question, choice)
            if not column.choices and column.type == "scale5"
            else column_choice_key(question, column, choice),
            cell is not None and choice.key == str(cell),
        )
        for place, choice in enumerate(steps, start=1)
    )
    if column.type == CountryType.name and not choices:
        choices = _countries(room, cell)
    own = room.say(column_key(question, column), column.text)
    shown = cell if isinstance(cell, str | int) else None
    return ColumnShown(column.key, column.text, own, column.type, choices, shown, column.is_required)


def _countries(room: _Room, cell: JsonValue) -> tuple[ChoiceShown, ...]:
    """Every country, in the order of its Dutch name; CLDR gives the name in the language of the talk."""
    language = room.talk.language
    named = []
    for place, (code, dutch) in enumerate(sorted(countries().items(), key=lambda one: one[1]), start=1):
        name = room.desk.texts.country_name(code, language.code)
        own = (
            Spoken(name, language.code, language.direction, TextStatus.REVIEWED)
            if name != code
            else Spoken(dutch, "nl", "ltr", TextStatus.MISSING)
        )
        named.append(ChoiceShown(code, place, "", dutch, own, None, code == cell))
    return tuple(named)


def _rows(room: _Room) -> tuple[RowShown, ...]:
    today = room.talk.today
    shown = []
    for row, value in rows_of(room.talk, room.question).items():
        cells = value if isinstance(value, Mapping) else {}
        by_key = {c.key: typed(c, cells[c.key]) for c in room.question.columns if c.key in cells}
        is_half = check_answer(room.question, as_value(value), today) is not None
        shown.append(RowShown(row, by_key, row_words(room.question, value), is_half))
    return tuple(shown)


def _state_texts(desk: Desk, talk: Talk, state: AnswerState) -> tuple[str, Spoken]:
    key = f"state.{state.value}"
    dutch = SPOKEN_TEXTS[key]
    return dutch, desk.texts.say(UI_DOMAIN, key, dutch, talk.language.code)
