"""A file of somebody else as the desk sees it: columns, rows, and everything that is wrong with it.

Nothing in here was believed yet. The reader never stops at the first problem and never raises: whatever the
bytes were, this is what could be made of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from desktop.domain.handover import Sender

#: a klantprofiel or a caseload is far below this
MAX_BYTES = 8 * 1024 * 1024
MAX_ROWS = 1000
MAX_COLUMNS = 200
MAX_CELL = 10_000

FORMAT_NAME = "intakekoffer-overdracht"
FORMAT_VERSION = 1


class FileForm(StrEnum):
    CSV = "csv"
    JSON = "json"
    OVERDRACHT = "overdracht"  # our own documented format
    TEXT = "tekst"  # pasted beside the form
    UNKNOWN = "onbekend"


class Weight(StrEnum):
    FILE = "bestand"  # nothing of this file can be used
    ROW = "regel"  # this row is not brought in as it is
    NOTICE = "let_op"  # read, and to be looked at


class ProblemCode(StrEnum):
    EMPTY_FILE = "leeg_bestand"
    NO_ROWS = "geen_regels"
    TOO_MANY_ROWS = "te_veel_regels"
    TOO_MANY_COLUMNS = "te_veel_kolommen"
    NOT_JSON = "geen_json"
    OTHER_VERSION = "andere_versie"
    NO_PEOPLE = "geen_personen"
    NOT_TEXT = "geen_tekst"  # a picture, a workbook, a program
    UNREADABLE_SIGNS = "onleesbare_tekens"
    NUL_SIGN = "nul_teken"
    CELL_TOO_LONG = "cel_te_lang"
    ROW_TOO_LONG = "regel_te_lang"
    ROW_TOO_SHORT = "regel_te_kort"
    NOT_A_PERSON = "geen_persoon"
    QUOTE_OPEN = "aanhalingsteken_open"
    HEADER_TWICE = "kop_dubbel"
    HEADER_EMPTY = "kop_leeg"
    ONE_COLUMN = "een_kolom"
    KEY_TWICE = "naam_dubbel"
    TOO_DEEP = "te_diep"
    FORMULA = "formule"


WEIGHTS: Mapping[ProblemCode, Weight] = MappingProxyType(
    {
        ProblemCode.EMPTY_FILE: Weight.FILE,
        ProblemCode.NO_ROWS: Weight.FILE,
        ProblemCode.TOO_MANY_ROWS: Weight.FILE,
        ProblemCode.TOO_MANY_COLUMNS: Weight.FILE,
        ProblemCode.NOT_JSON: Weight.FILE,
        ProblemCode.OTHER_VERSION: Weight.FILE,
        ProblemCode.NO_PEOPLE: Weight.FILE,
        ProblemCode.NOT_TEXT: Weight.FILE,
        ProblemCode.KEY_TWICE: Weight.FILE,
        ProblemCode.HEADER_TWICE: Weight.NOTICE,
        ProblemCode.HEADER_EMPTY: Weight.NOTICE,
        ProblemCode.ONE_COLUMN: Weight.NOTICE,
        ProblemCode.FORMULA: Weight.NOTICE,
    }
)


@dataclass(frozen=True, slots=True)
class FileProblem:
    """One thing that is wrong: in which row and column (0, '' = the whole file), never what stood there."""

    code: ProblemCode
    row: int = 0
    column: str = ""
    facts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def weight(self) -> Weight:
        return WEIGHTS.get(self.code, Weight.ROW)


@dataclass(frozen=True, slots=True)
class FileRow:
    """One person in the file. `number` as a spreadsheet numbers rows (the heads are row 1); cells by column.

    A cell that cannot be read is not among the cells.
    """

    number: int
    cells: Mapping[str, str]

    def __repr__(self) -> str:
        return f"FileRow({self.number})"


@dataclass(frozen=True, slots=True)
class FileRead:
    """What could be made of a file. `encoding` and `delimiter` in words, for the screen."""

    form: FileForm
    sha256: str
    encoding: str = ""
    delimiter: str = ""
    columns: tuple[str, ...] = ()
    rows: tuple[FileRow, ...] = ()
    problems: tuple[FileProblem, ...] = ()
    #: as the file itself says, '' where it says nothing
    sender: str = ""
    sender_kind: Sender | None = None

    @property
    def is_usable(self) -> bool:
        """True when at least something can be looked at and divided over questions."""
        return bool(self.rows) and all(problem.weight is not Weight.FILE for problem in self.problems)

    def broken_rows(self) -> frozenset[int]:
        """Numbers of rows with a problem of their own."""
        return frozenset(p.row for p in self.problems if p.weight is Weight.ROW and p.row)


class Incoming(Protocol):
    """Files of others. Reading one changes nothing and starts nothing."""

    def fetch(self, path: Path) -> bytes:
        """The bytes of a file. Refusal FILE_NOT_THERE, FILE_TOO_LARGE."""

    def read(self, content: bytes) -> FileRead:
        """What is in these bytes; never raises, whatever they are."""
