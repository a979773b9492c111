"""Argon2id in a program of its own that lives for one passphrase.

Its memory (the passphrase and the working blocks) goes back to the system when it ends. Imports nothing of
our tree, so that it can be started by its path. Reads from standard input: four bytes length, that much
JSON {m, t, p, salt}, then the passphrase until the end. Writes 32 bytes to standard output.
"""

from __future__ import annotations

import json
import struct
import sys

from argon2.low_level import Type, hash_secret_raw

CHILD_ARGUMENT = "--argon2-child"


def run_kdf_child() -> int:
    """Do the one computation; returns the exit code (0, or 2 when the request is not understood)."""
    request = sys.stdin.buffer.read()
    if len(request) < 4:
        return 2
    (size,) = struct.unpack_from("<I", request)
    wanted = json.loads(request[4 : 4 + size])
    derived = hash_secret_raw(
        secret=request[4 + size :],
        salt=bytes.fromhex(wanted["salt"]),
        time_cost=wanted["t"],
        memory_cost=wanted["m"],
        parallelism=wanted["p"],
        hash_len=32,
        type=Type.ID,
    )
    sys.stdout.buffer.write(derived)
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    raise SystemExit(run_kdf_child())
