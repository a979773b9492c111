"""From a pointing finger to the raw answer that a use case reads. Pure; no Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from desktop.ui.tokens import script_of
from desktop.ui.widgets.runs import RunText
from desktop.usecases.interview import (
    ChoiceShown,
    ColumnShown,
    Interview,
    QuestionShown,
    RawAnswer,
    RawCell,
    cells_that_apply,
)
from desktop.usecases.ports import Language, Spoken, TextStatus
from forms.model import AnswerState
from translations.letters import search_form

MULTI = ("multi", "languages", "grid")
ONE = ("one", "yes_no", "scale5", "language", "file")
FIELD = (
    "text", "long_text", "date", "date_partial", "date_or_not_yet", "int", "country", "bsn", "v_nummer",
)  # fmt: skip
_MANY_LINES_FROM = 120
#: types that are many cells, and so are pointed at per cell
CELLS = ("parts", "list")
#: nothing can be said here: it is computed
COMPUTED = ("calc",)
#: more choices than this are sought by name
SOUGHT_FROM = 12
DUTCH = "nl"


def is_many_lines(kind: str, limits: Mapping[str, str]) -> bool:
    """True for a text that is a story and not a name."""
    return kind == "long_text" or (
        kind == "text" and int(limits.get("max_length", "2000")) > _MANY_LINES_FROM
    )


def spoken_run(spoken: Spoken, language: Language) -> RunText:
    """A spoken text with script and direction of the language it really is in, and what is wrong with it."""
    is_own = spoken.language == language.code
    script = script_of(language.script if is_own else "Latn")
    mark = ""
    if spoken.status is TextStatus.MISSING:
        mark = "missing"
    elif spoken.status is TextStatus.OUTDATED:
        mark = "outdated" if is_own else "outdated_dutch"
    return RunText(spoken.text, script, spoken.direction == "rtl", mark)


def chosen_keys(question: QuestionShown) -> tuple[str, ...]:
    """The keys that are chosen now, in the order of the list; cells of a week first."""
    week = question.grid.chosen if question.grid is not None else ()
    return week + tuple(choice.key for choice in question.choices if choice.is_chosen)


def is_exclusive_to(asked: QuestionShown | ColumnShown) -> bool:
    """True where one answer drives out the other."""
    return asked.type not in MULTI


def is_sought(asked: QuestionShown | ColumnShown) -> bool:
    """True for a list that is too long to be read: the name is typed and the list gives way."""
    named = asked.type in ("country", "language", "languages")
    return named and (asked.type == "country" or len(asked.choices) > SOUGHT_FROM)


def _toggled(asked: QuestionShown | ColumnShown, now: tuple[str, ...], key: str) -> RawCell:
    """`key` pointed at: again = not chosen, and the last one comes last."""
    if asked.type in MULTI:
        return tuple(k for k in now if k != key) if key in now else (*now, key)
    return "" if key in now else key


def pointed(question: QuestionShown, key: str) -> RawAnswer:
    """What the answer becomes when `key` is pointed at: again = not chosen, and the last one comes last."""
    return _toggled(question, chosen_keys(question), key)


def pointed_step(question: QuestionShown, column: str, step: str) -> RawAnswer:
    """The lines of a scale set when `step` is pointed at in `column`."""
    lines = {line.key: str(line.value) for line in question.columns if line.value not in (None, "")}
    if lines.get(column) == step:
        del lines[column]
    else:
        lines[column] = step
    return lines


def cell_raw(column: ColumnShown) -> RawCell:
    """What stands in one cell, as raw."""
    if column.type in MULTI:
        return column.chosen
    return column.chosen[0] if column.chosen and column.type != "country" else column.raw


def cells_of(question: QuestionShown) -> dict[str, RawCell]:
    """The cells that are filled, as raw."""
    return {column.key: raw for column in question.columns if (raw := cell_raw(column))}


def pointed_cell(question: QuestionShown, column: str, key: str) -> RawAnswer:
    """The cells of a question in parts when `key` is pointed at in `column`."""
    asked = next(one for one in question.columns if one.key == column)
    return with_cell(question, column, _toggled(asked, asked.chosen, key))


def with_cell(question: QuestionShown, column: str, cell: RawCell) -> dict[str, RawCell]:
    """The cells with another one in the place of `column`; empty ones are left out."""
    cells = cells_of(question) | {column: cell}
    return {key: raw for key, raw in cells.items() if raw}


def with_cells(question: QuestionShown, cells: Mapping[str, RawCell]) -> RawAnswer:
    """The cells with others in their place; empty ones are left out."""
    return {key: raw for key, raw in (cells_of(question) | dict(cells)).items() if raw}


def named_cell(column: ColumnShown, typed: str) -> RawCell:
    """What was typed in a cell, as raw: a name of a list becomes its key, in either language."""
    if not is_sought(column):
        return typed
    sought = search_form(typed)
    names = ((one.key, (search_form(one.dutch), search_form(one.own.text))) for one in column.choices)
    return next((key for key, called in names if sought in called), typed)


def present_raw(question: QuestionShown) -> RawAnswer:
    """The answer that stands now, as raw: recording it again confirms it."""
    if question.type in MULTI:
        return chosen_keys(question)
    if question.type == "scales":
        return {line.key: str(line.value) for line in question.columns if line.value not in (None, "")}
    if question.type == "parts":
        return cells_of(question)
    now = chosen_keys(question)
    return now[0] if now else question.ink or question.raw


def with_answer(shown: Interview, raw: RawAnswer) -> Interview:
    """The interview as it looks with `raw`, while that is not saved yet or only pointed at."""
    question = replace(shown.question, state=None)
    if isinstance(raw, Mapping):
        return replace(shown, question=_with_cells(question, raw))
    keys = (raw,) if isinstance(raw, str) else tuple(raw)
    choices = _chosen_among(question.choices, keys, question.type)
    is_key = any(choice.is_chosen for choice in choices)
    text = raw if isinstance(raw, str) and question.type in FIELD else question.raw
    grid = replace(question.grid, chosen=_in_week(keys)) if question.grid is not None else None
    ink = raw if question.type == "sign" and isinstance(raw, str) and not is_key else ""
    return replace(shown, question=replace(question, choices=choices, raw=text, grid=grid, ink=ink))


def with_state(shown: Interview, state: AnswerState) -> Interview:
    """The interview as it looks with a state in the place of an answer."""
    return replace(shown, question=replace(shown.question, state=state))


def _with_cells(question: QuestionShown, raw: Mapping[str, object]) -> QuestionShown:
    if question.type == "scales":
        lines = tuple(replace(line, value=_step(raw.get(line.key))) for line in question.columns)
        return replace(question, columns=lines)
    cells = {key: cell if isinstance(cell, tuple) else str(cell) for key, cell in raw.items()}
    applies = cells_that_apply(question.columns, cells)
    columns = tuple(
        replace(_filled(column, cells.get(column.key, "")), is_shown=column.key in applies)
        for column in question.columns
    )
    return replace(question, columns=columns)


def _step(cell: object) -> str | int | None:
    return cell if isinstance(cell, str | int) else None


def _filled(column: ColumnShown, cell: RawCell) -> ColumnShown:
    keys = (cell,) if isinstance(cell, str) else cell
    grid = replace(column.grid, chosen=_in_week(keys)) if column.grid is not None else None
    choices = _chosen_among(column.choices, keys, column.type)
    named = next((choice.dutch for choice in choices if choice.is_chosen), "")
    raw = cell if isinstance(cell, str) else ""
    if column.type == "country":
        raw = named or raw
    return replace(column, choices=choices, grid=grid, raw=raw, words=named or raw)


def _chosen_among(
    choices: tuple[ChoiceShown, ...], keys: tuple[str, ...], kind: str
) -> tuple[ChoiceShown, ...]:
    """By key; for countries also by the Dutch name that stands in the field."""
    by_name = kind == "country"
    return tuple(
        replace(one, is_chosen=one.key in keys or (by_name and one.dutch in keys)) for one in choices
    )


def _in_week(keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(key for key in keys if "_" in key)


def place_at(question: QuestionShown, place: int) -> tuple[str, str] | None:
    """(column, '' for the question itself; key) of the choice with this number, or None."""
    if question.type != "list":
        for column in question.columns:
            if question.type == "parts" and column.is_shown and not is_sought(column):
                for choice in column.choices:
                    if choice.place == place:
                        return column.key, choice.key
    if is_sought(question) or question.type in COMPUTED:
        return None
    found = choice_at(question, place) if question.type != "scales" else None
    return ("", found.key) if found is not None else None


def choice_at(question: QuestionShown, place: int) -> ChoiceShown | None:
    """The choice with this number, or None."""
    return next((choice for choice in question.choices if choice.place == place), None)
