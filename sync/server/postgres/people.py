"""Tenant, workers, desks and codes in PostgreSQL; `People` of the service's ports."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.engine import Connection

from sync.protocol.exchanges import RecoveryParcel
from sync.server.postgres import tables as t
from sync.server.service.ports import CodeRow, DeskRow, DeskState, RecoveryRow, TenantRow, WorkerRow


class PostgresPeople:
    """Questions within one tenant. The tenant stands in every one, the wall behind it holds anyway."""

    def __init__(self, connection: Connection, tenant: str) -> None:
        self._run = connection.execute
        self._tenant = tenant

    def tenant(self) -> TenantRow | None:
        row = self._run(select(t.tenant).where(t.tenant.c.tenant == self._tenant)).one_or_none()
        if row is None:
            return None
        return TenantRow(
            tenant=row.tenant,
            municipality=row.municipality,
            phone=row.phone,
            epoch=row.epoch,
            server_key=bytes(row.server_key),
            signing_key_wrapped=bytes(row.signing_key_wrapped),
            recovery_key=bytes(row.recovery_key),
            recovery_key_id=row.recovery_key_id,
            office_desk=row.office_desk,
            office_incarnation=row.office_incarnation,
            office_worker=row.office_worker,
        )

    def add_tenant(self, row: TenantRow, now: datetime) -> None:
        self._run(
            insert(t.tenant).values(
                tenant=row.tenant,
                municipality=row.municipality,
                phone=row.phone,
                epoch=row.epoch,
                server_key=row.server_key,
                signing_key_wrapped=row.signing_key_wrapped,
                recovery_key=row.recovery_key,
                recovery_key_id=row.recovery_key_id,
                office_desk=row.office_desk,
                office_incarnation=row.office_incarnation,
                office_worker=row.office_worker,
                made_at=now,
            )
        )

    def set_epoch(self, epoch: str) -> None:
        self._run(update(t.tenant).where(t.tenant.c.tenant == self._tenant).values(epoch=epoch))

    def worker(self, worker: str) -> WorkerRow | None:
        found = [row for row in self.workers() if row.worker == worker]
        return found[0] if found else None

    def workers(self) -> tuple[WorkerRow, ...]:
        rows = self._run(select(t.worker).where(t.worker.c.tenant == self._tenant).order_by(t.worker.c.label))
        return tuple(
            WorkerRow(row.worker, row.label, row.phone, row.may_read_special, tuple(row.roles.split()))
            for row in rows
        )

    def add_worker(self, row: WorkerRow, now: datetime) -> None:
        self._run(
            insert(t.worker).values(
                tenant=self._tenant,
                worker=row.worker,
                label=row.label,
                phone=row.phone,
                may_read_special=row.may_read_special,
                roles=" ".join(row.roles),
                made_at=now,
            )
        )

    def set_roles(self, worker: str, roles: tuple[str, ...]) -> None:
        where = (t.worker.c.tenant == self._tenant, t.worker.c.worker == worker)
        self._run(update(t.worker).where(*where).values(roles=" ".join(roles)))

    def desk(self, desk: str) -> DeskRow | None:
        where = (t.desk.c.tenant == self._tenant, t.desk.c.desk == desk)
        row = self._run(select(t.desk).where(*where)).one_or_none()
        if row is None:
            return None
        return DeskRow(
            row.desk, row.worker, bytes(row.public_key), row.label, DeskState(row.state), row.code_hash
        )

    def add_desk(self, row: DeskRow, protocol: int, now: datetime) -> None:
        self._run(
            insert(t.desk).values(
                tenant=self._tenant,
                desk=row.desk,
                worker=row.worker,
                public_key=row.public_key,
                label=row.label,
                protocol=protocol,
                state=row.state.value,
                code_hash=row.code_hash,
                enrolled_at=now,
            )
        )

    def set_desk_state(self, desk: str, state: DeskState) -> None:
        where = (t.desk.c.tenant == self._tenant, t.desk.c.desk == desk)
        self._run(update(t.desk).where(*where).values(state=state.value))

    def set_desk_code(self, desk: str, code_hash: str) -> None:
        where = (t.desk.c.tenant == self._tenant, t.desk.c.desk == desk)
        self._run(update(t.desk).where(*where).values(code_hash=code_hash))

    def set_desk_label(self, desk: str, label: str) -> None:
        where = (t.desk.c.tenant == self._tenant, t.desk.c.desk == desk)
        self._run(update(t.desk).where(*where).values(label=label))

    def add_code(self, row: CodeRow, now: datetime) -> None:
        self._run(
            insert(t.enrolment_code).values(
                tenant=self._tenant,
                code_hash=row.code_hash,
                worker=row.worker,
                expires_at=row.expires_at,
                used_by=row.used_by,
                made_at=now,
                laptop=row.laptop,
            )
        )

    def code(self, code_hash: str) -> CodeRow | None:
        where = (t.enrolment_code.c.tenant == self._tenant, t.enrolment_code.c.code_hash == code_hash)
        row = self._run(select(t.enrolment_code).where(*where).with_for_update()).one_or_none()
        if row is None:
            return None
        return CodeRow(row.code_hash, row.worker, row.expires_at, row.used_by, row.laptop)

    def use_code(self, code_hash: str, desk: str) -> None:
        where = (t.enrolment_code.c.tenant == self._tenant, t.enrolment_code.c.code_hash == code_hash)
        self._run(update(t.enrolment_code).where(*where).values(used_by=desk))

    def count_failures(self, remote: str, since: datetime) -> int:
        failure = t.enrolment_failure.c
        where = (failure.tenant == self._tenant, failure.remote == remote, failure.at >= since)
        return int(
            self._run(select(func.count()).select_from(t.enrolment_failure).where(*where)).scalar_one()
        )

    def add_failure(self, remote: str, now: datetime) -> None:
        self._run(insert(t.enrolment_failure).values(tenant=self._tenant, remote=remote, at=now))

    def use_nonce(self, desk: str, nonce: str, now: datetime, forget_before: datetime) -> bool:
        used = t.request_nonce.c
        old = (used.tenant == self._tenant, used.desk == desk, used.at < forget_before)
        self._run(delete(t.request_nonce).where(*old))
        values = {"tenant": self._tenant, "desk": desk, "nonce": nonce, "at": now}
        fresh = upsert(t.request_nonce).values(**values).on_conflict_do_nothing()
        return self._run(fresh.returning(t.request_nonce.c.nonce)).one_or_none() is not None

    def put_recovery(self, desk: str, parcel: RecoveryParcel, now: datetime) -> None:
        kept = {"key_id": parcel.key_id, "parcel": parcel.parcel, "received_at": now}
        where = {
            "tenant": self._tenant,
            "desk": desk,
            "store": parcel.store,
            "generation": parcel.generation,
        }
        statement = upsert(t.desk_recovery).values(**where, **kept)
        self._run(statement.on_conflict_do_update(index_elements=list(where), set_=kept))

    def recoveries(self) -> tuple[RecoveryRow, ...]:
        kept = t.desk_recovery
        asked = select(kept).where(kept.c.tenant == self._tenant)
        labels = {row.worker: row.label for row in self.workers()}
        newest: dict[str, RecoveryRow] = {}
        for row in self._run(asked.order_by(kept.c.generation.desc(), kept.c.received_at.desc())):
            if row.desk not in newest and (desk := self.desk(row.desk)) is not None:
                parcel = RecoveryParcel(row.store, row.generation, row.key_id, bytes(row.parcel))
                newest[row.desk] = RecoveryRow(row.desk, labels.get(desk.worker, ""), parcel)
        return tuple(sorted(newest.values(), key=lambda one: (one.worker_label, one.desk)))

    def audit(self, act: str, now: datetime, desk: str = "", worker: str = "", dossier: str = "") -> None:
        line = {"at": now, "act": act, "desk": desk, "worker": worker, "dossier": dossier}
        self._run(insert(t.audit).values(tenant=self._tenant, **line))
