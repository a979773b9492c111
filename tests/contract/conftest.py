"""The real back end on its own PostgreSQL, for suites that run against it and against one in memory."""

from __future__ import annotations

from tests.server.conftest import database, house, municipality

__all__ = ["database", "house", "municipality"]
