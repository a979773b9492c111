"""The outbox to the zaaksysteem, and what was made there."""

from __future__ import annotations

from alembic import op

from sync.server.postgres.migrations.walls import wall_off

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_TABLES = (
    # One line per dossier and target: what is to be there is worked out anew at every turn.
    """
    create table publication (
        tenant text not null references tenant,
        target text not null check (target in ('zgw', 'objects')),
        dossier text not null,
        state text not null check (state in ('waiting', 'done', 'apart')),
        asked bigint not null,
        attempts integer not null,
        next_at timestamptz,
        claim text,
        claimed_until timestamptz,
        reason text not null,
        detail text not null,
        done_at timestamptz,
        primary key (tenant, target, dossier),
        foreign key (tenant, dossier) references dossier
    )
    """,
    "create index on publication (tenant, target, state, next_at)",
    """
    create table publication_paper (
        tenant text not null references tenant,
        dossier text not null,
        paper text not null,
        kind text not null,
        language text not null,
        version bigint not null,
        day text not null,
        sha256 text not null,
        privacy_class text not null check (privacy_class in ('normal', 'special')),
        change_time text collate "C" not null,
        primary key (tenant, dossier, paper),
        foreign key (tenant, dossier) references dossier
    )
    """,
    """
    create table publication_made (
        tenant text not null references tenant,
        target text not null,
        dossier text not null,
        what text not null,
        url text not null,
        told text not null,
        made_at timestamptz not null,
        primary key (tenant, target, dossier, what),
        foreign key (tenant, target, dossier) references publication
    )
    """,
    """
    create table publication_difference (
        tenant text not null references tenant,
        target text not null,
        dossier text not null,
        field text not null,
        ours text not null,
        theirs text not null,
        found_at timestamptz not null,
        primary key (tenant, target, dossier, field),
        foreign key (tenant, target, dossier) references publication
    )
    """,
)

_RIGHTS = {
    "publication": "select, insert, update",
    # Deleting: of a dossier that was destroyed; and a difference that was settled is none any more.
    "publication_paper": "select, insert, update, delete",
    "publication_made": "select, insert, update, delete",
    "publication_difference": "select, insert, update, delete",
}


def upgrade() -> None:
    """Make the tables, wall each off by tenant. What came in before is taken up by `zgw alles`."""
    for statement in _TABLES:
        op.execute(statement)
    wall_off(_RIGHTS)


def downgrade() -> None:
    """A database is not taken back: it is put back from a backup."""
    raise NotImplementedError
