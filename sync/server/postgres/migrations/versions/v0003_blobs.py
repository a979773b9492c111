"""Attachments: uploads that resume, and what is whole."""

from __future__ import annotations

from alembic import op

from sync.server.postgres.migrations.walls import wall_off

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_NAME = """
        tenant text not null references tenant,
        dossier text not null,
        sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
        privacy_class text not null check (privacy_class in ('normal', 'special')),
"""

_TABLES = (
    # A change refers to these contents; `is_missed` until one is whole or the change is replaced.
    f"""
    create table blob_ref (
        {_NAME}
        change text not null,
        desk text not null,
        is_missed boolean not null,
        primary key (tenant, dossier, sha256, privacy_class, change),
        foreign key (tenant, dossier) references dossier
    )
    """,
    # What a caseload misses costs what is missed, not what was ever attached.
    "create index on blob_ref (tenant, dossier) where is_missed",
    "create index on blob_ref (tenant, dossier, change)",
    """
    create table blob_replaced (
        tenant text not null references tenant,
        dossier text not null,
        change text not null,
        primary key (tenant, dossier, change),
        foreign key (tenant, dossier) references dossier
    )
    """,
    f"""
    create table blob (
        {_NAME}
        file text not null,
        size bigint not null check (size > 0),
        kept_at timestamptz not null,
        is_safe boolean not null,
        primary key (tenant, dossier, sha256, privacy_class)
    )
    """,
    "create index on blob (tenant, kept_at) where not is_safe",
    f"""
    create table blob_upload (
        {_NAME}
        file text not null,
        size bigint not null check (size > 0),
        taken bigint not null check (taken >= 0 and taken <= size),
        desk text not null,
        expires_at timestamptz not null,
        made_at timestamptz not null,
        primary key (tenant, dossier, sha256, privacy_class)
    )
    """,
    "create index on blob_upload (tenant, expires_at)",
    """
    create table blob_room (
        tenant text primary key references tenant,
        used bigint not null check (used >= 0),
        most bigint check (most >= 0)
    )
    """,
)

_RIGHTS = {
    "blob_ref": "select, insert, update, delete",
    "blob_replaced": "select, insert, delete",
    "blob": "select, insert, update, delete",
    "blob_upload": "select, insert, update, delete",
    "blob_room": "select, insert, update",
}


def upgrade() -> None:
    """Make the tables, wall each off by tenant."""
    for statement in _TABLES:
        op.execute(statement)
    wall_off(_RIGHTS)


def downgrade() -> None:
    """A database is not taken back: it is put back from a backup."""
    raise NotImplementedError
