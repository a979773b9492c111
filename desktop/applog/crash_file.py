"""When the process itself falls over: the interpreter writes frames to a file; the next start reads them.

What the interpreter writes has no messages and no values, but whole paths; so at the next start only lines of
our own code are taken over and the file is emptied.
"""

from __future__ import annotations

import faulthandler
import os
import re
from contextlib import suppress
from pathlib import Path

from desktop.applog.events import MOST_FRAMES
from desktop.applog.log_file import private_place
from desktop.domain.bugs import own_frames

NAME = "val.txt"
_FRAME = re.compile(r'^\s*File "([^"\n]+)", line (\d+) in (\S+)$', re.MULTILINE)
_SIGNALS = (
    ("Segmentation fault", "SIGSEGV"),
    ("Floating point exception", "SIGFPE"),
    ("Aborted", "SIGABRT"),
    ("Bus error", "SIGBUS"),
    ("Illegal instruction", "SIGILL"),
    ("Windows fatal exception", "WINDOWS"),
)


class CrashFile:
    """`take` first, then `arm`; `disarm` when the app ends in order."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._opened = -1

    def take(self) -> tuple[str, tuple[str, ...]] | None:
        """(signal, own frames) of the last fall, innermost first; None without one. Takes the file away."""
        path = self._folder / NAME
        try:
            text = path.read_text("utf-8", "replace")
            path.unlink()
        except OSError:
            return None
        if not text.strip():
            return None
        signal = next((name for words, name in _SIGNALS if words in text), "UNKNOWN")
        places = [(file, int(line), name) for file, line, name in _FRAME.findall(text)]
        return signal, own_frames(places)[:MOST_FRAMES]

    def arm(self) -> None:
        """From here on the interpreter writes its frames there; silently not where the disk refuses."""
        with suppress(OSError):
            private_place(self._folder)
            flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0)
            self._opened = os.open(self._folder / NAME, flags, 0o600)
            faulthandler.enable(self._opened, all_threads=True)

    def disarm(self) -> None:
        """It ended in order: no file stays behind."""
        if self._opened < 0:
            return
        faulthandler.disable()
        os.close(self._opened)
        self._opened = -1
        with suppress(OSError):
            (self._folder / NAME).unlink(missing_ok=True)
