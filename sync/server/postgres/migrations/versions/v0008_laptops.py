"""A code for a laptop says how the municipality calls that laptop."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None
#: a program of before makes codes without it
oldest_program = "0007"


def upgrade() -> None:
    """One column with a default: nothing of before changes."""
    op.add_column("enrolment_code", sa.Column("laptop", sa.Text, nullable=False, server_default=""))
