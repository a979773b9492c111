"""The tables of sign-in and access as SQLAlchemy knows them."""

from __future__ import annotations

from sync.server.postgres import columns

access_policy = columns.table(
    "access_policy",
    columns.flag("needs_sign_in"),
    columns.flag("needs_certificate"),
    columns.text("issuer"),
    columns.text("client_id"),
    columns.content("client_secret_wrapped", nullable=True),
    columns.text("scopes"),
    columns.text("claim"),
    columns.small("token_seconds"),
    columns.small("session_seconds"),
    columns.moment("changed_at"),
)
worker_login = columns.table(
    "worker_login",
    columns.text("worker", key=True),
    columns.text("login_hash"),
    columns.moment("since"),
)
sign_in = columns.table(
    "sign_in",
    columns.text("sign_in", key=True),
    columns.text("desk"),
    columns.text("state_hash"),
    columns.text("nonce"),
    columns.text("challenge"),
    columns.text("redirect_uri"),
    columns.moment("expires_at"),
)
desk_session = columns.table(
    "desk_session",
    columns.text("desk", key=True),
    columns.text("session"),
    columns.text("worker"),
    columns.text("key_thumbprint"),
    columns.text("token_hash"),
    columns.moment("token_until"),
    columns.text("renewal_hash"),
    columns.moment("ends_at"),
    columns.content("provider_token_wrapped", nullable=True),
    columns.moment("begun_at"),
)
desk_certificate = columns.table(
    "desk_certificate",
    columns.text("desk", key=True),
    columns.text("key_hash"),
    columns.moment("since"),
)
