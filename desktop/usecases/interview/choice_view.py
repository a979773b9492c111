"""What can be pointed at in a question, in both languages: choices, cells, countries, the week."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from desktop.domain.changes import JsonValue
from desktop.domain.wording import nl
from desktop.usecases.asking import pack_domain
from desktop.usecases.interview.shown import ChoiceShown, ColumnShown, GridHead, GridShown
from desktop.usecases.interview.value_words import DATES, cell_words, typed
from desktop.usecases.ports import Desk, Spoken, TextStatus
from desktop.usecases.spoken_texts import SPOKEN_TEXTS, UI_DOMAIN
from desktop.usecases.talk import Talk, as_value
from forms.model import Choice, Column, Question
from forms.question_types import shown_columns
from forms.question_types.choices import countries
from forms.question_types.grid import DAY_PARTS, DAYS, grid_days
from forms.texts import choice_key, column_choice_key, column_key
from translations.letters import sort_key

#: a cell with more choices than this is sought by name; its choices carry no numbers of their own
MOST_NUMBERED = 12
_DUTCH = "nl"
_WHOLE_DAY = len("2026-03-02")


@dataclass(frozen=True, slots=True)
class Room:
    """What every part of the view needs."""

    desk: Desk
    talk: Talk
    question: Question

    def say(self, key: str, dutch: str) -> Spoken:
        """A text of the pack in the language of the talk."""
        domain = pack_domain(self.talk.pack)
        return self.desk.texts.say(domain, key, dutch, self.talk.language.code)

    def local(self, number: int) -> str:
        """A number in the digits of the language, '' where it has none of its own."""
        digits = self.talk.language.digits
        return "".join(digits[int(d)] for d in str(number)) if len(digits) == 10 else ""


def choices_shown(room: Room, value: JsonValue) -> tuple[ChoiceShown, ...]:
    """The choices of the question itself; for a country every country."""
    question = room.question
    chosen = _chosen(value)
    if question.type == "country":
        return _countries(room, chosen)
    return tuple(
        _choice(room, place, choice, choice_key(question, choice), choice.key in chosen)
        for place, choice in enumerate(question.choices, start=1)
    )


def columns_shown(room: Room, value: JsonValue) -> tuple[ColumnShown, ...]:
    """The columns of a repeat, the lines of a scale set or the cells of a question in parts.

    In a question in parts the numbers run on from cell to cell, so that a number means one thing.
    """
    question = room.question
    cells = value if isinstance(value, Mapping) else {}
    applies = shown_columns(question, as_value(value) if cells else None)
    shown, place = [], 0
    for column in question.columns:
        one = _column(room, column, cells.get(column.key))
        # the rows of a repeat each say so for themselves
        applies_here = question.type == "list" or column.key in applies
        if question.type == "parts" and 0 < len(one.choices) <= MOST_NUMBERED:
            moved = (replace(c, place=c.place + place, local_place=room.local(c.place + place))
                     for c in one.choices)  # fmt: skip
            one = replace(one, choices=tuple(moved))
            place += len(one.choices)
        shown.append(replace(one, is_shown=applies_here))
    return tuple(shown)


def grid_shown(room: Room, asked: Question | Column, value: JsonValue) -> GridShown | None:
    """The week of a question or cell of type grid; None for other types."""
    if asked.type != "grid":
        return None
    code, texts = room.talk.language.code, room.desk.texts

    def day(key: str) -> GridHead:
        at = list(DAYS).index(key)
        own = Spoken(texts.weekday_name(at, code), code, room.talk.language.direction, TextStatus.REVIEWED)
        return GridHead(key, texts.weekday_name(at, _DUTCH), own)

    def part(key: str) -> GridHead:
        dutch = SPOKEN_TEXTS[f"day.{key}"]
        return GridHead(key, dutch, texts.say(UI_DOMAIN, f"day.{key}", dutch, code))

    cells = tuple(key for key in _chosen(value) if key.partition("_")[0] in DAYS)
    return GridShown(
        tuple(day(key) for key in grid_days(asked.limits)), tuple(part(key) for key in DAY_PARTS), cells
    )


def _chosen(value: JsonValue) -> tuple[str, ...]:
    if isinstance(value, Mapping):
        seen = value.get("seen")  # the paper of a question of type file
        return (seen,) if isinstance(seen, str) else ()
    if isinstance(value, tuple | list):
        return tuple(str(part) for part in value)
    return () if value is None else (str(value),)


def _choice(room: Room, place: int, choice: Choice, key: str, is_chosen: bool) -> ChoiceShown:
    own = room.say(key, choice.text)
    return ChoiceShown(choice.key, place, room.local(place), choice.text, own, choice.picture, is_chosen)


def _column(room: Room, column: Column, cell: JsonValue) -> ColumnShown:
    question = room.question
    chosen = _chosen(cell)
    # the lines of a scale set are answered with the five steps of the question itself
    is_line = not column.choices and column.type == "scale5"
    steps = question.choices if is_line else column.choices
    choices = tuple(
        _choice(
            room,
            place,
            choice,
            choice_key(question, choice) if is_line else column_choice_key(question, column, choice),
            choice.key in chosen,
        )
        for place, choice in enumerate(steps, start=1)
    )
    if column.type == "country" and not choices:
        choices = _countries(room, chosen)
    return ColumnShown(
        key=column.key,
        dutch=column.text,
        own=room.say(column_key(question, column), column.text),
        type=column.type,
        choices=choices,
        value=cell if isinstance(cell, str | int) else None,
        is_required=column.is_required,
        raw=typed(column, cell),
        words=cell_words(column, cell),
        own_words=own_date(room, column, cell),
        grid=grid_shown(room, column, cell),
        limits=column.limits,
        picture=column.picture,
        relevant=column.relevant,
    )


def own_date(room: Room, asked: Question | Column, value: JsonValue) -> str:
    """What was understood of a date, for the half of the person; '' for any other answer."""
    if asked.type not in DATES or not isinstance(value, str):
        return ""
    texts, code = room.desk.texts, room.talk.language.code
    said = texts.known_date_words(value, code)
    # only a whole day can be reckoned over; a year alone would be two years there
    is_whole = len(value) == _WHOLE_DAY and bool(said)
    beside = texts.days_beside([date.fromisoformat(value)], code) if is_whole else ""
    return nl("{said} {beside}", said=said, beside=beside).rstrip()


def _countries(room: Room, chosen: tuple[str, ...]) -> tuple[ChoiceShown, ...]:
    """Every country: the likely ones first, then by name in the language of the talk (CLDR)."""
    language, texts = room.talk.language, room.desk.texts
    dutch = countries()
    first = [code for code in texts.likely_countries() if code in dutch]
    own_names = {code: texts.country_name(code, language.code) for code in dutch}
    rest = sorted(set(dutch) - set(first), key=lambda code: sort_key(own_names[code], language.code))
    named = []
    for place, code in enumerate((*first, *rest), start=1):
        name = texts.country_name(code, language.code)
        own = (
            Spoken(name, language.code, language.direction, TextStatus.REVIEWED)
            if name != code
            else Spoken(dutch[code], _DUTCH, "ltr", TextStatus.MISSING)
        )
        named.append(ChoiceShown(code, place, room.local(place), dutch[code], own, None, code in chosen))
    return tuple(named)
