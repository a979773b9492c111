"""A child made by fork that can be killed at any moment, and what it said before that.

`kill -9` is the same for a forked child as for a program that was started; what is saved is the start.
"""

from __future__ import annotations

import ctypes
import os
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from desktop.domain.errors import Refusal, Trouble

#: says one line to the parent
Say = Callable[[str], None]


@dataclass(frozen=True)
class Told:
    """The lines a child said, and how it ended: '' done, 'killed', the code of a Trouble or Refusal, or the
    name of an exception nobody reckoned with (`unhandled`)."""

    lines: tuple[str, ...]
    ended: str
    unhandled: bool = False

    def troubles_but(self, *known: str) -> list[str]:
        """Which troubles of a sync it said ('trouble CODE CAUSE') that are none of these ('CODE' or both)."""
        said = [line.removeprefix("trouble ") for line in self.lines if line.startswith("trouble ")]
        return [one for one in said if one not in known and one.split()[0] not in known]

    @property
    def numbers(self) -> frozenset[int]:
        """The answers it said were saved."""
        return frozenset(int(line) for line in self.lines if line.isdigit())


_DEATH_OF_PARENT = 1


def end_with_the_parent() -> None:
    """From now on this process is killed when the one that started it is gone: a back end or a laptop of a
    run that was killed would stay for ever."""
    ctypes.CDLL(None).prctl(_DEATH_OF_PARENT, signal.SIGKILL)


class Child:
    """A running child. In: the work, which gets a function that says a line to the parent."""

    def __init__(self, work: Callable[[Say], None]) -> None:
        sys.stdout.flush()
        sys.stderr.flush()
        self._from, to = os.pipe()
        self._heard = b""
        parent = os.getpid()
        self.pid = os.fork()
        if self.pid == 0:
            end_with_the_parent()
            if os.getppid() != parent:
                os._exit(1)  # it was gone before that
            os.close(self._from)
            _inside(work, to)
        os.close(to)

    def hear(self, most: float = 60.0) -> str:
        """The next line, which `told` then leaves out. Raises EOFError when it ended, TimeoutError."""
        while b"\n" not in self._heard:
            if not select.select([self._from], [], [], most)[0]:
                raise TimeoutError
            part = os.read(self._from, 65_536)
            if not part:
                raise EOFError
            self._heard += part
        line, _, self._heard = self._heard.partition(b"\n")
        return line.decode()

    def kill(self) -> Told:
        """-9, now; what it had said that nobody heard yet."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        return self.told()

    def told(self, kill_after: float | None = None, lines: int = 0) -> Told:
        """Wait for its end, or kill it: that many seconds from now, or from when it said that many lines."""
        until = None
        killed = False
        while True:
            if until is None and kill_after is not None and self._heard.count(b"\n") >= lines:
                until = time.monotonic() + kill_after
            left = None if until is None or killed else max(0.0, until - time.monotonic())
            if not select.select([self._from], [], [], left)[0]:
                os.kill(self.pid, signal.SIGKILL)
                killed = True
                continue
            part = os.read(self._from, 65_536)
            if not part:
                break
            self._heard += part
        os.close(self._from)
        _, status = os.waitpid(self.pid, 0)
        heard = self._heard.decode().split("\n")[:-1]
        if os.WIFSIGNALED(status):
            number = os.WTERMSIG(status)
            said = "killed" if number == signal.SIGKILL else signal.Signals(number).name
            return Told(tuple(heard), said, unhandled=number != signal.SIGKILL)
        last = [line for line in heard if line.startswith(("ended ", "unhandled "))]
        kept = tuple(line for line in heard if line not in last)
        if not last:
            return Told(kept, "no last word", unhandled=True)
        return Told(kept, last[0].partition(" ")[2], unhandled=last[0].startswith("unhandled"))


def _inside(work: Callable[[Say], None], to: int) -> None:
    def say(line: str) -> None:
        os.write(to, f"{line}\n".encode())

    try:
        work(say)
        say("ended ")
    except (Trouble, Refusal) as known:
        say(f"ended {known.code.value}")
    except BaseException as error:  # noqa: BLE001 - the parent counts it
        frames = traceback.extract_tb(error.__traceback__)[-3:]
        where = " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames))
        say(f"unhandled {type(error).__name__} {error!s} in {where}".replace("\n", " "))
    finally:
        os._exit(0)
