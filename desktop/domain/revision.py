"""What is decided around an established plan: a revision with its reason, a lower level, an older plan.

Decisions (kind `decision`), each read strictly; null, an unreadable value or two that differ = not decided:
'herziening' {"of": version key, "category": Category, "day": ISO}, its words under 'reden.herziening';
'afschalen' {"hours", "keurmerk", "effort", "reason"} (BI 5.5, rule R-B1-01);
'vorig_pip' {"gemeente", "route", "dagtekening_initieel"} (rule R-OVG-06).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.answer import whole_day
from desktop.domain.changes import Change, HeadKey
from desktop.domain.decided import decided_table, decided_text
from desktop.domain.leerroute import Leerroute
from desktop.domain.pip_versions import Version, settled, vastgesteld_version

REVISION_KEY = "herziening"
REVISION_REASON_KEY = "reden.herziening"
SCALE_DOWN_KEY = "afschalen"
PREVIOUS_KEY = "vorig_pip"

Heads = Mapping[HeadKey, tuple[Change, ...]]


class Category(StrEnum):
    """Why something decided is changed. None of them tells of health: this key is read by more people."""

    LEERROUTE = "leerroute"
    AFSCHALEN = "afschalen"
    VOORTGANG = "voortgang"
    OMSTANDIGHEDEN = "omstandigheden"
    BEZWAAR = "bezwaar"
    FOUT = "fout"
    WET = "wet"


@dataclass(frozen=True, slots=True)
class Revision:
    """A change of an established plan that was begun. `of`: the version that holds meanwhile."""

    of: str
    category: Category
    begun_on: date | None
    reason: str  # '' where this desk does not have the words


@dataclass(frozen=True, slots=True)
class ScaleDown:
    """Exams on A2 instead of B1, with what the law asks for it."""

    hours: int
    reason: str


@dataclass(frozen=True, slots=True)
class PreviousPip:
    """The plan of the municipality the person came from: its route binds us, its term runs on (WI 15)."""

    gemeente: str
    route: Leerroute
    dagtekening_initieel: date


def revision_of(heads: Heads, holds: Version | None) -> Revision | None:
    """The revision of the plan that holds; one of an earlier version has been done."""
    value = decided_table(heads, REVISION_KEY)
    if holds is None or value is None or value.get("of") != holds.key:
        return None
    category = value.get("category")
    if category not in set(Category):
        return None
    day = value.get("day")
    reason = decided_text(heads, REVISION_REASON_KEY)
    return Revision(
        of=holds.key,
        category=Category(str(category)),
        begun_on=whole_day(day) if isinstance(day, str) else None,
        reason=reason if isinstance(reason, str) else "",
    )


def scale_down_of(heads: Heads) -> ScaleDown | None:
    """The decision that exams may be on A2; it counts in the B1-route only.

    None too for one without the keurmerk of the school and enough effort (BI 5.5).
    """
    value = decided_table(heads, SCALE_DOWN_KEY)
    if value is None:
        return None
    hours, reason = value.get("hours"), value.get("reason")
    is_met = value.get("keurmerk") == value.get("effort") == "ja"
    if isinstance(hours, bool) or not isinstance(hours, int) or not is_met:
        return None
    words = reason if isinstance(reason, str) else ""
    return ScaleDown(hours, words)


def previous_pip(heads: Heads) -> PreviousPip | None:
    """The plan the person brought from another municipality."""
    value = decided_table(heads, PREVIOUS_KEY)
    if value is None:
        return None
    gemeente, route, day = (value.get(name) for name in ("gemeente", "route", "dagtekening_initieel"))
    first = whole_day(day) if isinstance(day, str) else None
    if not isinstance(gemeente, str) or route not in set(Leerroute) or first is None:
        return None
    return PreviousPip(gemeente, Leerroute(str(route)), first)


def term_starts_from(heads: Heads, versions: Iterable[Version]) -> date | None:
    """The dagtekening from which the three years count: that of the very first PIP (WI 11, rule R-TRM-05).

    No later version moves it, whatever stands in it; a plan of another municipality came first (R-OVG-06).
    None while nothing is established anywhere.
    """
    ours = [whole_day(one.pip.dagtekening_initieel) for one in versions if one.is_vastgesteld]
    moved = previous_pip(heads)
    days = [*ours, moved.dagtekening_initieel if moved else None]
    return min((day for day in days if day is not None), default=None)


def first_day_here(heads: Heads, versions: Iterable[Version]) -> date | None:
    """The dagtekening of the first plan this municipality established: what the ten weeks are held against.

    For who moved here it is not that of the very first PIP: the college of before was in time or not, we are
    asked for a plan of our own (BI 5.3; rule R-OVG-06).
    """
    days = [whole_day(one.pip.dagtekening) for one in settled(versions, heads) if one.is_vastgesteld]
    return min((day for day in days if day is not None), default=None)


def was_switched(heads: Heads, versions: Iterable[Version]) -> bool:
    """True when the route of the plan that holds is another than that of the very first PIP (WI 17)."""
    done = [one for one in settled(versions, heads) if one.is_vastgesteld]
    moved, holds = previous_pip(heads), vastgesteld_version(done)
    first = moved.route if moved else done[0].pip.route if done else None
    return holds is not None and first is not None and holds.pip.route not in (None, first)
