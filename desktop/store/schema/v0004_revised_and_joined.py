"""Rows say whether a plan is being revised and in which dossier a joined one goes on; computed anew.

The same mark as in step 3 of the schema: it stands until the rows are written.
"""

from __future__ import annotations

from desktop.store.schema.v0003_fuller_rows import ROWS_ARE_OLD

STATEMENTS: tuple[str, ...] = (f"INSERT OR REPLACE INTO local_state VALUES('{ROWS_ARE_OLD}', '1')",)
