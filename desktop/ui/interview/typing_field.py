"""The field to type one answer or one cell in: which kind, its example, its hint."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from desktop.domain.wording import nl
from desktop.ui.interview.pointing import is_many_lines
from desktop.ui.theme import Theme
from desktop.ui.tokens import script_of
from desktop.ui.widgets.fields import LineField, TextField
from desktop.ui.widgets.pick_list import Entries, NamesField
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.interview import ColumnShown, QuestionShown
from desktop.usecases.ports import Language

#: type -> placeholder, hint under the field, short example for a cell
_HINTS: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "date": (nl("dag-maand-jaar"), nl("Bijvoorbeeld 20-7-2026"), "20-7-2026"),
        "date_partial": (
            nl("dag-maand-jaar, of alleen het jaar"),
            nl("Weet u alleen het jaar? Schrijf dan het jaar."),
            nl("2019 of 3-2019"),
        ),
        "date_or_not_yet": (nl("dag-maand-jaar"), nl("Bijvoorbeeld 20-7-2026"), nl("20-7-2026 of nog niet")),
        "country": (nl("naam van het land"), nl("In het Nederlands of in de eigen taal"), nl("land")),
        "bsn": (nl("negen cijfers"), nl("Neem het over van de brief of de pas"), nl("negen cijfers")),
        "v_nummer": (nl("tien cijfers"), nl("Neem het over van de pas"), nl("tien cijfers")),
        "int": (nl("getal"), "", nl("getal")),
    }
)


def understood(theme: Theme, kind: str, language: Language) -> RunLabel:
    """The label of what was understood: a date in the language of the talk, all else in Dutch."""
    if not kind.startswith("date"):
        return RunLabel(theme, "", "answer", tone="inkt_600")
    rtl = language.direction == "rtl"
    return RunLabel(theme, "", "answer", tone="inkt_600", script=script_of(language.script), rtl=rtl)


def understood_words(asked: QuestionShown | ColumnShown) -> str:
    """What it says; '' where what was typed says the same."""
    words = asked.own_words if asked.type.startswith("date") else asked.words
    return "" if words.casefold() == asked.raw.casefold() else words


def hint_for(kind: str, limits: Mapping[str, str]) -> tuple[str, str]:
    """Placeholder and hint of a field, with its limits where it has them."""
    if kind == "int":
        least, most = limits.get("min", ""), limits.get("max", "")
        return nl("getal"), nl(
            "Een getal van {least} tot en met {most}", least=least, most=most
        ) if least and most else ""
    placeholder, hint, _ = _HINTS.get(kind, ("", "", ""))
    return placeholder, hint


def example_for(kind: str) -> str:
    """What may stand in an empty cell."""
    return _HINTS.get(kind, ("", "", ""))[2]


def typing_field(
    theme: Theme,
    name: str,
    kind: str,
    limits: Mapping[str, str],
    entries: Entries = (),
    lines: int = 4,
    role: str = "answer",
    placeholder: str | None = None,
) -> LineField | TextField:
    """The field; `entries` are names that can be sought while typing. `lines` for a text of many lines."""
    if is_many_lines(kind, limits):
        return TextField(theme, name, role=role, lines=lines)
    words = hint_for(kind, limits)[0] if placeholder is None else placeholder
    if entries:
        return NamesField(theme, name, entries, words)
    field = LineField(theme, name, role=role, placeholder=words)
    if kind == "text":
        field.offer_letters()
    return field
