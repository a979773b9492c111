"""On which days a dossier was opened here, and when its talk was closed: for the visit list of this desk."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime

from desktop.domain.ids import DossierId
from desktop.usecases.dutch_words import local
from desktop.usecases.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class TalkDays:
    """`days` in order; `closed_at` is the last time the talk was closed, aware UTC."""

    days: tuple[date, ...] = ()
    closed_at: datetime | None = None

    def was_closed_on(self, day: date) -> bool:
        """True when the talk of that day was closed and not taken up again."""
        return self.closed_at is not None and local(self.closed_at).date() == day


def talk_days(work: UnitOfWork, dossier: DossierId) -> TalkDays:
    """What this desk remembers of the talks of a dossier."""
    text = work.state.get(_name(dossier))
    if text is None:
        return TalkDays()
    kept = json.loads(text)
    closed = kept["closed_at"]
    return TalkDays(
        tuple(date.fromisoformat(day) for day in kept["days"]),
        datetime.fromisoformat(closed) if closed else None,
    )


def note_opened(work: UnitOfWork, dossier: DossierId, today: date) -> None:
    """The talk goes on today; the caller commits."""
    days = talk_days(work, dossier).days
    _keep(work, dossier, days if today in days else (*days, today), None)


def note_closed(work: UnitOfWork, dossier: DossierId, now: datetime) -> None:
    """The talk was closed; the caller commits."""
    _keep(work, dossier, talk_days(work, dossier).days, now)


def _keep(work: UnitOfWork, dossier: DossierId, days: tuple[date, ...], closed_at: datetime | None) -> None:
    kept = {
        "days": [day.isoformat() for day in days],
        "closed_at": closed_at.isoformat() if closed_at else None,
    }
    work.state.put(_name(dossier), json.dumps(kept))


def _name(dossier: DossierId) -> str:
    return f"talks.{dossier}"
