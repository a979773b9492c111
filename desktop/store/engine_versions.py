"""What the engine says of itself, asked of an empty store in memory before a koffer is touched."""

from __future__ import annotations

import sqlcipher3

from desktop.store.errors import StoreBug, sorting_errors
from desktop.store.wiping import KEY_SIZE


def engine_versions() -> dict[str, str]:
    """Name -> version of SQLCipher and of what is inside it. StoreBug where it is no SQLCipher at all."""
    with sorting_errors():
        connection = sqlcipher3.connect(":memory:", isolation_level=None, check_same_thread=True)
        try:
            connection.enable_load_extension(False)
            connection.set_key(bytearray(b"x'" + b"0" * (2 * KEY_SIZE) + b"'"))
            asked = ("cipher_version", "cipher_provider_version")
            told = [(connection.execute(f"PRAGMA {name}").fetchone() or ("",))[0] for name in asked]
            sqlite = connection.execute("SELECT sqlite_version()").fetchone()[0]
        finally:
            connection.close()
    if not told[0]:
        raise StoreBug("NOT_SQLCIPHER")
    provider, _, version = told[1].partition(" ")
    return {
        "SQLCipher": told[0].split()[0],
        "SQLite in SQLCipher": sqlite,
        f"{provider} in SQLCipher": version.split()[0] if version else "",
    }
