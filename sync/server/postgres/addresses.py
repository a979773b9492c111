"""Database addresses: the usual 'postgresql://...' given to the driver we use."""

from __future__ import annotations


def for_psycopg(url: str) -> str:
    """The same address, naming psycopg 3 as driver."""
    for scheme in ("postgresql://", "postgres://"):
        if url.startswith(scheme):
            return "postgresql+psycopg://" + url.removeprefix(scheme)
    return url
