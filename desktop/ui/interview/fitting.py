"""What gives way, in which order, when text is large or the screen small. Decided by measuring. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Level:
    """What is shown at one level of giving way."""

    official: bool = True
    own_states: bool = True
    bottom: bool = True  # tip and notes in sight; else F2 and F4 open them
    plan: bool = True
    rail: bool = True
    position: bool = True  # the line with Vorige and Volgende; else Volgende stands in the tolk bar


#: the order of the decided design: each level gives up one thing more
LEVELS = (
    Level(),
    Level(official=False),
    Level(official=False, own_states=False),
    Level(official=False, own_states=False, bottom=False),
    Level(official=False, own_states=False, bottom=False, plan=False),
    Level(official=False, own_states=False, bottom=False, plan=False, rail=False),
    Level(official=False, own_states=False, bottom=False, plan=False, rail=False, position=False),
)


def level_that_fits(fits: Callable[[Level], bool], plan_fits: bool = True, rail_fits: bool = True) -> Level:
    """The first level that fits; the last one when none does (the answers then scroll).

    Plan and rail also give way by themselves when their own words do not fit in them: what they leave to
    the middle may then keep tip and note in sight.
    """
    levels = [replace(one, plan=one.plan and plan_fits, rail=one.rail and rail_fits) for one in LEVELS]
    return next((level for level in levels if fits(level)), levels[-1])
