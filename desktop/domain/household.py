"""Who belong together: partner, parent and child, one household. Each dossier tells its own side only.

A link is a change of kind `link` in both dossiers, keyed by the id of the other: it holds no name and no word
of the other dossier, so who may read one learns nothing of the other (need to know). Consent to offer what
was said about shared facts is a change of its own, in the dossier of who gave it ('<other>#deelt').
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.changes import Change, ChangeKind, HeadKey, is_conflict, value_of
from desktop.domain.ids import DossierId

SHARES = "#deelt"


class Relation(StrEnum):
    """What the *other* is to the person of this dossier."""

    PARTNER = "partner"
    CHILD = "kind"
    PARENT = "ouder"
    HOUSEMATE = "huisgenoot"

    @property
    def other_way(self) -> Relation:
        """The same link seen from the other dossier."""
        turned = {Relation.CHILD: Relation.PARENT, Relation.PARENT: Relation.CHILD}
        return turned.get(self, self)


class SharedFact(StrEnum):
    """What two people of one household may both be asked about, and nothing else."""

    CHILDREN = "kinderen"
    ADDRESS = "adres"


#: the questions whose answers belong to a shared fact; no question of AVG mark 9 or 10 is among them
FACT_QUESTIONS: Mapping[SharedFact, tuple[str, ...]] = {
    SharedFact.CHILDREN: ("G03",),
    SharedFact.ADDRESS: ("A01", "A06", "H01"),
}


@dataclass(frozen=True, slots=True)
class Link:
    """One link as this dossier tells it. `shares`: what this person allows to be offered to the other."""

    other: DossierId
    relation: Relation
    shares: frozenset[SharedFact] = frozenset()
    is_disputed: bool = False


def links_from(heads: Mapping[HeadKey, tuple[Change, ...]]) -> tuple[Link, ...]:
    """The links of a dossier, by the id of the other. While consent is in dispute it counts as not given."""
    found = []
    for (kind, key), changes in heads.items():
        if kind is not ChangeKind.LINK or key.endswith(SHARES):
            continue
        relations = [v for change in changes if (v := change.value) in set(Relation)]
        if relations:
            shares = _shares(heads.get((ChangeKind.LINK, key + SHARES), ()))
            disputed = is_conflict(changes)
            found.append(Link(DossierId(key), Relation(str(relations[-1])), shares, disputed))
    return tuple(sorted(found, key=lambda link: link.other))


def _shares(changes: tuple[Change, ...]) -> frozenset[SharedFact]:
    value = value_of(changes)
    told = value if isinstance(value, list | tuple) else ()
    return frozenset(SharedFact(str(fact)) for fact in told if fact in set(SharedFact))
