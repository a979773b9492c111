"""The certificates of what was destroyed, in words and as a file for the archive of the municipality."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop.domain.dutch_days import day_words
from desktop.domain.wording import capital, nl
from desktop.usecases.dutch_words import counted, local
from desktop.usecases.ports import Desk
from desktop.usecases.retention_runs import Certificate, certificate_file, certificates


@dataclass(frozen=True, slots=True)
class CertificateShown:
    """One run in words: number, classes, day, whether it can be read by nobody any more."""

    certificate: Certificate
    told: str
    unreadable: str


def certificate_told(one: Certificate, rolled_over_at: datetime | None = None) -> CertificateShown:
    """One run in words."""
    told = nl(
        "{day}: {dossiers} gewist, {changes}.",
        day=capital(day_words(local(one.at).date())),
        dossiers=counted(one.dossiers, "dossier", "dossiers"),
        changes=counted(one.changes, "wijziging", "wijzigingen"),
    )
    if not one.is_finished:
        return CertificateShown(one, told, nl("Niet af: het wissen is onderbroken. Wis ze opnieuw."))
    if rolled_over_at is not None and rolled_over_at >= one.at:
        day = day_words(local(rolled_over_at).date())
        return CertificateShown(one, told, nl("Voor niemand meer te lezen sinds {day}.", day=day))
    return CertificateShown(one, told, nl("Wordt onleesbaar als u de koffer de volgende keer opent."))


def save_certificates(desk: Desk, target: Path) -> None:
    """All certificates in a new file; nothing of a person is in it. Runs off the store thread.

    Refusal EXPORT_TARGET_EXISTS; Trouble of the disk.
    """
    content = desk.on_store(lambda: _certificates_file(desk))
    desk.exports.write_new(target, content)
    desk.on_store(lambda: _note(desk))


def _certificates_file(desk: Desk) -> bytes:
    rolled_over_at = desk.safe.state().rolled_over_at if desk.safe is not None else None
    with desk.unit_of_work() as work:
        found = certificates(work)
    return certificate_file(desk, found, rolled_over_at)


def _note(desk: Desk) -> None:
    with desk.unit_of_work() as work:
        work.audit.note("retention.certificates", desk.worker.id, "ok")
        work.commit()
