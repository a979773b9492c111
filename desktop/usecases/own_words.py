"""What was answered, in the own language of the person as far as there are words for it, and in Dutch.

What somebody typed stays as it was typed, in both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.documents.access_copy import InBoth
from desktop.domain.answer import Answer, read_answer
from desktop.domain.changes import Change, JsonValue
from desktop.domain.wording import joined
from desktop.usecases.asking import pack_domain
from desktop.usecases.interview.answer_words import change_words
from desktop.usecases.interview.value_words import DATES, NOT_YET, STATE_WORDS, cell_words
from desktop.usecases.ports import Desk
from desktop.usecases.spoken_texts import SPOKEN_TEXTS, UI_DOMAIN
from desktop.usecases.talk import DUTCH
from forms.answer_moves import split_key
from forms.model import Choice, Column, FormPack, Question
from forms.question_types.seen import INK
from forms.texts import choice_key, column_choice_key, column_key, question_key

_SIGNED = "getekend"


@dataclass(frozen=True, slots=True)
class OwnWords:
    """Says questions and answers of one pack in one language."""

    desk: Desk
    pack: FormPack
    language: str

    def question(self, question: Question) -> InBoth:
        """As it is asked."""
        return self._said(question_key(question), question.simple)

    def text(self, key: str, dutch: str) -> InBoth:
        """Another text of the pack."""
        return self._said(key, dutch)

    def answer(self, question: Question, change: Change) -> InBoth | None:
        """What a change of kind `answer` says; None when it was taken back."""
        try:
            answer = read_answer(change.value)
        except ValueError:
            return in_dutch(change_words(question, change))
        if answer.is_empty:
            return None
        if answer.state is not None:
            return self._state(answer)
        dutch = change_words(question, change)
        value = answer.value
        if isinstance(value, Mapping) and INK in value:
            return in_dutch(_SIGNED)
        if isinstance(value, Mapping) and question.columns:
            is_row = split_key(change.key)[1] is not None
            return self._cells(question, value, dutch if is_row else "")
        return self._value(question, value, dutch, [(c, choice_key(question, c)) for c in question.choices])

    def _state(self, answer: Answer) -> InBoth:
        key = f"state.{answer.state.value}" if answer.state is not None else ""
        dutch = STATE_WORDS[answer.state] if answer.state is not None else ""
        if key not in SPOKEN_TEXTS:
            return in_dutch(dutch)
        said = self.desk.texts.say(UI_DOMAIN, key, SPOKEN_TEXTS[key], self.language)
        return InBoth(said.text, dutch, said.language)

    def _cells(self, question: Question, cells: Mapping[str, JsonValue], dutch: str) -> InBoth:
        """'leeftijd: 7; woont: bij mij', each cell by its own name."""
        own: list[str] = []
        plain: list[str] = []
        for column in question.columns:
            words = cell_words(column, cells.get(column.key))
            if not words:
                continue
            name = self._said(column_key(question, column), column.text)
            value = self._value(column, cells.get(column.key), words, _steps(question, column))
            own.append(f"{name.own}: {value.own}")
            plain.append(f"{column.text}: {words}")
        return (
            InBoth(joined("; ", own), joined("; ", plain) or dutch, self.language) if own else in_dutch(dutch)
        )

    def _value(
        self, asked: Question | Column, value: JsonValue, dutch: str, choices: list[tuple[Choice, str]]
    ) -> InBoth:
        texts, language = self.desk.texts, self.language
        chosen = [value] if isinstance(value, str) else list(value) if isinstance(value, list | tuple) else []
        known = {choice.key: (key, choice.text) for choice, key in choices}
        if chosen and all(isinstance(one, str) and one in known for one in chosen):
            said = [self._said(*known[str(one)]) for one in chosen]
            own = texts.list_words([one.own for one in said], language)
            return InBoth(own, dutch, said[0].language)
        if isinstance(value, int) and (step := str(value)) in known:
            one = self._said(*known[step])  # a step of a scale, said with its number
            return InBoth(f"{texts.number_words(value, language)}: {one.own}", dutch, one.language)
        if asked.type == "country" and isinstance(value, str):
            return InBoth(texts.country_name(value, language), dutch, language)
        if asked.type in DATES and isinstance(value, str) and value != NOT_YET:
            return InBoth(texts.known_date_words(value, language) or dutch, dutch, language)
        if isinstance(value, int) and not isinstance(value, bool) and dutch == str(value):
            return InBoth(texts.number_words(value, language), dutch, language)
        return in_dutch(dutch)

    def _said(self, key: str, dutch: str) -> InBoth:
        said = self.desk.texts.say(pack_domain(self.pack), key, dutch, self.language)
        return InBoth(said.text, dutch, said.language)


def in_dutch(words: str) -> InBoth:
    """What has no other words."""
    return InBoth(words, words, DUTCH)


def _steps(question: Question, column: Column) -> list[tuple[Choice, str]]:
    """The choices of a cell; the lines of a scale set are answered with the steps of the question."""
    if not column.choices and column.type == "scale5":
        return [(choice, choice_key(question, choice)) for choice in question.choices]
    return [(choice, column_choice_key(question, column, choice)) for choice in column.choices]
