"""Step 2: what is in a sealed set, written when it is sealed, so that lists need not open every change.

NULL where a set was sealed before this step; then it is looked up.
"""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    # JSON list of texts: the questions and kinds inside, in the order they were said
    "ALTER TABLE sealed_set ADD COLUMN keys TEXT",
)
