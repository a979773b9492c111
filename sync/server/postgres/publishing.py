"""The outbox in PostgreSQL; `Publications` of the service's ports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import and_, delete, func, or_, select, text, update
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.engine import Connection, Row

from sync.protocol.canonical import canonical, read_json
from sync.protocol.model import PrivacyClass
from sync.server.postgres import tables as log
from sync.server.postgres import tables_publishing as t
from sync.server.service.publishing_ports import (
    Difference,
    KnownSummary,
    Made,
    PaperRow,
    PublicationRow,
    State,
    Target,
    Turn,
    Why,
)

_P = t.publication.c
#: one statement of one shape however many there are: a push waits for it
_ASK = text(
    """
    insert into publication (tenant, target, dossier, state, asked, attempts, reason, detail)
    select :tenant, target, dossier, 'waiting', 1, 0, '', ''
    from unnest(cast(:dossiers as text[])) as dossier, unnest(cast(:targets as text[])) as target
    on conflict (tenant, target, dossier) do update
    set state = 'waiting', asked = publication.asked + 1, attempts = 0, next_at = null
    """
)


class PostgresPublications:
    """Questions within one tenant."""

    def __init__(self, connection: Connection, tenant: str) -> None:
        self._run = connection.execute
        self._tenant = tenant

    def summary(self, dossier: str) -> KnownSummary | None:
        kept, known = log.dossier_summary.c, log.dossier.c
        both = log.dossier_summary.join(
            log.dossier, and_(kept.tenant == known.tenant, kept.dossier == known.dossier)
        )
        stale = func.coalesce(known.newest_change > kept.change_time, False).label("stale")
        asked = select(kept.summary, stale).select_from(both)
        row = self._run(asked.where(kept.tenant == self._tenant, kept.dossier == dossier)).one_or_none()
        return None if row is None else KnownSummary(row.summary, row.stale)

    def ask(self, dossiers: Sequence[str]) -> None:
        if dossiers:
            given = {"tenant": self._tenant, "dossiers": list(dossiers), "targets": [*Target]}
            self._run(_ASK, given)

    def put_papers(self, rows: Sequence[PaperRow]) -> None:
        c, keys = t.publication_paper.c, ["tenant", "dossier", "paper"]
        written = [
            {
                "tenant": self._tenant,
                "dossier": row.dossier,
                "paper": row.paper,
                "kind": row.kind,
                "language": row.language,
                "version": row.version,
                "day": row.day,
                "sha256": row.sha256,
                "privacy_class": row.privacy_class.value,
                "change_time": row.change_time,
            }
            for row in rows
        ]
        if not written:
            return
        fresh = upsert(t.publication_paper).values(written)
        kept = {name: fresh.excluded[name] for name in written[0] if name not in keys}
        is_later = c.change_time < fresh.excluded.change_time
        self._run(fresh.on_conflict_do_update(index_elements=keys, set_=kept, where=is_later))

    def papers(self, dossier: str) -> tuple[PaperRow, ...]:
        c = t.publication_paper.c
        asked = select(t.publication_paper).where(c.tenant == self._tenant, c.dossier == dossier)
        return tuple(
            PaperRow(
                dossier=row.dossier,
                paper=row.paper,
                kind=row.kind,
                language=row.language,
                version=row.version,
                day=row.day,
                sha256=row.sha256,
                privacy_class=PrivacyClass(row.privacy_class),
                change_time=row.change_time,
            )
            for row in self._run(asked.order_by(c.kind, c.language, c.version, c.change_time))
        )

    def claim(self, target: Target, token: str, now: datetime, until: datetime) -> PublicationRow | None:
        due = and_(
            _P.tenant == self._tenant,
            _P.target == target.value,
            _P.state == State.WAITING.value,
            or_(_P.next_at.is_(None), _P.next_at <= now),
            or_(_P.claimed_until.is_(None), _P.claimed_until < now),
        )
        first = select(_P.dossier).where(due).order_by(_P.next_at.asc().nulls_first(), _P.dossier).limit(1)
        chosen = self._run(first.with_for_update(skip_locked=True)).scalar_one_or_none()
        if chosen is None:
            return None
        taken = update(t.publication).where(self._line(target, chosen))
        row = self._run(
            taken.values(claim=token, claimed_until=until, attempts=_P.attempts + 1).returning(t.publication)
        ).one()
        return _row(row)

    def keep_claim(self, target: Target, dossier: str, token: str, until: datetime) -> bool:
        mine = update(t.publication).where(self._line(target, dossier), _P.claim == token)
        return self._run(mine.values(claimed_until=until)).rowcount == 1

    def hold(self, dossier: str) -> bool:
        key = f"{self._tenant}/{dossier}"
        asked = text("select pg_try_advisory_xact_lock(hashtextextended(:key, 11))")
        return bool(self._run(asked, {"key": key}).scalar_one())

    def finish(
        self, row: PublicationRow, token: str, turn: Turn, now: datetime, next_at: datetime | None
    ) -> None:
        mine = and_(self._line(row.target, row.dossier), _P.claim == token)
        told: dict[str, object] = {"claim": None, "claimed_until": None}
        self._run(update(t.publication).where(mine, _P.asked != row.asked).values(**told))
        told |= {"state": turn.state.value, "reason": turn.reason.value, "detail": turn.detail}
        told |= {"next_at": next_at}
        if turn.state is State.DONE:
            told["done_at"] = now
        self._run(update(t.publication).where(mine, _P.asked == row.asked).values(**told))

    def again(self, target: Target, dossier: str | None) -> int:
        which = [_P.tenant == self._tenant, _P.target == target.value]
        which.append(_P.state == State.APART.value if dossier is None else _P.dossier == dossier)
        told = {"state": State.WAITING.value, "asked": _P.asked + 1, "attempts": 0, "next_at": None}
        return int(self._run(update(t.publication).where(*which).values(**told)).rowcount)

    def listed(self, target: Target) -> tuple[PublicationRow, ...]:
        asked = select(t.publication).where(_P.tenant == self._tenant, _P.target == target.value)
        return tuple(_row(row) for row in self._run(asked.order_by(_P.dossier)))

    def counts(self, target: Target) -> dict[State, int]:
        where = (_P.tenant == self._tenant, _P.target == target.value)
        asked = select(_P.state, func.count()).where(*where).group_by(_P.state)
        return dict.fromkeys(State, 0) | {State(row[0]): int(row[1]) for row in self._run(asked)}

    def made(self, target: Target, dossier: str) -> dict[str, Made]:
        c = t.publication_made.c
        where = (c.tenant == self._tenant, c.target == target.value, c.dossier == dossier)
        found = self._run(select(c.what, c.url, c.told).where(*where))
        return {row.what: Made(row.what, row.url, _told(row.told)) for row in found}

    def note_made(self, target: Target, dossier: str, made: Made, now: datetime) -> None:
        where = {"tenant": self._tenant, "target": target.value, "dossier": dossier, "what": made.what}
        kept = {"url": made.url, "told": canonical(dict(made.told)).decode(), "made_at": now}
        self._run(
            upsert(t.publication_made)
            .values(**where, **kept)
            .on_conflict_do_update(index_elements=list(where), set_=kept)
        )

    def differences(self, target: Target) -> tuple[Difference, ...]:
        c = t.publication_difference.c
        where = (c.tenant == self._tenant, c.target == target.value)
        found = self._run(select(t.publication_difference).where(*where).order_by(c.dossier, c.field))
        return tuple(Difference(Target(r.target), r.dossier, r.field, r.ours, r.theirs) for r in found)

    def put_difference(self, difference: Difference, now: datetime) -> None:
        where = {
            "tenant": self._tenant,
            "target": difference.target.value,
            "dossier": difference.dossier,
            "field": difference.field,
        }
        kept = {"ours": difference.ours, "theirs": difference.theirs}
        self._run(
            upsert(t.publication_difference)
            .values(**where, **kept, found_at=now)
            .on_conflict_do_update(index_elements=list(where), set_=kept)
        )

    def drop_difference(self, target: Target, dossier: str, field: str) -> bool:
        c = t.publication_difference.c
        where = (c.tenant == self._tenant, c.target == target.value, c.dossier == dossier, c.field == field)
        return self._run(delete(t.publication_difference).where(*where)).rowcount == 1

    def forget(self, dossier: str) -> None:
        for table in (t.publication_difference, t.publication_made, t.publication_paper):
            self._run(delete(table).where(table.c.tenant == self._tenant, table.c.dossier == dossier))

    def _line(self, target: Target, dossier: str) -> Any:
        return and_(_P.tenant == self._tenant, _P.target == target.value, _P.dossier == dossier)


def _told(text_: str) -> Mapping[str, object]:
    value = read_json(text_.encode())
    assert isinstance(value, dict)
    return value


def _row(row: Row[Any]) -> PublicationRow:
    return PublicationRow(
        target=Target(row.target),
        dossier=row.dossier,
        state=State(row.state),
        asked=row.asked,
        attempts=row.attempts,
        next_at=row.next_at,
        reason=Why(row.reason),
        detail=row.detail,
        done_at=row.done_at,
    )
