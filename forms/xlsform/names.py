"""How the words of a pack are written in XLSForm: types, names, conditions. Both ways."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from forms.model import Group

DUTCH = "Nederlands (nl)"
#: the question that stands for DUO's letter: which group this person belongs to
GROUP_NAME = "groep"
COUNTRIES = "landen"
THEME = "onderwerp_"
#: what stands at a list or a signature itself ('geen', 'op papier') is a question beside it
ITSELF = "_zelf"
SHEET = "intakekoffer"

#: our type to theirs, with an appearance; select types get the name of their list
TYPES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "text": ("text", ""),
        "long_text": ("text", "multiline"),
        "int": ("integer", ""),
        "bsn": ("text", "numbers"),
        "v_nummer": ("text", "numbers"),
        "date": ("date", ""),
        "date_partial": ("text", ""),
        "date_or_not_yet": ("text", ""),
        "one": ("select_one", ""),
        "yes_no": ("select_one", ""),
        "scale5": ("select_one", "likert"),
        "language": ("select_one", "minimal"),
        "country": ("select_one", "minimal"),
        "file": ("select_one", ""),
        "multi": ("select_multiple", ""),
        "languages": ("select_multiple", "minimal"),
        "grid": ("select_multiple", "columns-3"),
        "sign": ("image", "signature"),
        "calc": ("calculate", ""),
        "scales": ("begin_group", "field-list"),
        "parts": ("begin_group", "field-list"),
        "list": ("begin_repeat", ""),
    }
)
#: the other way, for a question that came without our sheet
OURS: Mapping[str, str] = MappingProxyType(
    {
        "text": "text",
        "integer": "int",
        "date": "date",
        "select_one": "one",
        "select_multiple": "multi",
        "image": "sign",
        "calculate": "calc",
        "begin_group": "parts",
        "begin_repeat": "list",
    }
)

_NAME_OR_TEXT = re.compile(r"'[^']*'|\"[^\"]*\"|(?<![\w.\-])[A-Za-z_][\w.\-]*+(?!\s*\()")
_SIBLING_OR_TEXT = re.compile(r"'[^']*'|\"[^\"]*\"|\.\./([A-Za-z_][\w.\-]*)")
_OPERATORS = frozenset({"and", "or", "div", "mod"})
_OF_GROUP = re.compile(
    rf"\(\$\{{{GROUP_NAME}\}} = '(\w+)'(?: or \$\{{{GROUP_NAME}\}} = '')?\)(?: and \((.*)\))?", re.S
)


def cell_condition(relevant: str) -> str:
    """A condition between cells, as XLSForm writes it: `../woont = 'bij_mij'`."""

    def rewritten(found: re.Match[str]) -> str:
        word = found[0]
        return word if word[0] in "'\"" or word in _OPERATORS else f"../{word}"

    return _NAME_OR_TEXT.sub(rewritten, relevant)


def own_cell_condition(relevant: str) -> str:
    """The way back: `woont = 'bij_mij'`."""
    return _SIBLING_OR_TEXT.sub(lambda found: found[1] or found[0], relevant)


def with_group(group: Group, relevant: str | None) -> str:
    """The condition of a question together with its group; an unknown group counts as asiel."""
    if group is Group.ALL:
        return relevant or ""
    unknown = f" or ${{{GROUP_NAME}}} = ''" if group is Group.ASIEL else ""
    of_group = f"(${{{GROUP_NAME}}} = '{group}'{unknown})"
    return of_group if relevant is None else f"{of_group} and ({relevant})"


def without_group(relevant: str) -> tuple[str | None, str]:
    """(the group or None, the rest of the condition or '')."""
    found = _OF_GROUP.fullmatch(relevant)
    return (found[1], found[2] or "") if found else (None, relevant)


def constraint_of(kind: str, limits: Mapping[str, str], alone: tuple[str, ...]) -> str:
    """What an answer has to be, for tools that do not know our types (limits stand in our own sheet)."""
    if kind in ("int", "date"):
        quote = "" if kind == "int" else "'"
        sides = [(">=", limits.get("min")), ("<=", limits.get("max"))]
        return " and ".join(
            f". {sign} {'today()' if limit == 'today' else f'{quote}{limit}{quote}'}"
            for sign, limit in sides
            if limit is not None
        )
    if kind in ("multi", "languages", "grid"):
        return " and ".join(f"(not(selected(., '{key}')) or count-selected(.) = 1)" for key in alone)
    patterns = {
        "bsn": "regex(., '[0-9]{9}')",
        "v_nummer": "regex(., '[0-9]{10}')",
        "date_partial": "regex(., '[0-9]{4}(-[0-9]{2}){0,2}')",
        "date_or_not_yet": "regex(., '[0-9]{4}-[0-9]{2}-[0-9]{2}') or . = 'nog_niet'",
    }
    return patterns.get(kind, "")
