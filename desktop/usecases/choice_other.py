"""What else than one of the sides can be chosen: parts of both together, or a third value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop.domain.changes import ChangeKind, HeadKey, JsonValue
from desktop.domain.choices import Side
from desktop.domain.pip import stands_on_the_board
from desktop.domain.plan_elements import is_element_key
from desktop.usecases.choice_fields import MERGEABLE
from desktop.usecases.choice_values import words_of
from desktop.usecases.choices_shown import FieldShown, OptionShown, OtherShown, OtherWay
from desktop.usecases.interview.answer_words import readable
from desktop.usecases.interview.guarding import FREE_TEXT, is_free_text_off
from desktop.usecases.ports import Desk
from desktop.usecases.talk import Talk
from forms.answer_moves import split_key
from forms.model import Question

_MANY = frozenset({"multi", "languages"})
_ONE = frozenset({"one", "yes_no", "scale5", "language"})
_TYPED = frozenset(
    {"text", "long_text", "int", "bsn", "v_nummer", "date", "date_partial", "date_or_not_yet", "country"}
)
_DATES = frozenset({"date", "date_partial", "date_or_not_yet"})
#: decisions that are words and nothing else
_REASONS = "reden."
#: where a kind is filled in, other than here: names of screens
_PLACES: Mapping[ChangeKind, str] = {
    ChangeKind.GOAL: "agreements",
    ChangeKind.ATTACHMENT: "attachments",
    ChangeKind.TEACH_BACK: "teach_back",
    ChangeKind.TOLK_SESSION: "interview",
    ChangeKind.TOLK_MARK: "interview",
    ChangeKind.PAPER: "paper",
    ChangeKind.PIP_VERSION: "decision",
    ChangeKind.SHARE: "sharing",
    ChangeKind.HANDOVER: "handover",
    ChangeKind.REMARK: "remarks",
}


def is_reason(where: HeadKey) -> bool:
    """A decision that is a text of somebody."""
    return where[0] is ChangeKind.DECISION and where[1].startswith(_REASONS)


def options_of(
    asked: Question | None, where: HeadKey, sides: Sequence[Side], letters: Sequence[str]
) -> tuple[OptionShown, ...]:
    """For a question with several answers: every choice that stands in a side, and in which."""
    if asked is None or asked.type not in _MANY or split_key(where[1])[1] is not None:
        return ()
    chosen = [_keys(side.value) for side in sides]
    if sum(bool(keys) for keys in chosen) < 2:
        return ()
    found = []
    for choice in asked.choices:
        held = "".join(letter for letter, keys in zip(letters, chosen, strict=False) if choice.key in keys)
        if held:
            found.append(OptionShown(choice.key, choice.text, held))
    return tuple(found)


def fields_of(
    desk: Desk, talk: Talk, where: HeadKey, sides: Sequence[Side], letters: Sequence[str]
) -> tuple[FieldShown, ...]:
    """The fields in which the sides differ, where a value may be put together out of both."""
    if not is_mergeable(desk, talk, where, sides):
        return ()
    words = [words_of(desk, talk, where, side.first) for side in sides[: len(letters)]]
    found = []
    for parts in zip(*(one.parts for one in words), strict=False):
        if len({part.words for part in parts}) > 1:
            told = tuple((letter, part.words) for letter, part in zip(letters, parts, strict=False))
            found.append(FieldShown(parts[0].name, parts[0].label, told))
    return tuple(found) if len(found) > 1 else ()


def is_mergeable(desk: Desk, talk: Talk, where: HeadKey, sides: Sequence[Side]) -> bool:
    """True where every side is made of fields, none takes the whole away, and all that differs is told."""
    words = [words_of(desk, talk, where, side.first) for side in sides]
    if any(one.is_gone or not one.parts for one in words):
        return False
    cells = [cells_of(where, side.value) for side in sides]
    names = {name for one in cells for name in one}
    other = {name for name in names if any(one.get(name) != cells[0].get(name) for one in cells)}
    told = {
        parts[0].name
        for parts in zip(*(one.parts for one in words), strict=False)
        if len({part.words for part in parts}) > 1
    }
    return other <= told and (where[0] in MERGEABLE or where[0] is ChangeKind.ANSWER)


def cells_of(where: HeadKey, value: JsonValue) -> Mapping[str, JsonValue]:
    """The fields of a value; none of one that is not made of fields."""
    whole = value.get("value") if where[0] is ChangeKind.ANSWER and isinstance(value, Mapping) else value
    return whole if isinstance(whole, Mapping) else {}


def texts_join(talk: Talk, asked: Question | None, where: HeadKey, sides: Sequence[Side]) -> bool:
    """Two texts can stand behind each other: nothing of either is lost."""
    if where[0] is ChangeKind.ANSWER:
        is_text = asked is not None and asked.type in FREE_TEXT and not is_free_text_off(talk, asked)
        return is_text and all(text_of(where, side.value) for side in sides)
    is_text = where[0] is ChangeKind.NOTE or is_reason(where)
    return is_text and all(text_of(where, side.value) for side in sides)


def text_of(where: HeadKey, value: JsonValue) -> str:
    """The text in a value of a kind that is text; '' where there is none."""
    if where[0] is ChangeKind.ANSWER:
        answer = readable(value)
        value = answer.value if answer is not None and answer.state is None else None
    elif where[0] is ChangeKind.NOTE:
        value = value.get("text") if isinstance(value, Mapping) else None
    return value if isinstance(value, str) else ""


def other_way(talk: Talk, asked: Question | None, where: HeadKey) -> OtherShown:
    """How a third value is given. `asked`: the question, where this pack has it."""
    kind, key = where
    if kind is ChangeKind.ANSWER:
        return _other_answer(talk, asked, key)
    if kind is ChangeKind.NOTE or is_reason(where):
        return OtherShown(OtherWay.TEXT)
    if kind is ChangeKind.DECISION:
        if is_element_key(key):
            return OtherShown(OtherWay.PLACE, screen="agreements")
        return OtherShown(OtherWay.PLACE, screen="plan" if stands_on_the_board(key) else "decision")
    if kind in (ChangeKind.CHOICE, ChangeKind.SUMMARY):
        return OtherShown()
    return OtherShown(OtherWay.PLACE, screen=_PLACES.get(kind, "dossier"))


def _other_answer(talk: Talk, asked: Question | None, key: str) -> OtherShown:
    if asked is None:
        return OtherShown()
    if split_key(key)[1] is None and not (asked.type in FREE_TEXT and is_free_text_off(talk, asked)):
        choices = tuple((choice.key, choice.text) for choice in asked.choices)
        if asked.type in _ONE and choices:
            return OtherShown(OtherWay.ONE, choices)
        if asked.type in _MANY and choices:
            return OtherShown(OtherWay.MANY, choices)
        if asked.type in _TYPED:
            return OtherShown(OtherWay.TEXT, hint="15-9-2026" if asked.type in _DATES else "")
    return OtherShown(OtherWay.PLACE, screen="interview", question=asked.id)


def _keys(value: JsonValue) -> tuple[str, ...]:
    answer = readable(value)
    found = answer.value if answer is not None and answer.state is None else None
    return tuple(str(one) for one in found) if isinstance(found, list | tuple) else ()
