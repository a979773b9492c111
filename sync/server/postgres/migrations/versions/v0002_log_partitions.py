"""The log by hash partitions per municipality, how far it is safe, and digests that are kept."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from sync.protocol.headers import digest_of_sets
from sync.server.postgres.migrations.walls import service_role, wall_off

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

#: a large municipality stays in one; the country spreads over all
PARTITIONS = 16

_PARTED = ("change_set", "delivery", "receipt")

#: identity columns cannot stand in a partitioned table before PostgreSQL 17: the place comes from a sequence
_TABLES = (
    "create sequence change_set_place",
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
        place bigint not null default nextval('change_set_place'),
        received_at timestamptz not null,
        primary key (tenant, desk, incarnation, n),
        foreign key (tenant, desk) references desk
    ) partition by hash (tenant)
    """,
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
        foreign key (tenant, worker) references worker
    ) partition by hash (tenant)
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
    ) partition by hash (tenant)
    """,
)

_MOVES = (
    """insert into change_set (tenant, desk, incarnation, n, hash, dossier, privacy_class, header, body,
        quarantine, place, received_at)
        select tenant, desk, incarnation, n, hash, dossier, privacy_class, header, body, quarantine, place,
        received_at from change_set_of_before""",
    "insert into delivery select * from delivery_of_before",
    "insert into receipt select * from receipt_of_before",
    "select setval('change_set_place', coalesce(max(place), 0) + 1, false) from change_set_of_before",
    "drop table delivery_of_before",
    "drop table change_set_of_before",
    "drop table receipt_of_before",
    "create index change_set_of_dossier on change_set (tenant, dossier, place)",
)

#: what would else be looked up in the log: a push costs the same whatever the log holds
_HEADS = (
    """
    create table desk_head (
        tenant text not null references tenant,
        desk text not null,
        incarnation text not null,
        n bigint not null,
        hash text not null,
        safe_n bigint not null default 0,
        audit_count bigint not null default 0,
        audit_mac text not null default '',
        primary key (tenant, desk, incarnation),
        foreign key (tenant, desk) references desk
    )
    """,
    """insert into desk_head (tenant, desk, incarnation, n, hash)
        select distinct on (tenant, desk, incarnation) tenant, desk, incarnation, n, hash
        from change_set order by tenant, desk, incarnation, n desc""",
    "alter table dossier add column set_count bigint not null default 0",
    f"alter table dossier add column set_digest text not null default '{'0' * 64}'",
)

_RIGHTS = {
    "change_set": "select, insert",
    "delivery": "select, insert",
    "receipt": "select, insert",
    "desk_head": "select, insert, update",
}
#: the owner is behind the wall as well; what is moved must be seen
_WALLED = ("change_set", "delivery", "receipt", "dossier", "desk", "worker", "tenant")


def upgrade() -> None:
    """Move the log into partitions, keep heads and digests from now on."""
    for table in _WALLED:
        op.execute(f"alter table {table} no force row level security")
    for table in _PARTED:
        op.execute(f"alter table {table} rename to {table}_of_before")
        op.execute(f"alter index {table}_pkey rename to {table}_of_before_pkey")
    for statement in _TABLES:
        op.execute(statement)
    for table in _PARTED:
        for number in range(PARTITIONS):
            part = f"{table}_{number:02d}"
            op.execute(
                f"create table {part} partition of {table} for values with "
                f"(modulus {PARTITIONS}, remainder {number})"
            )
            # Nobody is let in but through the whole table, which has the policy.
            op.execute(f"alter table {part} enable row level security")
            op.execute(f"alter table {part} force row level security")
    for statement in (*_MOVES, *_HEADS):
        op.execute(statement)
    _add_up()
    wall_off(_RIGHTS)
    for table in _WALLED:
        op.execute(f"alter table {table} force row level security")
    op.execute(f"grant usage on sequence change_set_place to {service_role()}")


def _add_up() -> None:
    """Count and digest of every dossier, from the log; once."""
    connection = op.get_bind()
    found: dict[tuple[str, str], list[str]] = {}
    for tenant, dossier, mark in connection.execute(
        sa.text("select tenant, dossier, hash from change_set where quarantine is null")
    ):
        found.setdefault((tenant, dossier), []).append(mark)
    keep = sa.text(
        "update dossier set set_count = :count, set_digest = :digest"
        " where tenant = :tenant and dossier = :dossier"
    )
    rows = [
        {"tenant": tenant, "dossier": dossier, "count": len(marks), "digest": digest_of_sets(marks)}
        for (tenant, dossier), marks in found.items()
    ]
    if rows:
        connection.execute(keep, rows)


def downgrade() -> None:
    """A database is not taken back: it is put back from a backup."""
    raise NotImplementedError
