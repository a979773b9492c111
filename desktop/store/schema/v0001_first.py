"""Step 1: changes and what is projected from them, drafts, own state, parcels, attachments, audit chain."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    # which store this is, how far the journal got, and the head of the audit chain
    """CREATE TABLE identity(
        one INTEGER PRIMARY KEY CHECK (one = 1), store_id TEXT NOT NULL, generation INTEGER NOT NULL,
        journal_seq INTEGER NOT NULL, audit_count INTEGER NOT NULL, audit_mac BLOB NOT NULL) STRICT""",
    # the changes themselves: never updated, never deleted
    """CREATE TABLE change(
        seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, dossier TEXT NOT NULL, kind TEXT NOT NULL,
        key TEXT NOT NULL, time TEXT NOT NULL, is_own INTEGER NOT NULL, body TEXT NOT NULL) STRICT""",
    "CREATE INDEX change_by_key ON change(dossier, kind, key)",
    # projections: dropped and rebuilt from the changes at any time
    """CREATE TABLE replaced(
        dossier TEXT NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, parent TEXT NOT NULL,
        PRIMARY KEY (dossier, kind, key, parent)) STRICT, WITHOUT ROWID""",
    """CREATE TABLE head(
        dossier TEXT NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, change TEXT NOT NULL,
        PRIMARY KEY (dossier, kind, key, change)) STRICT, WITHOUT ROWID""",
    "CREATE TABLE dossier_row(dossier TEXT PRIMARY KEY, row TEXT NOT NULL) STRICT, WITHOUT ROWID",
    # counted with the pack, which this room does not know: not part of the projections above
    """CREATE TABLE progress(
        dossier TEXT PRIMARY KEY, answered INTEGER NOT NULL,
        applicable INTEGER NOT NULL) STRICT, WITHOUT ROWID""",
    """CREATE TABLE draft(
        dossier TEXT NOT NULL, key TEXT NOT NULL, text TEXT NOT NULL, cursor INTEGER NOT NULL,
        scroll INTEGER NOT NULL, saved_at TEXT NOT NULL, PRIMARY KEY (dossier, key)) STRICT, WITHOUT ROWID""",
    "CREATE TABLE local_state(name TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT, WITHOUT ROWID",
    """CREATE TABLE dossier_key(
        dossier TEXT NOT NULL, privacy_class TEXT NOT NULL, key BLOB NOT NULL,
        PRIMARY KEY (dossier, privacy_class)) STRICT, WITHOUT ROWID""",
    "CREATE TABLE registered_dossier(dossier TEXT PRIMARY KEY) STRICT, WITHOUT ROWID",
    # own sets as the exact bytes that go out, and which change is in which set
    """CREATE TABLE sealed_set(
        incarnation TEXT NOT NULL, n INTEGER NOT NULL, dossier TEXT NOT NULL, set_hash TEXT NOT NULL,
        header TEXT NOT NULL, body BLOB, set_aside TEXT, PRIMARY KEY (incarnation, n)) STRICT""",
    """CREATE TABLE in_set(
        change TEXT PRIMARY KEY, incarnation TEXT NOT NULL, n INTEGER NOT NULL) STRICT, WITHOUT ROWID""",
    "CREATE INDEX in_set_by_set ON in_set(incarnation, n)",
    # own changes that are in no set yet; written with the change, taken away by sealing
    "CREATE TABLE unsealed(seq INTEGER PRIMARY KEY, dossier TEXT NOT NULL) STRICT",
    """CREATE TABLE receipt(
        incarnation TEXT NOT NULL, n INTEGER NOT NULL, receipt TEXT NOT NULL,
        PRIMARY KEY (incarnation, n)) STRICT, WITHOUT ROWID""",
    # sets of other desks, readable or not
    """CREATE TABLE received_set(
        set_hash TEXT PRIMARY KEY, dossier TEXT NOT NULL, header TEXT NOT NULL, unread_body BLOB,
        unread_reason TEXT) STRICT""",
    "CREATE INDEX received_by_dossier ON received_set(dossier)",
    """CREATE TABLE attachment(
        sha256 TEXT PRIMARY KEY, dossier TEXT NOT NULL, media_type TEXT NOT NULL, size INTEGER NOT NULL,
        wrapped_key BLOB NOT NULL, content BLOB, file TEXT) STRICT""",
    """CREATE TABLE audit(
        n INTEGER PRIMARY KEY, action TEXT NOT NULL, object TEXT NOT NULL, result TEXT NOT NULL,
        desk TEXT NOT NULL, actor TEXT NOT NULL, time TEXT NOT NULL, mac BLOB NOT NULL) STRICT""",
)
