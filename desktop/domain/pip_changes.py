"""What is different between two versions of the plan, sentence by sentence (feature: versions compared).

Keys and values only: the words stand in `desktop.documents.change_texts`, so that every language has its own.
Lines are compared per block; of one sentence about one thing with other words in it both are told. Who helps
now and when the next talk is are no part of the decision: those are not compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from desktop.domain.leerroute import Leerroute
from desktop.domain.pip_versions import Version, VersionLine

BLOCKS = range(1, 9)


@dataclass(frozen=True, slots=True)
class RouteName:
    """The name of a leerroute, with a text of its own: 'change.route.<value>'."""

    route: Leerroute

    @property
    def key(self) -> str:
        return f"change.route.{self.route.value}"


@dataclass(frozen=True, slots=True)
class Agreement:
    """The name of an agreement, with a text of its own: 'change.agreed.<name>'."""

    name: str

    @property
    def key(self) -> str:
        return f"change.agreed.{self.name}"


ChangeValue = VersionLine | RouteName | Agreement | date

#: start of the decision key -> name of its text, block of the plan where it stands
_AGREEMENTS = (
    ("niveau", "niveau", 4),
    ("alfabetisering", "alfabetisering", 4),
    ("les", "les", 4),
    ("intensiteit.leerroute", "leerroute", 4),
    ("toestemming.", "toestemming", 4),
    ("opleiding.", "opleiding", 4),
    ("intensiteit.map", "map", 5),
    ("intensiteit.pvt", "pvt", 5),
    ("intensiteit.participatie", "participatie", 5),
    ("duaal", "duaal", 5),
    ("vve.", "vve", 6),
    ("ontzorgen.", "ontzorgen", 7),
    ("begeleiding", "begeleiding", 7),
    ("voortgang", "voortgang", 8),
)


@dataclass(frozen=True, slots=True)
class PlanChange:
    """One difference. `block` 0 is about the plan as a whole."""

    key: str
    block: int = 0
    values: Mapping[str, ChangeValue] = field(default_factory=lambda: MappingProxyType({}))


def changes_between(
    old: Version | None, new: Version, term_end: date | None = None
) -> tuple[PlanChange, ...]:
    """What `new` says otherwise than `old`, the whole first, then block by block. Pure.

    `old` None = there was no plan before. `term_end`: last day of the three years once they run; it is told
    with every established version, because it never moves (WI 11). No difference gives 'change.nothing'.
    """
    if old is None:
        found = [PlanChange("change.first")]
        if new.pip.route is not None:
            found.append(_change("change.route_first", nu=RouteName(new.pip.route)))
    else:
        found = [*_whole(old, new), *_lines(old, new)]
    return tuple([*found, *_dates(old, new, term_end)] or [PlanChange("change.nothing")])


def differs(old: Version | None, new: Version) -> bool:
    """True when somebody would notice: a version that is only established says the same plan."""
    return old is None or bool([*_whole(old, new), *_lines(old, new)])


def _whole(old: Version, new: Version) -> Iterator[PlanChange]:
    before, now = old.pip.route, new.pip.route
    if now is not None and before is not now:
        if before is None:
            yield _change("change.route_first", nu=RouteName(now))
        else:
            yield _change("change.route", eerst=RouteName(before), nu=RouteName(now))
    if old.is_level_a2 != new.is_level_a2:
        yield PlanChange("change.level_a2" if new.is_level_a2 else "change.level_b1")
    if new.moved_from and new.moved_from != old.moved_from:
        yield PlanChange("change.moved")


def _dates(old: Version | None, new: Version, term_end: date | None) -> Iterator[PlanChange]:
    if not new.is_vastgesteld:
        return
    if old is None or not old.is_vastgesteld:
        yield PlanChange("change.established")
    if term_end is not None:
        stays = new.moved_from or (old is not None and old.is_vastgesteld)
        yield _change("change.term_stays" if stays else "change.term_set", datum=term_end)


def _lines(old: Version, new: Version) -> Iterator[PlanChange]:
    for block in BLOCKS:
        before = [line for line in old.lines if line.block == block and not line.is_loose]
        now = [line for line in new.lines if line.block == block and not line.is_loose]
        gone, came = _only_in(before, now), _only_in(now, before)
        for line in came:
            was = next((one for one in gone if _is_about_same(one, line)), None)
            if was is None:
                yield _change("change.new", block, regel=line)
            else:
                gone.remove(was)
                yield _change("change.other", block, regel=line, eerst=was)
        for line in gone:
            yield _change("change.gone", block, regel=line)
        if before == now:  # no sentence tells it: then the agreement itself is named
            for name in _other_agreements(old, new, block):
                yield _change("change.agreed", block, wat=Agreement(name))


def _other_agreements(old: Version, new: Version, block: int) -> list[str]:
    """Names of the agreements of a block that were made, taken back or altered."""
    keys = {*old.agreed, *new.agreed}
    other = [key for key in sorted(keys) if old.agreed.get(key) != new.agreed.get(key)]
    found = (
        name
        for start, name, place in _AGREEMENTS
        if place == block and any(key == start or _is_under(key, start) for key in other)
    )
    return list(dict.fromkeys(found))


def _is_under(key: str, start: str) -> bool:
    return start.endswith(".") and key.startswith(start)


def _only_in(lines: list[VersionLine], others: list[VersionLine]) -> list[VersionLine]:
    """The lines whose words the other version does not have; said twice is there twice."""
    there = Counter(line.text for line in others)
    found = []
    for line in lines:
        if there[line.text]:
            there[line.text] -= 1
        else:
            found.append(line)
    return found


def _is_about_same(one: VersionLine, other: VersionLine) -> bool:
    """One sentence with other values in it; without a key of its own a line is about nothing but itself."""
    about = (one.key, one.question, one.step)
    return bool(one.key) and about == (other.key, other.question, other.step)


def _change(key: str, block: int = 0, **values: ChangeValue) -> PlanChange:
    return PlanChange(key, block, MappingProxyType(values))
