"""What the screen Hulpbestand shows: a text of the real use case, with parts and files that stay the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from desktop.usecases import support
from desktop.usecases.support import support_text
from desktop.usecases.support_ports import FilesFact, PartFact

NOW = datetime(2026, 9, 1, 10, 0, tzinfo=UTC)
NAME = "hulp-2026-09-01.txt"


class SampleProgram:
    """An installation that is always the same."""

    def parts(self) -> tuple[PartFact, ...]:
        return (
            PartFact("libsodium", "1.6.2", "pynacl", asked=False),
            PartFact(
                "OpenSSL in SQLCipher", "3.6.0", "sqlcipher3", True, "3.6.1", True, False, "ouder dan nodig"
            ),
            PartFact("Qt", "6.11.3", "PySide6_Essentials"),
            PartFact("SQLCipher", "4.19.0", "sqlcipher3", True, "4.17.0"),
        )

    def files(self) -> FilesFact:
        return FilesFact(6738, (), (), False, 1.2)

    def about(self) -> tuple[tuple[str, str], ...]:
        return (("versie", "0.1.0"), ("Python", "3.11.7"), ("systeem", "Linux 6.12"))

    def events(self) -> tuple[str, ...]:
        return (
            '{"at": "2026-09-01T09:58:10Z", "event": "started", "version": "0.1.0"}',
            '{"at": "2026-09-01T09:58:31Z", "event": "opened", "ms": 912}',
            '{"at": "2026-09-01T09:59:02Z", "event": "trouble", "code": "NO_CONTACT"}',
        )


KOFFER = (
    ("staat", "open, bij het openen helemaal nagekeken"),
    ("audit", "1204 regels, de keten klopt"),
    ("grootte", "14.2 MB"),
    ("vrij op de schijf", "81230.0 MB"),
    ("reservekopie", "2026-08-31, 14.1 MB, dagelijks"),
)
TEXT = support_text(NOW, SampleProgram(), KOFFER, (("aangemeld", "ja"),))


def results() -> dict[Callable[..., Any], Any]:
    """What the use cases say."""
    return {support.support_bundle: TEXT, support.support_name: NAME, support.save_support: None}
