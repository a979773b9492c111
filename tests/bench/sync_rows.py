"""One figure of `make bench-sync` beside its yardstick, and what machine it was measured on."""

from __future__ import annotations

import os
import platform
import resource
import sys
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Row:
    """One figure.

    `beside`: the yardstick of the same run in the same unit, 0 = none. `aim` is a number of times the
    yardstick, or with `is_plain` in the unit itself (the yardstick then only stands beside it). `note` is
    printed below it; `why` only when it is over its aim: what keeps it from there.
    """

    claim: str
    ours: float
    aim: float
    unit: str
    beside: float = 0
    is_plain: bool = False
    note: str = ""
    why: str = ""

    @property
    def is_met(self) -> bool:
        has_ratio = self.beside and not self.is_plain
        return self.ours <= (self.aim * self.beside if has_ratio else self.aim)

    def __str__(self) -> str:
        ratio = f"beside {self.beside:9.3f}  {self.ours / self.beside:7.3f} x" if self.beside else ""
        aim = f"{self.aim:g} x" if self.beside and not self.is_plain else f"{self.aim:g} {self.unit}"
        verdict = "within" if self.is_met else "OVER"
        told = f"{self.claim:<47} {self.ours:9.3f} {self.unit:<5} {ratio:<27}  aim {aim:<10} {verdict}"
        notes = [self.note, "" if self.is_met else self.why]
        return "\n".join([told, *(f"    {note}" for note in notes if note)])


@dataclass(frozen=True, slots=True)
class Before:
    """How busy this machine was when it began, to tell at the end what others did meanwhile."""

    at: float
    load: float
    busy: float
    own: float

    @staticmethod
    def now() -> Before:
        return Before(time.monotonic(), _load(), _busy_seconds(), _own_seconds())

    def others(self) -> float | None:
        """Cores that others used since, on average; None where that cannot be told (not on Linux)."""
        if not self.busy:
            return None
        theirs = (_busy_seconds() - self.busy) - (_own_seconds() - self.own)
        return max(0.0, theirs / max(0.001, time.monotonic() - self.at))


def peak_mib() -> float:
    """The most memory this program had at once. Not `ru_maxrss`: that begins with what its parent had."""
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def machine_words() -> str:
    """Processor, cores, memory, system, Python."""
    cores = os.cpu_count() or 1
    return (
        f"{cores} cores {_processor()}, {_memory_gib():.0f} GiB, {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}"
    )


def load_words(before: Before) -> str:
    """What stood beside this run; figures of a busy machine are told as such."""
    others = before.others()
    took = time.monotonic() - before.at
    if others is None:
        return f"took {took:.0f} s, load {before.load:.1f} at the beginning"
    quiet = "a quiet machine" if others < 0.15 else "NOT A QUIET MACHINE: measure again"
    return (
        f"took {took:.0f} s, load {before.load:.1f} at the beginning, others used {others:.2f} cores: {quiet}"
    )


def _load() -> float:
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0


def _busy_seconds() -> float:
    """CPU seconds of everybody since the machine started."""
    stat = Path("/proc/stat")
    if sys.platform != "linux" or not stat.exists():
        return 0.0
    user, nice, system, _, _, irq, softirq, *_ = map(int, stat.read_text().splitlines()[0].split()[1:])
    return (user + nice + system + irq + softirq) / os.sysconf("SC_CLK_TCK")


def _own_seconds() -> float:
    """CPU seconds of this program and of what it started and saw end."""
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in spent)


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    if told.exists():
        for line in told.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _memory_gib() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
