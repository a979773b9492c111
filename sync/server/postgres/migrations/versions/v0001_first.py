"""The first schema: municipalities, their desks and their change sets, walled off per tenant."""

from __future__ import annotations

from alembic import op

from sync.server.postgres.migrations.walls import service_role, wall_off

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_TABLES = (
    """
    create table tenant (
        tenant text primary key check (tenant ~ '^gm[0-9]{4}$'),
        municipality text not null,
        phone text not null,
        epoch text not null,
        server_key bytea not null,
        signing_key_wrapped bytea not null,
        recovery_key bytea not null,
        recovery_key_id text not null,
        office_desk text not null,
        office_incarnation text not null,
        office_worker text not null,
        made_at timestamptz not null
    )
    """,
    """
    create table worker (
        tenant text not null references tenant,
        worker text not null,
        label text not null,
        phone text not null,
        may_read_special boolean not null,
        feed_end bigint not null default 0,
        made_at timestamptz not null,
        primary key (tenant, worker)
    )
    """,
    """
    create table enrolment_code (
        tenant text not null references tenant,
        code_hash text not null,
        worker text not null,
        expires_at timestamptz not null,
        used_by text,
        made_at timestamptz not null,
        primary key (tenant, code_hash),
        foreign key (tenant, worker) references worker
    )
    """,
    """
    create table enrolment_failure (
        tenant text not null references tenant,
        id bigint generated always as identity,
        remote text not null,
        at timestamptz not null,
        primary key (tenant, id)
    )
    """,
    "create index on enrolment_failure (tenant, remote, at)",
    """
    create table desk (
        tenant text not null references tenant,
        desk text not null,
        worker text not null,
        public_key bytea not null check (length(public_key) = 32),
        label text not null,
        protocol integer not null,
        state text not null check (state in ('active', 'suspended', 'revoked', 'wipe')),
        code_hash text not null,
        enrolled_at timestamptz not null,
        primary key (tenant, desk),
        foreign key (tenant, worker) references worker
    )
    """,
    """
    create table desk_recovery (
        tenant text not null references tenant,
        desk text not null,
        store text not null,
        generation bigint not null,
        key_id text not null,
        parcel bytea not null,
        received_at timestamptz not null,
        primary key (tenant, desk, store, generation),
        foreign key (tenant, desk) references desk
    )
    """,
    # Unlogged: a nonce lives minutes and costs no disk flush. After a crash a signed request could be sent
    # again within those minutes; pushing is idempotent, and a reply is worth nothing without the desk's keys.
    """
    create unlogged table request_nonce (
        tenant text not null,
        desk text not null,
        nonce text not null,
        at timestamptz not null,
        primary key (tenant, desk, nonce)
    )
    """,
    "create index on request_nonce (tenant, desk, at)",
    """
    create table dossier (
        tenant text not null references tenant,
        dossier text not null,
        normal_key_wrapped bytea not null,
        special_key_wrapped bytea not null,
        newest_change text collate "C" not null default '',
        made_by text not null,
        made_at timestamptz not null,
        primary key (tenant, dossier)
    )
    """,
    """
    create table assignment (
        tenant text not null references tenant,
        dossier text not null,
        worker text not null,
        since timestamptz not null,
        until timestamptz,
        primary key (tenant, dossier, worker),
        foreign key (tenant, dossier) references dossier,
        foreign key (tenant, worker) references worker
    )
    """,
    "create index on assignment (tenant, worker)",
    """
    create table change_set (
        tenant text not null references tenant,
        desk text not null,
        incarnation text not null,
        n bigint not null check (n >= 1),
        hash text not null,
        dossier text not null,
        privacy_class text not null check (privacy_class in ('normal', 'special')),
        header text not null,
        body bytea not null,
        quarantine text,
        place bigint generated always as identity,
        received_at timestamptz not null,
        primary key (tenant, desk, incarnation, n),
        foreign key (tenant, desk) references desk
    )
    """,
    "create index on change_set (tenant, dossier)",
    """
    create table delivery (
        tenant text not null references tenant,
        worker text not null,
        position bigint not null,
        dossier text not null,
        desk text not null,
        incarnation text not null,
        n bigint not null,
        primary key (tenant, worker, position),
        foreign key (tenant, worker) references worker,
        foreign key (tenant, desk, incarnation, n) references change_set
    )
    """,
    """
    create table receipt (
        tenant text not null references tenant,
        desk text not null,
        incarnation text not null,
        n bigint not null,
        request_digest text not null,
        receipt text not null,
        quarantined text not null,
        made_at timestamptz not null,
        primary key (tenant, desk, incarnation, n, request_digest),
        foreign key (tenant, desk) references desk
    )
    """,
    """
    create table dossier_summary (
        tenant text not null references tenant,
        dossier text not null,
        change text not null,
        change_time text collate "C" not null,
        summary text not null,
        primary key (tenant, dossier),
        foreign key (tenant, dossier) references dossier
    )
    """,
    """
    create table audit (
        tenant text not null references tenant,
        id bigint generated always as identity,
        at timestamptz not null,
        act text not null,
        desk text not null,
        worker text not null,
        dossier text not null,
        primary key (tenant, id)
    )
    """,
)

_RIGHTS = {
    "tenant": "select, insert, update",
    "worker": "select, insert, update",
    "enrolment_code": "select, insert, update",
    "enrolment_failure": "select, insert",
    "desk": "select, insert, update",
    "desk_recovery": "select, insert, update",
    "request_nonce": "select, insert, delete",
    "dossier": "select, insert, update",
    "assignment": "select, insert, update",
    # Never updated, never deleted: what was received stays as it was.
    "change_set": "select, insert",
    "delivery": "select, insert",
    "receipt": "select, insert",
    "dossier_summary": "select, insert, update",
    "audit": "select, insert",
}


def upgrade() -> None:
    """Make the tables, wall each off by tenant, grant the service role its rights."""
    for statement in _TABLES:
        op.execute(statement)
    wall_off(_RIGHTS)
    op.execute(f"grant usage on schema public to {service_role()}")
    op.execute(f"grant select on alembic_version to {service_role()}")


def downgrade() -> None:
    """There is nothing before the first step."""
    raise NotImplementedError
