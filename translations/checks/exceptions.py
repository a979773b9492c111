"""Findings a person judged to be right after all, read strictly from `exceptions/<code>.toml`.

An exception quotes the translation it was judged on: a new translation is looked at anew. One that no check
needs any more is a finding itself. `[[exception]]` has `check`, `key`, `text` and `reason`; `settled` names
the kinds of doubts that were all judged: from then on such a finding fails the check.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from translations.checks.finding import MAY_BE_EXCEPTED, Check
from translations.checks.rules import RulesBroken

_KEYS = ("check", "key", "text", "reason")


@dataclass(frozen=True, slots=True)
class Judged:
    """One finding that stands, and why."""

    check: Check
    key: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Exceptions:
    """What was judged in one language."""

    settled: frozenset[Check] = frozenset()
    judged: tuple[Judged, ...] = ()


def exceptions_of(folder: Path, code: str) -> Exceptions:
    """The exceptions of a language in a folder of translations; none without a file. Raises RulesBroken."""
    path = folder / "exceptions" / f"{code}.toml"
    return read_exceptions(path.read_text(encoding="utf-8"), code) if path.is_file() else Exceptions()


def read_exceptions(text: str, code: str) -> Exceptions:
    """The exceptions in a TOML text. Raises RulesBroken with all problems at once."""
    name = f"exceptions/{code}.toml"
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RulesBroken((f"{name} is geen geldige TOML: {error}",)) from None
    names = {check.value: check for check in MAY_BE_EXCEPTED}
    problems = [f"{name}: '{key}' is onbekend" for key in table if key not in ("settled", "exception")]
    settled = table.get("settled", [])
    if not isinstance(settled, list) or not all(one in names for one in settled):
        problems.append(f"{name}: 'settled' noemt alleen: {', '.join(sorted(names))}")
    judged: dict[tuple[str, str], Judged] = {}
    for at, one in enumerate(table.get("exception", []), start=1):
        where = f"{name}, exception {at}"
        if set(one) != set(_KEYS) or not all(isinstance(one[key], str) and one[key].strip() for key in one):
            problems.append(f"{where}: hoort {', '.join(_KEYS)} te hebben, geen ervan leeg")
        elif one["check"] not in names:
            problems.append(f"{where}: check is een van: {', '.join(sorted(names))}")
        elif (one["check"], one["key"]) in judged:
            problems.append(f"{where}: '{one['key']}' staat er twee keer voor '{one['check']}'")
        else:
            judged[one["check"], one["key"]] = Judged(
                names[one["check"]], one["key"], one["text"], one["reason"]
            )
    if problems:
        raise RulesBroken(tuple(problems))
    return Exceptions(frozenset(names[one] for one in settled), tuple(judged.values()))


def as_toml(findings: Iterable[tuple[Check, str, str]]) -> str:
    """(check, key, text) as exceptions without a reason: somebody has to write that in before they count."""
    return "".join(
        f"[[exception]]\ncheck = {quoted(check.value)}\nkey = {quoted(key)}\ntext = {quoted(text)}\n"
        'reason = ""\n\n'
        for check, key, text in findings
    )


def quoted(text: str) -> str:
    """A TOML string of one line."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
