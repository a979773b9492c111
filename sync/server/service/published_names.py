"""The mark under which others know a dossier: a digest, so that it cannot be read back without our table."""

from __future__ import annotations

import base64
import hashlib


def dossier_name(tenant: str, dossier: str) -> str:
    """'IK-...', 29 characters: of one dossier always the same."""
    return f"IK-{digest_of(tenant, dossier)}"


def digest_of(*parts: str) -> str:
    """26 characters of these parts."""
    digest = hashlib.sha256("\x1f".join(parts).encode()).digest()[:16]
    return base64.b32encode(digest).decode("ascii").rstrip("=")
