"""The tables of sign-in and access as SQLAlchemy knows them."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Integer, LargeBinary, Table, Text

from sync.server.postgres.moments import Moment
from sync.server.postgres.tables import metadata


def _text(name: str, key: bool = False) -> Column[object]:
    return Column(name, Text, primary_key=key, nullable=False)


def _moment(name: str) -> Column[object]:
    return Column(name, Moment, nullable=False)


def _wrapped(name: str) -> Column[object]:
    return Column(name, LargeBinary, nullable=True)


access_policy = Table(
    "access_policy",
    metadata,
    _text("tenant", key=True),
    Column("needs_sign_in", Boolean, nullable=False),
    Column("needs_certificate", Boolean, nullable=False),
    _text("issuer"),
    _text("client_id"),
    _wrapped("client_secret_wrapped"),
    _text("scopes"),
    _text("claim"),
    Column("token_seconds", Integer, nullable=False),
    Column("session_seconds", Integer, nullable=False),
    _moment("changed_at"),
)
worker_login = Table(
    "worker_login",
    metadata,
    _text("tenant", key=True),
    _text("worker", key=True),
    _text("login_hash"),
    _moment("since"),
)
sign_in = Table(
    "sign_in",
    metadata,
    _text("tenant", key=True),
    _text("sign_in", key=True),
    _text("desk"),
    _text("state_hash"),
    _text("nonce"),
    _text("challenge"),
    _text("redirect_uri"),
    _moment("expires_at"),
)
desk_session = Table(
    "desk_session",
    metadata,
    _text("tenant", key=True),
    _text("desk", key=True),
    _text("session"),
    _text("worker"),
    _text("key_thumbprint"),
    _text("token_hash"),
    _moment("token_until"),
    _text("renewal_hash"),
    _moment("ends_at"),
    _wrapped("provider_token_wrapped"),
    _moment("begun_at"),
)
desk_certificate = Table(
    "desk_certificate",
    metadata,
    _text("tenant", key=True),
    _text("desk", key=True),
    _text("key_hash"),
    _moment("since"),
)
