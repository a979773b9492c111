"""The tables of publishing, in the same list as the others."""

from __future__ import annotations

from sync.server.postgres import columns

publication = columns.table(
    "publication",
    columns.text("target", key=True),
    columns.text("dossier", key=True),
    columns.text("state"),
    columns.number("asked"),
    columns.small("attempts"),
    columns.moment("next_at", nullable=True),
    columns.text("claim", nullable=True),
    columns.moment("claimed_until", nullable=True),
    columns.text("reason"),
    columns.text("detail"),
    columns.moment("done_at", nullable=True),
)
publication_paper = columns.table(
    "publication_paper",
    columns.text("dossier", key=True),
    columns.text("paper", key=True),
    columns.text("kind"),
    columns.text("language"),
    columns.number("version"),
    columns.text("day"),
    columns.text("sha256"),
    columns.text("privacy_class"),
    columns.text("change_time"),
)
publication_made = columns.table(
    "publication_made",
    columns.text("target", key=True),
    columns.text("dossier", key=True),
    columns.text("what", key=True),
    columns.text("url"),
    columns.text("told"),
    columns.moment("made_at"),
)
publication_difference = columns.table(
    "publication_difference",
    columns.text("target", key=True),
    columns.text("dossier", key=True),
    columns.text("field", key=True),
    columns.text("ours"),
    columns.text("theirs"),
    columns.moment("found_at"),
)
