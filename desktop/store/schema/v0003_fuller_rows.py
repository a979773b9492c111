"""Step 3: dossier rows hold birth, appointments, tasks and household; the ones from before are computed anew.

The mark stands until that is done, so that a crash in between only means doing it at the next opening.
"""

from __future__ import annotations

#: local state: the rows were written by an older program
ROWS_ARE_OLD = "store.rows_are_old"

STATEMENTS: tuple[str, ...] = (f"INSERT OR REPLACE INTO local_state VALUES('{ROWS_ARE_OLD}', '1')",)
