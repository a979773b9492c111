"""Sticks and parcels: the municipality's key for them, what came in, and where a desk without network is."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from sync.server.postgres.migrations.walls import wall_off

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_RIGHTS = {
    "parcel_key": "select, insert",
    "stick": "select, insert, update",
    "desk_stick": "select, insert, update",
    "hand_over": "select, insert",
}


def upgrade() -> None:
    """Make the tables, wall each off by tenant."""
    op.create_table(
        "parcel_key",
        sa.Column("tenant", sa.Text, sa.ForeignKey("tenant.tenant"), primary_key=True),
        sa.Column("key_id", sa.Text, primary_key=True),
        sa.Column("public_key", sa.LargeBinary, nullable=False),
        sa.Column("secret_wrapped", sa.LargeBinary, nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "stick",
        sa.Column("tenant", sa.Text, sa.ForeignKey("tenant.tenant"), primary_key=True),
        sa.Column("stick", sa.Text, primary_key=True),
        sa.Column("desk", sa.Text, nullable=False),
        sa.Column("made_at", sa.Text, nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("times", sa.Integer, nullable=False),
    )
    op.create_table(
        "desk_stick",
        sa.Column("tenant", sa.Text, sa.ForeignKey("tenant.tenant"), primary_key=True),
        sa.Column("desk", sa.Text, primary_key=True),
        sa.Column("desk_key", sa.LargeBinary, nullable=False),
        sa.Column("incarnation", sa.Text, nullable=False),
        sa.Column("cursor", sa.Text, nullable=False),
        sa.Column("made_at", sa.Text, nullable=False),
    )
    op.create_table(
        "hand_over",
        sa.Column("tenant", sa.Text, sa.ForeignKey("tenant.tenant"), primary_key=True),
        sa.Column("parcel", sa.Text, primary_key=True),
        sa.Column("dossier", sa.Text, nullable=False),
        sa.Column("sender", sa.Text, nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
    )
    wall_off(_RIGHTS)


def downgrade() -> None:
    """A database is not taken back: it is put back from a backup."""
    raise NotImplementedError
