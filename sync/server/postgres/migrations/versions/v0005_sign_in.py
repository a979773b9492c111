"""Sign-in of workers at their municipality's own provider."""

from __future__ import annotations

from alembic import op

from sync.server.postgres.migrations.walls import wall_off

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_TABLES = (
    """
    create table access_policy (
        tenant text primary key references tenant,
        needs_sign_in boolean not null,
        needs_certificate boolean not null,
        issuer text not null,
        client_id text not null,
        client_secret_wrapped bytea,
        scopes text not null,
        claim text not null,
        token_seconds integer not null check (token_seconds between 1 and 86400),
        session_seconds integer not null check (session_seconds between 1 and 2678400),
        changed_at timestamptz not null
    )
    """,
    """
    create table worker_login (
        tenant text not null references tenant,
        worker text not null,
        login_hash text not null,
        since timestamptz not null,
        primary key (tenant, worker),
        unique (tenant, login_hash),
        foreign key (tenant, worker) references worker
    )
    """,
    """
    create table sign_in (
        tenant text not null references tenant,
        sign_in text not null,
        desk text not null,
        state_hash text not null,
        nonce text not null,
        challenge text not null,
        redirect_uri text not null,
        expires_at timestamptz not null,
        primary key (tenant, sign_in),
        foreign key (tenant, desk) references desk
    )
    """,
    "create index on sign_in (tenant, desk)",
    # One session per desk: a later sign-in takes the place of the one before.
    """
    create table desk_session (
        tenant text not null references tenant,
        desk text not null,
        session text not null,
        worker text not null,
        key_thumbprint text not null,
        token_hash text not null,
        token_until timestamptz not null,
        renewal_hash text not null,
        ends_at timestamptz not null,
        provider_token_wrapped bytea,
        begun_at timestamptz not null,
        primary key (tenant, desk),
        unique (tenant, token_hash),
        unique (tenant, renewal_hash),
        foreign key (tenant, desk) references desk
    )
    """,
    """
    create table desk_certificate (
        tenant text not null references tenant,
        desk text not null,
        key_hash text not null,
        since timestamptz not null,
        primary key (tenant, desk),
        foreign key (tenant, desk) references desk
    )
    """,
)

_RIGHTS = {
    "access_policy": "select, insert, update",
    "worker_login": "select, insert, delete",
    "sign_in": "select, insert, delete",
    "desk_session": "select, insert, update, delete",
    "desk_certificate": "select, insert, delete",
}


def upgrade() -> None:
    """Make the tables, wall each off by tenant."""
    for statement in _TABLES:
        op.execute(statement)
    wall_off(_RIGHTS)


def downgrade() -> None:
    """A database is not taken back: it is put back from a backup."""
    raise NotImplementedError
