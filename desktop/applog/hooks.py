"""Every way out of Python by which an error, a warning or a log record could come on a disk or a terminal.

All of them lead through one filter: type, code, own frames. Nothing of what the error says is read; libraries
that log get as far as 'package, level'.
"""

from __future__ import annotations

import logging
import sys
import threading
import warnings
from collections.abc import Callable
from datetime import datetime
from types import TracebackType
from typing import Any, Self, TextIO

from desktop.applog.crash_file import CrashFile
from desktop.applog.events import MOST_FRAMES, PACKAGES, Event, Field, line_of
from desktop.applog.log_file import RECENT, LogFile
from desktop.domain.bugs import BugReport, own_frames, report_of
from desktop.domain.errors import Refusal, Trouble
from desktop.usecases.support_ports import Program


class AppLog:
    """The events of this run. Nothing is ever raised from here."""

    def __init__(self, file: LogFile, now: Callable[[], datetime]) -> None:
        self._file, self._now = file, now

    def note(self, event: Event, **fields: Field) -> None:
        """One event with its fields; a field that does not fit is left out."""
        self._file.append(line_of(event, self._now(), fields))

    def note_bug(self, report: BugReport, way: str) -> None:
        """A bug, and by which way it came."""
        self.note(Event.BUG, kind=report.kind, code=report.code, frames=report.frames[-MOST_FRAMES:], way=way)

    def note_failure(self, failure: Refusal | Trouble | BugReport) -> None:
        """What a use case ended with. A refusal is daily work and is not noted."""
        if isinstance(failure, BugReport):
            self.note_bug(failure, "use_case")
        elif isinstance(failure, Trouble):
            self.note(Event.TROUBLE, code=failure.code.name)

    def note_qt(self, level: str, category: str) -> None:
        """Qt had something to say."""
        self.note(Event.QT, level=level, category=category)

    def recent(self) -> tuple[str, ...]:
        """The last lines, oldest first."""
        return self._file.recent(RECENT)


class _Records(logging.Handler):
    """The one handler of the root logger."""

    def __init__(self, log: AppLog) -> None:
        super().__init__(logging.WARNING)
        self._log = log

    def emit(self, record: logging.LogRecord) -> None:
        """Who logged and how bad; never what: the message is not even put together."""
        package = record.name.partition(".")[0]
        known = package if package in PACKAGES else "other"
        self._log.note(Event.RECORD, level=record.levelname.lower(), package=known)
        if record.exc_info and record.exc_info[0] is not None:
            kind, _, trace = record.exc_info
            self._log.note_bug(report_of(kind, trace), "logging")


class LogHooks:
    """Lays every way out through the log while the block lasts, and puts back what was there before."""

    def __init__(self, log: AppLog, crash: CrashFile, say: Callable[[str], None] | None = None) -> None:
        self._log, self._crash = log, crash
        #: tells a person at a terminal that something fell over
        self._say = say or _on_stderr
        self._before: tuple[Any, ...] = ()

    def __enter__(self) -> Self:
        root = logging.getLogger()
        self._before = (
            sys.excepthook, threading.excepthook, sys.unraisablehook, warnings.showwarning,
            root.handlers[:], root.level, logging.raiseExceptions, logging.lastResort,
        )  # fmt: skip
        sys.excepthook = self._fell
        threading.excepthook = self._thread_fell
        sys.unraisablehook = self._unraisable
        warnings.showwarning = self._warned
        root.handlers[:] = [_Records(self._log)]
        root.setLevel(logging.WARNING)
        logging.raiseExceptions = False
        logging.lastResort = None
        if (fall := self._crash.take()) is not None:
            self._log.note(Event.CRASHED, signal=fall[0], frames=fall[1])
        self._crash.arm()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        """True for a bug: it is in the log, and its message must not go on to a terminal."""
        is_bug = error is not None and not isinstance(error, SystemExit | KeyboardInterrupt)
        if is_bug and error is not None and kind is not None:
            self._fell(kind, error, trace)
        self._crash.disarm()
        root = logging.getLogger()
        (
            sys.excepthook, threading.excepthook, sys.unraisablehook, warnings.showwarning,
            root.handlers[:], level, logging.raiseExceptions, logging.lastResort,
        ) = self._before  # fmt: skip
        root.setLevel(level)
        return is_bug

    # --- the hooks themselves

    def _fell(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        report = report_of(kind, trace)
        self._log.note_bug(report, "main")
        self._say(f"intakekoffer: {report.kind} {report.code}")

    def _thread_fell(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_type is not SystemExit:
            self._log.note_bug(report_of(args.exc_type, args.exc_traceback), "thread")

    def _unraisable(self, args: sys.UnraisableHookArgs) -> None:
        self._log.note_bug(report_of(args.exc_type, args.exc_traceback), "unraisable")

    def _warned(
        self,
        message: Warning | str,
        category: type[Warning],
        filename: str,
        lineno: int,
        file: TextIO | None = None,
        line: str | None = None,
    ) -> None:
        frames = own_frames([(filename, lineno, "module")])
        self._log.note(Event.WARNED, kind=category.__name__, frames=frames)


def note_start(log: AppLog, version: str) -> None:
    """The first line of a run."""
    python = ".".join(map(str, sys.version_info[:3]))
    log.note(Event.STARTED, version=version, python=python, system=sys.platform)


def note_installation(log: AppLog, program: Program) -> None:
    """How many parts are below their floor, and how many installed files are not as they were installed."""
    parts, files = program.parts(), program.files()
    log.note(Event.PARTS, known=len(parts), below=sum(part.is_low for part in parts))
    told = {"checked": files.checked, "altered": len(files.altered), "missing": len(files.missing)}
    log.note(Event.FILES, **told, ms=round(files.seconds * 1000))


def _on_stderr(words: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(f"{words}\n")
