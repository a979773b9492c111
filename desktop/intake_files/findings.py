"""Collecting what is wrong, cell by cell, without ever stopping at the first."""

from __future__ import annotations

import re
from collections.abc import Mapping

from desktop.intake_files.encoding import UNREADABLE
from desktop.usecases.handover_file import MAX_CELL, FileProblem, ProblemCode

_FORMULA = re.compile(r"[=@\t\r]|[+\-](?![\d\s(.,]*$)")
_SURROGATE = re.compile("[\ud800-\udfff]")


class Findings:
    """A growing list of problems."""

    def __init__(self) -> None:
        self._found: list[FileProblem] = []

    def add(
        self, code: ProblemCode, row: int = 0, column: str = "", facts: Mapping[str, str] | None = None
    ) -> None:
        self._found.append(FileProblem(code, row, column, dict(facts or {})))

    def told(self) -> tuple[FileProblem, ...]:
        """All of them, in the order of the rows."""
        return tuple(sorted(self._found, key=lambda p: (p.row, p.column, p.code.value)))

    def cell(self, text: str, row: int, column: str) -> str | None:
        """The cell as text without outer spaces, or None with its problem noted. A formula stays text."""
        if "\x00" in text:
            self.add(ProblemCode.NUL_SIGN, row, column)
            return None
        if len(text) > MAX_CELL:
            self.add(ProblemCode.CELL_TOO_LONG, row, column, {"max": str(MAX_CELL)})
            return None
        if UNREADABLE in text or _SURROGATE.search(text):
            self.add(ProblemCode.UNREADABLE_SIGNS, row, column)
            return None
        if _FORMULA.match(text):
            self.add(ProblemCode.FORMULA, row, column)
        return text.strip()
