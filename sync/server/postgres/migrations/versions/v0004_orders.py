"""Signed orders, packs, law files and policies on their way down to desks; roles; what was destroyed."""

from __future__ import annotations

from alembic import op

from sync.server.postgres.migrations.walls import service_role, wall_off

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_STEPS = (
    # With defaults: the program of before this step goes on writing these rows.
    "alter table worker add column roles text not null default ''",
    "alter table desk add column heard_at timestamptz",
    "alter table dossier add column destroyed_at timestamptz",
    "alter table dossier add column destroy_order text not null default ''",
    """
    create table desk_policy (
        tenant text primary key references tenant,
        lease_days integer not null check (lease_days between 1 and 365),
        silent_days integer not null check (silent_days between 1 and 3650),
        lock_minutes integer not null check (lock_minutes between 1 and 15),
        set_at timestamptz not null
    )
    """,
    """
    create table desk_order (
        tenant text not null references tenant,
        desk text not null,
        n bigint not null check (n >= 1),
        hash text not null,
        kind text not null,
        subject text not null,
        written text not null,
        made_at timestamptz not null,
        outcome text not null default '',
        outcome_code text not null default '',
        outcome_at timestamptz,
        primary key (tenant, desk, n),
        foreign key (tenant, desk) references desk
    )
    """,
    "create index on desk_order (tenant, subject, kind)",
    """
    create table supply (
        tenant text not null references tenant,
        kind text not null,
        name text not null,
        version integer not null check (version >= 1),
        sha256 text not null,
        content bytea not null,
        published_at timestamptz not null,
        primary key (tenant, kind, name, version)
    )
    """,
    "create index on supply (tenant, sha256)",
    """
    create table rescue_parcel (
        tenant text not null references tenant,
        desk text not null,
        sha256 text not null,
        key_id text not null,
        parcel bytea not null,
        received_at timestamptz not null,
        primary key (tenant, desk, sha256),
        foreign key (tenant, desk) references desk
    )
    """,
)

_RIGHTS = {
    "desk_policy": "select, insert, update",
    # Only what became of an order is ever written to it.
    "desk_order": "select, insert, update (outcome, outcome_code, outcome_at)",
    "supply": "select, insert",
    "rescue_parcel": "select, insert",
}


def upgrade() -> None:
    """Make the tables, wall each off by tenant."""
    for statement in _STEPS:
        op.execute(statement)
    wall_off(_RIGHTS)
    # What a destroyed dossier was about goes with its keys.
    op.execute(f"grant delete on dossier_summary to {service_role()}")


def downgrade() -> None:
    """A database is not taken back: it is put back from a backup."""
    raise NotImplementedError
