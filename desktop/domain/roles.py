"""What somebody does for the municipality. The back end says it; a role opens a door and never decides."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Role(StrEnum):
    KLANTMANAGER = "klantmanager"
    KWALITEIT = "kwaliteit"  # reads along and leaves remarks
    LEIDINGGEVENDE = "leidinggevende"
    PRIVACY_OFFICER = "privacy-officer"


#: who may leave a remark at a question or a line of the plan of somebody else's dossier
REVIEWERS = frozenset({Role.KWALITEIT, Role.LEIDINGGEVENDE})


def roles_from(words: Iterable[str]) -> frozenset[Role]:
    """The roles this version knows among these words; one of a later version opens nothing here."""
    return frozenset(Role(word) for word in words if word in set(Role))


def may_review(roles: frozenset[Role]) -> bool:
    """True for who reads along."""
    return bool(roles & REVIEWERS)
