"""Step 6: what counts as held by the back end since it was last put back, and what did not come back."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    # 1: received before the back end was put back, and not seen there since
    "ALTER TABLE received_set ADD COLUMN lapsed INTEGER NOT NULL DEFAULT 0",
    # changes of others that are here, and that the back end did not give out again yet
    "CREATE TABLE unreturned(change TEXT PRIMARY KEY) STRICT, WITHOUT ROWID",
    # how the own work of each dossier stands, asked for every row of the list: without reading a body
    "CREATE INDEX sealed_by_number ON sealed_set(incarnation, n, dossier)",
    "CREATE INDEX sealed_apart ON sealed_set(dossier, set_aside, incarnation, n) WHERE set_aside IS NOT NULL",
)
