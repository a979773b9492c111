"""Types that are pointed at: one of, several of, ja/nee, five steps, languages, countries."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

from babel import Locale

from forms.problems import Refused
from forms.question_types.asked import UNKNOWN, Asked, QuestionType, Raw, RawShape, Value


class OneType(QuestionType):
    """One choice; the value is its key."""

    name = "one"

    def read(self, raw: Raw, asked: Asked, today: date) -> Value | Refused:
        if not isinstance(raw, str):
            return UNKNOWN
        key = raw.strip()
        return (self.check(key, asked, today) or key) if key else None

    def check(self, value: Value, asked: Asked, today: date) -> Refused | None:
        return None if isinstance(value, str) and asked.choice(value) is not None else UNKNOWN

    def show(self, value: Value, asked: Asked) -> str:
        choice = asked.choice(value) if isinstance(value, str) else None
        return choice.text if choice is not None else ""

    def definition_problems(self, asked: Asked) -> tuple[str, ...]:
        return () if len(asked.choices) >= 2 else ("er zijn minstens twee keuzes nodig",)


class YesNoType(OneType):
    """'ja' or 'nee'."""

    name = "yes_no"

    def definition_problems(self, asked: Asked) -> tuple[str, ...]:
        if [choice.key for choice in asked.choices] != ["ja", "nee"]:
            return ("een ja/nee-vraag heeft precies de keuzes ja en nee, in die volgorde",)
        return ()


class LanguageType(OneType):
    """One language of the pack, as its code. The reader of packs fills in the choices."""

    name = "language"


class MultiType(QuestionType):
    """Several choices; the value is the sorted tuple of their keys.

    Raw keys are in the order of pointing: an exclusive choice ('geen van deze') that came last empties
    the others, one that came before others is dropped.
    """

    name = "multi"
    raw_shape = RawShape.TEXTS

    def read(self, raw: Raw, asked: Asked, today: date) -> Value | Refused:
        if raw == "":  # a cell that nobody touched
            return None
        if isinstance(raw, str | Mapping):
            return UNKNOWN
        keys = [key.strip() for key in raw]
        if any(asked.choice(key) is None for key in keys):
            return UNKNOWN
        alone = {choice.key for choice in asked.choices if choice.is_exclusive}
        if keys and keys[-1] in alone:
            return (keys[-1],)
        return tuple(sorted(set(keys) - alone)) or None

    def check(self, value: Value, asked: Asked, today: date) -> Refused | None:
        if not isinstance(value, tuple | list) or not all(isinstance(key, str) for key in value):
            return UNKNOWN
        keys = tuple(str(key) for key in value)
        same = not isinstance(read := self.read(keys, asked, today), Refused) and read == tuple(keys)
        return None if same else UNKNOWN

    def show(self, value: Value, asked: Asked) -> str:
        chosen = value if isinstance(value, tuple | list) else ()
        return ", ".join(choice.text for choice in asked.choices if choice.key in chosen)

    def is_empty(self, value: Value) -> bool:
        return not value

    def definition_problems(self, asked: Asked) -> tuple[str, ...]:
        return () if len(asked.choices) >= 2 else ("er zijn minstens twee keuzes nodig",)


class LanguagesType(MultiType):
    """Several languages of the pack, or an exclusive choice such as 'geen'."""

    name = "languages"


class Scale5Type(QuestionType):
    """Five steps in words and pictures; the value is 1 to 5."""

    name = "scale5"

    def read(self, raw: Raw, asked: Asked, today: date) -> Value | Refused:
        if not isinstance(raw, str):
            return UNKNOWN
        step = raw.strip()
        if not step:
            return None
        return int(step) if step in ("1", "2", "3", "4", "5") else UNKNOWN

    def check(self, value: Value, asked: Asked, today: date) -> Refused | None:
        return None if type(value) is int and 1 <= value <= 5 else UNKNOWN

    def show(self, value: Value, asked: Asked) -> str:
        choice = asked.choice(str(value))
        return f"{value}: {choice.text}" if choice is not None else ""

    def definition_problems(self, asked: Asked) -> tuple[str, ...]:
        if [choice.key for choice in asked.choices] != ["1", "2", "3", "4", "5"]:
            return ("een schaal heeft precies de keuzes 1, 2, 3, 4 en 5",)
        return ()


@cache
def countries() -> Mapping[str, str]:
    """ISO 3166-1 alpha-2 code to Dutch name (CLDR)."""
    names: Mapping[str, str] = Locale("nl").territories
    unreal = {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"}
    return MappingProxyType(
        {c: n for c, n in names.items() if len(c) == 2 and c.isalpha() and c not in unreal}
    )


class CountryType(QuestionType):
    """A country, as ISO alpha-2 code; its code or its Dutch name may be typed."""

    name = "country"

    def read(self, raw: Raw, asked: Asked, today: date) -> Value | Refused:
        if not isinstance(raw, str):
            return UNKNOWN
        typed = raw.strip()
        if not typed:
            return None
        if typed.upper() in countries():
            return typed.upper()
        return next((c for c, name in countries().items() if name.casefold() == typed.casefold()), UNKNOWN)

    def check(self, value: Value, asked: Asked, today: date) -> Refused | None:
        return None if isinstance(value, str) and value in countries() else UNKNOWN

    def show(self, value: Value, asked: Asked) -> str:
        return countries().get(value, "") if isinstance(value, str) else ""
