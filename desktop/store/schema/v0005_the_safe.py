"""Step 5: what the safe knows about itself, what was destroyed here, and what was said as searchable text.

`seen` is a running sum over every change (count and a digest that does not depend on order), so that an
older page of the store that was put back shows at opening.
"""

from __future__ import annotations

from desktop.store.schema.v0003_fuller_rows import ROWS_ARE_OLD

#: local state: sums of before this step are to be computed once, at opening
OLD_CONTENTS = "store.contents_of_before_v5"

STATEMENTS: tuple[str, ...] = (
    "ALTER TABLE identity ADD COLUMN change_count INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE identity ADD COLUMN change_sum BLOB NOT NULL DEFAULT x''",
    # the same over the rows of the list; see `desktop.store.sums`
    "ALTER TABLE identity ADD COLUMN row_sum BLOB NOT NULL DEFAULT x''",
    # the number of the last header written; an older header put back shows
    "ALTER TABLE identity ADD COLUMN header_serial INTEGER NOT NULL DEFAULT 0",
    # of the audit chain, once the data key was replaced; NULL: the one that is drawn from the data key
    "ALTER TABLE identity ADD COLUMN audit_key BLOB",
    # dossiers that were destroyed on this laptop: a receipt without content
    """CREATE TABLE forgotten(
        dossier TEXT PRIMARY KEY, at TEXT NOT NULL, reason TEXT NOT NULL, changes INTEGER NOT NULL,
        confirmed INTEGER NOT NULL) STRICT, WITHOUT ROWID""",
    # projection: the words of every head, by the number of its change; see `desktop.store.search`
    """CREATE VIRTUAL TABLE said_text USING fts5(
        text, content='', contentless_delete=1, tokenize='trigram')""",
    # the same letter in two dossiers stands here twice, each under a key of its own: destroying one dossier
    # leaves the other whole
    "ALTER TABLE attachment RENAME TO attachment_of_before",
    """CREATE TABLE attachment(
        sha256 TEXT NOT NULL, dossier TEXT NOT NULL, media_type TEXT NOT NULL, size INTEGER NOT NULL,
        wrapped_key BLOB NOT NULL, content BLOB, file TEXT, PRIMARY KEY(sha256, dossier)) STRICT""",
    """INSERT INTO attachment(sha256, dossier, media_type, size, wrapped_key, content, file)
        SELECT sha256, dossier, media_type, size, wrapped_key, content, file FROM attachment_of_before""",
    "DROP TABLE attachment_of_before",
    f"INSERT OR REPLACE INTO local_state VALUES('{OLD_CONTENTS}', '1')",
    # rows and search index are computed once, as in step 3
    f"INSERT OR REPLACE INTO local_state VALUES('{ROWS_ARE_OLD}', '1')",
)
