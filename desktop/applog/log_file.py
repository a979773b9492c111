"""Where the lines go: one file a day beside the koffers, for this user only, gone after fourteen days."""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import Path

FOLDER = "log"
DAYS = 14
#: lines in a support file
RECENT = 60
#: bytes of one day; something that goes wrong in a loop must not fill the disk
MOST_A_DAY = 512 * 1024
_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})\.jsonl")


class LogFile:
    """Append-only lines. A disk that refuses costs lines, never work: nothing is raised.

    `now`: aware, UTC; the day of a file is that of UTC.
    """

    def __init__(self, folder: Path, now: Callable[[], datetime]) -> None:
        self._folder, self._now = folder, now
        self._lock = threading.RLock()
        self._pruned: date | None = None

    def append(self, line: str) -> None:
        """One line, in one write, so that two processes do not mix theirs."""
        with self._lock, suppress(OSError):
            self._prepare()
            path = self._folder / f"{self._now().date().isoformat()}.jsonl"
            opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            try:
                if os.fstat(opened).st_size < MOST_A_DAY:
                    os.write(opened, f"{line}\n".encode("ascii", "replace"))
            finally:
                os.close(opened)

    def recent(self, most: int) -> tuple[str, ...]:
        """The last lines, oldest first; () where nothing can be read."""
        found: list[str] = []
        with self._lock, suppress(OSError):
            for path in reversed(self._files()):
                lines = path.read_text("ascii", "replace").splitlines()
                found = [*lines[-(most - len(found)) :], *found]
                if len(found) >= most:
                    break
        return tuple(found)

    def _files(self) -> list[Path]:
        return sorted(path for path in self._folder.iterdir() if _NAME.fullmatch(path.name))

    def _prepare(self) -> None:
        """Once a day: the folder is there for this user alone, and what is too old goes."""
        today = self._now().date()
        if self._pruned == today:
            return
        private_place(self._folder)
        first = (today - timedelta(days=DAYS - 1)).isoformat()
        for path in self._files():
            if path.stem < first:
                path.unlink(missing_ok=True)
        self._pruned = today


def private_place(folder: Path) -> None:
    """Make a folder that only this user can look into. Raises OSError."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
