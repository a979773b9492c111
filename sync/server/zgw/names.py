"""Names that we give in the zaaksysteem: derived from the dossier, so that the same thing is found again.

A digest: what stands in the zaaksysteem cannot be read back to a dossier without our own table. At most 40
characters, as the standard allows.
"""

from __future__ import annotations

from sync.server.service.published_names import digest_of

#: a natural person that the municipality knows by a number of its own: at most 17 characters
_PERSON = 17


def document_name(tenant: str, dossier: str, sha256: str, attempt: int) -> str:
    """Of one content: another content is another document. `attempt` counts documents that were lost with
    their lock."""
    return f"IK-{digest_of(tenant, dossier, 'document', sha256)}" + (f"-{attempt}" if attempt > 1 else "")


def besluit_name(tenant: str, dossier: str, dagtekening: str) -> str:
    """Of one decision: a later one has another dagtekening."""
    return f"IK-{digest_of(tenant, dossier, 'besluit', dagtekening)}"


def person_name(tenant: str, dossier: str) -> str:
    """The number of the person as this municipality's Intakekoffer knows her; no BSN."""
    return digest_of(tenant, dossier, "person")[:_PERSON]
