"""What a use case gives back when it changed something: what to show, and what was written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from desktop.domain.changes import Change

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """`shown` is ready for a presenter; `changes` are the changes written, in order."""

    shown: T
    changes: tuple[Change, ...] = ()
