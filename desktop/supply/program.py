"""This installation as the use cases see it (port `Program`)."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from desktop.supply.floors import Floor, read_floors, with_floors
from desktop.supply.installed_files import LIST, check_files, needed_parts
from desktop.supply.native_parts import ask_parts
from desktop.usecases.support_ports import FilesFact, PartFact
from resources.paths import root, supply_folder
from resources.version import VERSION


class InstalledProgram:
    """`engine`: asks the encrypted store for its versions; `events`: the last lines of the log."""

    def __init__(
        self, engine: Callable[[], Mapping[str, str]], events: Callable[[], tuple[str, ...]]
    ) -> None:
        self._engine, self._events = engine, events

    def parts(self) -> tuple[PartFact, ...]:
        """As `Program.parts`."""
        return with_floors(ask_parts(self._engine()), installed_floors())

    def files(self) -> FilesFact:
        """As `Program.files`."""
        # in a bundle the lists of the packages are of files that are packed together
        return check_files(() if is_bundle() else needed_parts(), bundle_folder())

    def about(self) -> tuple[tuple[str, str], ...]:
        """As `Program.about`."""
        return (
            ("versie", VERSION),
            ("vorm", "bundel" if is_bundle() else "installatie"),
            ("Python", platform.python_version()),
            ("systeem", f"{platform.system()} {platform.release()}"),
            ("processor", platform.machine()),
        )

    def events(self) -> tuple[str, ...]:
        """As `Program.events`."""
        return self._events()


def installed_floors() -> Mapping[str, Floor]:
    """The floors of this installation."""
    return read_floors((supply_folder() / "floors.toml").read_text(encoding="utf-8"))


def is_bundle() -> bool:
    """One folder that runs without Python."""
    return bool(getattr(sys, "frozen", False))


def bundle_folder() -> Path | None:
    """Where the list of a bundle stands; None outside a bundle, and in one that was made without a list."""
    return root() if is_bundle() and (root() / LIST).is_file() else None
