"""From a pointing finger to the raw answer that a use case reads. Pure; no Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from desktop.ui.tokens import script_of
from desktop.ui.widgets.runs import RunText
from desktop.usecases.interview import ChoiceShown, Interview, QuestionShown, RawAnswer
from desktop.usecases.ports import Language, Spoken, TextStatus

MULTI = ("multi", "languages")
ONE = ("one", "yes_no", "scale5", "language")
FIELD = ("text", "date", "date_partial", "date_or_not_yet", "int", "country", "bsn", "v_nummer")
DUTCH = "nl"


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
    """The keys that are chosen now, in the order of the list."""
    return tuple(choice.key for choice in question.choices if choice.is_chosen)


def is_exclusive_to(question: QuestionShown) -> bool:
    """True where one answer drives out the other."""
    return question.type not in MULTI


def pointed(question: QuestionShown, key: str) -> RawAnswer:
    """What the answer becomes when `key` is pointed at: again = not chosen, and the last one comes last."""
    now = chosen_keys(question)
    if question.type in MULTI:
        return tuple(k for k in now if k != key) if key in now else (*now, key)
    return "" if key in now else key


def pointed_step(question: QuestionShown, column: str, step: str) -> RawAnswer:
    """The lines of a scale set when `step` is pointed at in `column`."""
    lines = {line.key: str(line.value) for line in question.columns if line.value not in (None, "")}
    if lines.get(column) == step:
        del lines[column]
    else:
        lines[column] = step
    return lines


def present_raw(question: QuestionShown) -> RawAnswer:
    """The answer that stands now, as raw: recording it again confirms it."""
    if question.type in MULTI:
        return chosen_keys(question)
    if question.type == "scales":
        return {line.key: str(line.value) for line in question.columns if line.value not in (None, "")}
    now = chosen_keys(question)
    return now[0] if now else question.raw


def with_answer(shown: Interview, raw: RawAnswer) -> Interview:
    """The interview as it looks while `raw` is not saved yet: the choice stays on the screen."""
    question = shown.question
    if isinstance(raw, Mapping):
        lines = tuple(replace(line, value=raw.get(line.key)) for line in question.columns)
        return replace(shown, question=replace(question, columns=lines, state=None))
    keys = (raw,) if isinstance(raw, str) else tuple(raw)
    choices = tuple(replace(choice, is_chosen=choice.key in keys) for choice in question.choices)
    text = raw if isinstance(raw, str) and question.type in FIELD else question.raw
    return replace(shown, question=replace(question, choices=choices, raw=text, state=None))


def choice_at(question: QuestionShown, place: int) -> ChoiceShown | None:
    """The choice with this number, or None."""
    return next((choice for choice in question.choices if choice.place == place), None)
