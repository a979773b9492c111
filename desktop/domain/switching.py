"""Changing the leerroute of an established PIP: until when, and what else the law asks (WI 17).

Nothing is forbidden here: the klantmanager decides, and reads why a change is late.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.domain.deadlines import Deadline, schakelen_until, schakelen_warning_from
from desktop.domain.law.book import LawBook
from desktop.domain.leerroute import Leerroute


@dataclass(frozen=True, slots=True)
class Switch:
    """A change of route as the law sees it on a day. `deadline.last` is None where there is no last day."""

    old: Leerroute
    new: Leerroute
    deadline: Deadline
    is_in_time: bool
    is_ending: bool  # in time, with less than the warning period left


def switch_of(old: Leerroute, new: Leerroute, dagtekening_initieel: date, on: date, book: LawBook) -> Switch:
    """Whether a change from `old` to `new` on `on` is in time, counted from the first PIP.

    Rules R-TRM-06 and R-TRM-07. Raises ValueError when both are the same: that is no change;
    Refusal(LAW_BEFORE_FIRST_DATE) for a dagtekening before the act.
    """
    if old is new:
        raise ValueError("no change of route")
    deadline = schakelen_until(dagtekening_initieel, book, old, new)
    warning = schakelen_warning_from(deadline, book)
    is_in_time = deadline.last is None or on <= deadline.last
    return Switch(old, new, deadline, is_in_time, is_in_time and warning is not None and on >= warning)


def switches_of(old: Leerroute, dagtekening_initieel: date, on: date, book: LawBook) -> tuple[Switch, ...]:
    """The changes to the two other routes, in the order in which routes are always shown."""
    return tuple(switch_of(old, new, dagtekening_initieel, on, book) for new in Leerroute if new is not old)
