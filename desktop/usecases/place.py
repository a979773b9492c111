"""Where the talk stands: the present question, the last place per theme, and which answers were shown.

Kept in the local state of this desk, so that it survives a crash; never synced. `seen` are the ids of the
heads that stood on the screen: a new answer replaces those and nothing that arrived unseen afterwards.
`fresh` are the plan lines that the last change brought: they stay marked until the next change. `grown` says
why there are more or fewer questions since the last answer. `scope` is the view on the pack: everything, the
core for one hour with a tolk, part A or part B.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from desktop.domain.changes import Change, ChangeKind
from desktop.domain.ids import ChangeId, DossierId
from desktop.usecases.ports import UnitOfWork
from forms.progress import Scope


@dataclass(frozen=True, slots=True)
class Place:
    """`themes`: theme number to its last question; `seen`: answer key to the head ids as shown."""

    question: str | None = None
    themes: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))
    seen: Mapping[str, tuple[ChangeId, ...]] = field(default_factory=lambda: MappingProxyType({}))
    fresh: frozenset[tuple[int, str]] = frozenset()
    scope: Scope = Scope.ALL
    grown: str = ""

    def at(self, question: str, theme: int) -> Place:
        """Moved on to another question."""
        return replace(self, question=question, themes={**self.themes, theme: question})

    def with_seen(self, seen: Mapping[str, tuple[ChangeId, ...]]) -> Place:
        """The answers that are on the screen now."""
        return replace(self, seen=dict(seen))


def load_place(work: UnitOfWork, dossier: DossierId) -> Place:
    """The place of this dossier; an empty one where the talk never began, or the text cannot be read."""
    text = work.state.get(_name(dossier))
    if text is None:
        return Place()
    try:
        kept = json.loads(text)
        return Place(
            question=kept["question"],
            themes={int(theme): str(question) for theme, question in kept["themes"].items()},
            seen={str(key): tuple(ChangeId(i) for i in ids) for key, ids in kept["seen"].items()},
            fresh=frozenset((int(block), str(text)) for block, text in kept["fresh"]),
            scope=Scope(kept.get("scope", Scope.ALL)),
            grown=str(kept.get("grown", "")),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return Place()


def save_place(work: UnitOfWork, dossier: DossierId, place: Place) -> None:
    """Write the place down; the caller commits."""
    kept = {
        "question": place.question,
        "themes": {str(theme): question for theme, question in place.themes.items()},
        "seen": {key: list(ids) for key, ids in place.seen.items()},
        "fresh": sorted(place.fresh),
        "scope": place.scope.value,
        "grown": place.grown,
    }
    work.state.put(_name(dossier), json.dumps(kept))


def parents_as_shown(
    work: UnitOfWork, dossier: DossierId, place: Place, key: str, present: tuple[Change, ...]
) -> tuple[Change, ...]:
    """The changes a new answer to `key` replaces: the heads as they were shown, else the `present` ones.

    What arrived since the screen was drawn is not replaced: it stays a head beside the new value and comes
    up as a choice. Only then is the history of the key read.
    """
    if key not in place.seen or set(place.seen[key]) == {change.id for change in present}:
        return present
    seen = set(place.seen[key])
    history = work.changes.history(dossier, ChangeKind.ANSWER, key)
    return tuple(change for change in history if change.id in seen)


def was_opened(work: UnitOfWork, dossier: DossierId) -> bool:
    """True when this dossier was ever opened on this desk."""
    return work.state.get(_name(dossier)) is not None


def _name(dossier: DossierId) -> str:
    return f"place.{dossier}"
