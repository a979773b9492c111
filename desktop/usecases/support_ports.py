"""What the program can tell about itself, for the person who helps. Part of the doors in `ports`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class PartFact:
    """A part with its version as it said itself, and the floor under it. `at_least` '' = no floor.

    `asked`: True when the part itself answered, False when only the package around it is known.
    """

    name: str
    version: str
    inside: str  # the package that brings it along, '' for Python's own
    asked: bool = True
    at_least: str = ""
    is_low: bool = False
    #: below this floor the koffer stays closed
    stops: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class FilesFact:
    """The files of this installation beside the lists that came with them.

    `altered`, `missing`: where they stand in the installation. `has_own`: whether the own files were on a
    list; not so in a folder with source code.
    """

    checked: int
    altered: tuple[str, ...]
    missing: tuple[str, ...]
    has_own: bool
    seconds: float

    @property
    def is_whole(self) -> bool:
        return not self.altered and not self.missing


class Program(Protocol):
    """This installation. Slow to ask: off the thread of the store."""

    def parts(self) -> tuple[PartFact, ...]:
        """Every part that is not Python, by name."""

    def files(self) -> FilesFact:
        """All installed files compared; a second or so."""

    def about(self) -> tuple[tuple[str, str], ...]:
        """(what, how) of program and system: version, Python, system. No name of a machine or user."""

    def events(self) -> tuple[str, ...]:
        """The last lines of the log, oldest first."""
