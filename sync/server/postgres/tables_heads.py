"""The table of chain heads."""

from __future__ import annotations

from sync.server.postgres import columns

desk_head = columns.table(
    "desk_head",
    columns.text("desk", key=True),
    columns.text("incarnation", key=True),
    columns.number("n"),
    columns.text("hash"),
    columns.number("safe_n"),
    columns.number("audit_count"),
    columns.text("audit_mac"),
)
