"""Access policy, logins, sign-ins and sessions in PostgreSQL; `SignIns` of the service's ports."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, or_, select, update
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.engine import Connection, Row

from sync.server.postgres import tables_sign_in as t
from sync.server.service.sign_in_ports import AccessPolicy, SessionRow, SignInRow


class PostgresSignIns:
    """Questions within one tenant."""

    def __init__(self, connection: Connection, tenant: str) -> None:
        self._run = connection.execute
        self._tenant = tenant

    def policy(self) -> AccessPolicy:
        policy = t.access_policy
        row = self._run(select(policy).where(policy.c.tenant == self._tenant)).one_or_none()
        if row is None:
            return AccessPolicy()
        return AccessPolicy(
            needs_sign_in=row.needs_sign_in,
            needs_certificate=row.needs_certificate,
            issuer=row.issuer,
            client_id=row.client_id,
            client_secret_wrapped=_bytes(row.client_secret_wrapped),
            scopes=row.scopes,
            claim=row.claim,
            token_seconds=row.token_seconds,
            session_seconds=row.session_seconds,
        )

    def put_policy(self, policy: AccessPolicy, now: datetime) -> None:
        kept = {
            "needs_sign_in": policy.needs_sign_in,
            "needs_certificate": policy.needs_certificate,
            "issuer": policy.issuer,
            "client_id": policy.client_id,
            "client_secret_wrapped": policy.client_secret_wrapped,
            "scopes": policy.scopes,
            "claim": policy.claim,
            "token_seconds": policy.token_seconds,
            "session_seconds": policy.session_seconds,
            "changed_at": now,
        }
        statement = upsert(t.access_policy).values(tenant=self._tenant, **kept)
        self._run(statement.on_conflict_do_update(index_elements=["tenant"], set_=kept))

    def worker_of(self, login_hash: str) -> str | None:
        login = t.worker_login.c
        where = (login.tenant == self._tenant, login.login_hash == login_hash)
        return self._run(select(login.worker).where(*where)).scalar_one_or_none()

    def login_of(self, worker: str) -> str | None:
        login = t.worker_login.c
        where = (login.tenant == self._tenant, login.worker == worker)
        return self._run(select(login.login_hash).where(*where)).scalar_one_or_none()

    def link(self, worker: str, login_hash: str, now: datetime) -> bool:
        linked = {"tenant": self._tenant, "worker": worker, "login_hash": login_hash, "since": now}
        fresh = upsert(t.worker_login).values(**linked).on_conflict_do_nothing()
        return self._run(fresh.returning(t.worker_login.c.worker)).one_or_none() is not None

    def unlink(self, worker: str) -> bool:
        where = (t.worker_login.c.tenant == self._tenant, t.worker_login.c.worker == worker)
        gone = delete(t.worker_login).where(*where).returning(t.worker_login.c.worker)
        return self._run(gone).one_or_none() is not None

    def add_sign_in(self, row: SignInRow, forget_before: datetime) -> None:
        begun = t.sign_in.c
        # One at a time per desk: who begins again has let the one before go.
        old = or_(begun.desk == row.desk, begun.expires_at < forget_before)
        self._run(delete(t.sign_in).where(begun.tenant == self._tenant, old))
        self._run(
            insert(t.sign_in).values(
                tenant=self._tenant,
                sign_in=row.sign_in,
                desk=row.desk,
                state_hash=row.state_hash,
                nonce=row.nonce,
                challenge=row.challenge,
                redirect_uri=row.redirect_uri,
                expires_at=row.expires_at,
            )
        )

    def take_sign_in(self, sign_in: str, desk: str) -> SignInRow | None:
        begun = t.sign_in.c
        where = (begun.tenant == self._tenant, begun.sign_in == sign_in, begun.desk == desk)
        row = self._run(delete(t.sign_in).where(*where).returning(t.sign_in)).one_or_none()
        if row is None:
            return None
        return SignInRow(
            row.sign_in, row.desk, row.state_hash, row.nonce, row.challenge, row.redirect_uri, row.expires_at
        )

    def add_session(self, row: SessionRow, now: datetime) -> None:
        kept = {
            "session": row.session,
            "worker": row.worker,
            "key_thumbprint": row.key_thumbprint,
            "token_hash": row.token_hash,
            "token_until": row.token_until,
            "renewal_hash": row.renewal_hash,
            "ends_at": row.ends_at,
            "provider_token_wrapped": row.provider_token_wrapped,
            "begun_at": now,
        }
        statement = upsert(t.desk_session).values(tenant=self._tenant, desk=row.desk, **kept)
        self._run(statement.on_conflict_do_update(index_elements=["tenant", "desk"], set_=kept))

    def by_token(self, token_hash: str) -> SessionRow | None:
        session = t.desk_session.c
        where = (session.tenant == self._tenant, session.token_hash == token_hash)
        return _session(self._run(select(t.desk_session).where(*where)).one_or_none())

    def by_renewal(self, renewal_hash: str) -> SessionRow | None:
        session = t.desk_session.c
        where = (session.tenant == self._tenant, session.renewal_hash == renewal_hash)
        return _session(self._run(select(t.desk_session).where(*where)).one_or_none())

    def renew(self, session: str, token_hash: str, until: datetime, provider_token: bytes | None) -> None:
        where = (t.desk_session.c.tenant == self._tenant, t.desk_session.c.session == session)
        fresh = {"token_hash": token_hash, "token_until": until, "provider_token_wrapped": provider_token}
        self._run(update(t.desk_session).where(*where).values(**fresh))

    def end_sessions(self, desk: str) -> int:
        where = (t.desk_session.c.tenant == self._tenant, t.desk_session.c.desk == desk)
        gone = delete(t.desk_session).where(*where).returning(t.desk_session.c.desk)
        return len(self._run(gone).all())

    def certificate_of(self, desk: str) -> str | None:
        bound = t.desk_certificate.c
        where = (bound.tenant == self._tenant, bound.desk == desk)
        return self._run(select(bound.key_hash).where(*where)).scalar_one_or_none()

    def bind_certificate(self, desk: str, key_hash: str, now: datetime) -> None:
        row = {"tenant": self._tenant, "desk": desk, "key_hash": key_hash, "since": now}
        self._run(upsert(t.desk_certificate).values(**row).on_conflict_do_nothing())

    def free_certificate(self, desk: str) -> bool:
        where = (t.desk_certificate.c.tenant == self._tenant, t.desk_certificate.c.desk == desk)
        gone = delete(t.desk_certificate).where(*where).returning(t.desk_certificate.c.desk)
        return self._run(gone).one_or_none() is not None


def _session(row: Row[Any] | None) -> SessionRow | None:
    if row is None:
        return None
    return SessionRow(
        session=row.session,
        desk=row.desk,
        worker=row.worker,
        key_thumbprint=row.key_thumbprint,
        token_hash=row.token_hash,
        token_until=row.token_until,
        renewal_hash=row.renewal_hash,
        ends_at=row.ends_at,
        provider_token_wrapped=_bytes(row.provider_token_wrapped),
    )


def _bytes(raw: object) -> bytes | None:
    return None if raw is None else bytes(raw)  # type: ignore[call-overload]
