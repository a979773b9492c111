"""What this desk worked out a moment ago, so that the next answer costs only what it changes.

Never the truth: whoever takes something from here compares it with what the store says now. It lives as long
as the open koffer and holds one dossier at a time; nothing of it is written down.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar, cast

from desktop.domain.ids import DossierId

T = TypeVar("T")
_MOST_KEPT = 2000


class Recent:
    """The last dossier that was loaded, and parts of its screen that were worded. For the store thread."""

    def __init__(self) -> None:
        self._dossier: DossierId | None = None
        self._loaded: object = None
        self._worded: dict[Hashable, object] = {}

    def loaded(self, dossier: DossierId) -> object:
        """What was kept of this dossier; None for another one."""
        return self._loaded if dossier == self._dossier else None

    def keep(self, dossier: DossierId, loaded: object) -> None:
        """Keep this instead of what was kept before; another dossier takes everything with it."""
        if dossier != self._dossier:
            self._worded.clear()
        self._dossier, self._loaded = dossier, loaded

    def worded(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gave for this key before, or gives now. The key must name everything it depends on."""
        if key not in self._worded:
            if len(self._worded) >= _MOST_KEPT:
                self._worded.clear()
            self._worded[key] = make()
        return cast(T, self._worded[key])
