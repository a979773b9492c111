"""A table as a file for a spreadsheet: semicolons as Dutch ones want them, and never anything that runs."""

from __future__ import annotations

import re
from collections.abc import Iterable

#: what a spreadsheet takes for a formula or a command; OWASP, CSV injection
_RUNS = re.compile(r"^\s*[=+\-@\t\r|%]")
_QUOTED = ';"\r\n'


def table_file(rows: Iterable[Iterable[str]]) -> bytes:
    """The rows as CSV, one line each; UTF-8 with the mark that tells a spreadsheet so."""
    lines = (";".join(map(_cell, row)) + "\r\n" for row in rows)
    return "".join(lines).encode("utf-8-sig")


def safe_cell(text: str) -> str:
    """A text on one line that a spreadsheet shows and never runs: names and places are typed by people."""
    line = " ".join(text.split())
    return f"'{line}" if _RUNS.match(line) else line


def _cell(text: str) -> str:
    plain = safe_cell(text)
    return '"' + plain.replace('"', '""') + '"' if any(sign in plain for sign in _QUOTED) else plain
