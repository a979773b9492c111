"""One question with everything that stands at it, ready to be shown."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from desktop.domain.answer import Answer, read_answer
from desktop.domain.attachments import attached_to
from desktop.domain.changes import Change, ChangeKind, JsonValue, is_conflict
from desktop.domain.remarks import open_remarks
from desktop.domain.wording import joined, nl
from desktop.usecases.asking import probe_text, question_text
from desktop.usecases.interview.choice_view import Room, choices_shown, columns_shown, grid_shown, own_date
from desktop.usecases.interview.computed import computed_key, facts_of
from desktop.usecases.interview.guarding import FREE_TEXT, is_free_text_off
from desktop.usecases.interview.notes import notes_at
from desktop.usecases.interview.shown import ColumnShown, ProbeShown, QuestionShown, RowShown
from desktop.usecases.interview.value_words import (
    SENSITIVITY,
    TYPED,
    answer_words,
    ink_of,
    is_prefilled,
    provenance,
    raw_cell,
    row_words,
    typed,
    values_that_meet,
)
from desktop.usecases.ports import Desk, Draft, Spoken
from desktop.usecases.spoken_texts import SPOKEN_TEXTS, UI_DOMAIN
from desktop.usecases.talk import Talk, as_value
from desktop.usecases.undrawn import undrawn_warning
from forms.answer_moves import ROW_MARK
from forms.model import AnswerState, Question
from forms.question_types import check_answer, missing_cells

_OR = nl(" of ")
#: the four buttons; 'niet besproken' is no button, it is what stays open at the end
BUTTONS = (
    AnswerState.WEET_NIET,
    AnswerState.WIL_NIET_ZEGGEN,
    AnswerState.LATER,
    AnswerState.NIET_BEGREPEN,
)


def question_shown(desk: Desk, talk: Talk, question: Question, draft: Draft | None) -> QuestionShown:
    """The question in both languages, its value or the values that meet, notes and draft."""
    room = Room(desk, talk, question)
    heads = talk.heads.get((ChangeKind.ANSWER, question.id), ())
    meeting = [heads] if is_conflict(heads) else []
    meeting += [found for found in _row_heads(talk, question).values() if is_conflict(found)]
    answer, rows = _standing(heads), _rows(room)
    head = heads[-1] if heads and not is_conflict(heads) else None
    waiting = _waiting(talk, question)
    in_theme = [q.id for q in talk.applicable if q.theme == question.theme]
    probes = tuple(
        ProbeShown(probe.text, probe_text(desk, talk, question, probe))
        for probe in talk.form.probes_now(question.id)
    )
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
        probe=joined(" · ", (probe.dutch for probe in probes)),
        probes=probes,
        picture=question.picture,
        leads_to=question.leads_to,
        purpose=question.purpose,
        legal_basis=question.legal_basis,
        sensitivity=SENSITIVITY[question.avg],
        plan_block=question.plan_block,
        is_special=question.is_special,
        choices=choices_shown(room, _pointed_at(talk, question, answer.value)),
        columns=_columns(room, answer.value),
        rows=rows,
        limits=question.limits,
        raw=typed(question, answer.value) if question.type in TYPED else "",
        words=_words(room, answer, rows),
        own_words=own_date(room, question, answer.value),
        state=answer.state,
        # what is computed is nobody's answer: there is no state to give it
        states=tuple(
            (state, *_state_texts(desk, talk, state)) for state in BUTTONS if question.type != "calc"
        ),
        is_answered=question.id in talk.answered,
        conflict=tuple(shown for found in meeting for shown in values_that_meet(desk, question, found)),
        source=head.source if head else None,
        certainty=head.certainty if head else None,
        is_prefilled=waiting is not None,
        provenance=_provenance(waiting, None if answer.is_empty else head),
        notes=notes_at(talk, question.id),
        draft=draft,
        warning=joined(
            " ",
            filter(None, [talk.warning_at(question.id), undrawn_warning(desk, talk.standing, question.id)]),
        ),
        grid=grid_shown(room, question, answer.value),
        ink=ink_of(answer.value),
        facts=facts_of(talk, question),
        attachments=attached_to(talk.heads).get(question.id, 0),
        remarks=open_remarks(talk.heads, question.id),
        missing=missing_cells(question, as_value(answer.value)) if question.type == "parts" else (),
    )


def _waiting(talk: Talk, question: Question) -> Change | None:
    """What came from a document or COA, in the answer or in one of its rows, and waits to be confirmed."""
    every = (talk.heads.get((ChangeKind.ANSWER, question.id), ()), *_row_heads(talk, question).values())
    newest = (heads for heads in every if heads and is_prefilled(heads[-1]))
    return next((heads[-1] for heads in newest if not _standing(heads).is_empty), None)


def _provenance(waiting: Change | None, head: Change | None) -> str:
    known = waiting or head
    return provenance(known) if known is not None else ""


def _columns(room: Room, value: JsonValue) -> tuple[ColumnShown, ...]:
    """The cells; without those for free text while that is off at special data."""
    is_off = is_free_text_off(room.talk, room.question)
    return tuple(c for c in columns_shown(room, value) if not (is_off and c.type in FREE_TEXT))


def _pointed_at(talk: Talk, question: Question, value: JsonValue) -> JsonValue:
    """What stands, or what a check comes to: that is computed and never kept."""
    return computed_key(talk, question) if question.type == "calc" else value


def rows_of(talk: Talk, question: Question) -> Mapping[str, JsonValue]:
    """Row id to cells, in the order the rows were made; removed rows and rows in conflict are left out."""
    start, answers = question.id + ROW_MARK, talk.answers.by_key
    keys = sorted(key for key in answers if key.startswith(start))
    found = ((key[len(start) :], answers[key].value) for key in keys)
    return {row: value for row, value in found if isinstance(value, Mapping)}


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


def _words(room: Room, answer: Answer, rows: tuple[RowShown, ...]) -> str:
    if not rows or answer.state is not None:
        return answer_words(room.question, answer)
    return joined("; ", (joined(", ", row.words.values()) for row in rows))


def _rows(room: Room) -> tuple[RowShown, ...]:
    talk, asked = room.talk, room.question
    heads = _row_heads(talk, asked)

    def shown(row: str, value: JsonValue) -> RowShown:
        # a row says the same as long as its change, its pack and the day are the same
        key = (talk.pack.name, asked.id, heads[row][0].id, talk.today)
        return room.desk.recent.worded(key, lambda: _row(asked, row, value, talk.today))

    standing = rows_of(talk, asked)
    return tuple(
        shown(row, standing[row]) if row in standing else _disputed_row(asked, row, heads[row])
        for row in heads
        if row in standing or is_conflict(heads[row])
    )


def _disputed_row(asked: Question, row: str, heads: tuple[Change, ...]) -> RowShown:
    """A row in which two laptops differ: both are read, and changing or removing it settles it.

    Only cells in which they agree stand in its form. Nothing of it counts until then.
    """
    every = [_cells_of(head) for head in heads]
    values = [cells for cells in every if cells]
    agreed = {
        c.key: raw_cell(c, values[0][c.key])
        for c in asked.columns
        if values and all(c.key in cells and cells[c.key] == values[0].get(c.key) for cells in values)
    }
    read = [row_words(asked, cells) for cells in values]
    words = {
        c.key: _OR.join(dict.fromkeys(one[c.key] for one in read if one.get(c.key))) for c in asked.columns
    }
    if len(values) < len(every):
        first = asked.columns[0].key
        words[first] = _OR.join(part for part in (words[first], "weggehaald") if part)
    return RowShown(row, agreed, {key: said for key, said in words.items() if said}, True)


def _cells_of(head: Change) -> Mapping[str, JsonValue]:
    """The cells of a row; none for one that was removed or cannot be read here."""
    value = _standing((head,)).value
    return value if isinstance(value, Mapping) else {}


def _row(asked: Question, row: str, value: JsonValue, today: date) -> RowShown:
    cells = value if isinstance(value, Mapping) else {}
    by_key = {c.key: raw_cell(c, cells[c.key]) for c in asked.columns if c.key in cells}
    kept = as_value(value)
    is_half = bool(missing_cells(asked, kept)) or check_answer(asked, kept, today) is not None
    return RowShown(row, by_key, row_words(asked, value), is_half)


def _state_texts(desk: Desk, talk: Talk, state: AnswerState) -> tuple[str, Spoken]:
    key = f"state.{state.value}"
    dutch = SPOKEN_TEXTS[key]
    return dutch, desk.texts.say(UI_DOMAIN, key, dutch, talk.language.code)
