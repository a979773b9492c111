"""A sentence of the house to the klantmanager: Dutch, and it remembers how it was made.

A `Phrase` is the Dutch text itself: it is compared, kept, printed and sent as such. Only a screen may show it
in another language, from the template and the values that it remembers. So what is decided and written down
is Dutch, whatever language the klantmanager reads. What a person said or typed is plain text, never a phrase,
and so is never translated.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

_NOTHING: Mapping[str, str] = {}


class Casing(StrEnum):
    """How the first letter stands, in whatever language the phrase is shown."""

    AS_IT_IS = ""
    CAPITAL = "capital"
    SMALL = "small"


def cased(text: str, casing: Casing) -> str:
    """The text with its first letter as `casing` wants it."""
    match casing:
        case Casing.CAPITAL:
            return text[:1].upper() + text[1:]
        case Casing.SMALL:
            return text[:1].lower() + text[1:]
        case _:
            return text


class Phrase(str):
    """`template` with `{names}`, and what stands in them; a value may be a phrase itself."""

    __slots__ = ("casing", "template", "values")
    template: str
    values: Mapping[str, str]
    casing: Casing

    def __new__(
        cls, template: str, values: Mapping[str, str] = _NOTHING, casing: Casing = Casing.AS_IT_IS
    ) -> Phrase:
        made = super().__new__(cls, cased(template.format_map(one_stop(template, values)), casing))
        made.template = template
        made.values = values
        made.casing = casing
        return made

    def __getnewargs__(self) -> tuple[Any, ...]:
        return (self.template, dict(self.values), self.casing)

    def __add__(self, other: str, /) -> Phrase:
        return joined("", (self, other))

    def __radd__(self, other: str, /) -> Phrase:
        return joined("", (other, self))


def nl(template: str, /, **values: object) -> Phrase:
    """The Dutch `template` with its `{names}` filled in; what is no text is written as `str` does.

    Raises KeyError when a name has no value: a mistake in the code, never in what was typed.
    """
    return Phrase(template, {name: v if isinstance(v, str) else str(v) for name, v in values.items()})


def joined(separator: str, parts: Iterable[str]) -> Phrase:
    """`separator.join(parts)` that remembers its parts: phrases stay phrases, the separator too."""
    values = {f"p{at}": part for at, part in enumerate(parts)}
    if isinstance(separator, Phrase):
        return Phrase("{between}".join(f"{{{name}}}" for name in values), {**values, "between": separator})
    literal = separator.replace("{", "{{").replace("}", "}}")
    return Phrase(literal.join(f"{{{name}}}" for name in values), values)


def with_tenths(number: float) -> Phrase:
    """'2,4': one decimal, behind the sign that the language of the screen has for it."""
    whole, _, tenths = f"{number:.1f}".partition(".")
    return nl("{whole},{tenths}", whole=whole, tenths=tenths)


def capital(text: str) -> Phrase:
    """The text with a capital first, as at the beginning of a sentence."""
    return Phrase("{text}", {"text": text}, Casing.CAPITAL)


def small(text: str) -> Phrase:
    """The text with a small letter first, as behind a colon."""
    return Phrase("{text}", {"text": text}, Casing.SMALL)


def later(template: str) -> str:
    """A Dutch template in a table, filled with `filled` when its values are known. The same text."""
    return template


def filled(template: str, values: Mapping[str, str]) -> Phrase:
    """A template of a table with its values; a name without a value is shown as '?', never a crash."""
    if isinstance(template, Phrase):  # one that was put together keeps its own parts
        return Phrase(template.template, Known({**template.values, **values}), template.casing)
    return Phrase(template, Known(values))


def one_stop(template: str, values: Mapping[str, str]) -> Mapping[str, str]:
    """The values as they go into this template: a name that ends with a full stop of its own ('Samir H.')
    has none where the template puts one behind it."""
    doubled = [name for name, value in values.items() if value.endswith(".") and f"{{{name}}}." in template]
    if not doubled:
        return values
    changed = Known(values) if isinstance(values, Known) else dict(values)
    changed.update({name: values[name][:-1] for name in doubled})
    return changed


class Known(dict[str, str]):
    """Values by name; one that is not there is shown as a question mark, never a crash."""

    def __missing__(self, key: str) -> str:
        return "?"


def has_words(template: str) -> bool:
    """True when a letter stands outside the `{names}`, or a decimal comma between two of them: only such a
    template can be said otherwise."""
    parts = template.replace("{{", "").replace("}}", "").split("{")
    bare = parts[0] + "".join(part.partition("}")[2] for part in parts[1:])
    return "},{" in template or any(letter.isalpha() for letter in bare)
