"""Files of others as tests need them: made of lines, read by the real room, divided as a person would."""

from __future__ import annotations

from desktop.domain.handover import Sender
from desktop.intake_files.room import IncomingFiles
from desktop.usecases.handover import Origin
from desktop.usecases.handover_file import FileRead
from desktop.usecases.handover_look import Divided, divide
from desktop.usecases.handover_mapping import keep_division
from desktop.usecases.handover_values import PersonRead
from desktop.usecases.ports import Desk
from resources import paths

EXAMPLE = paths.handover_folder() / "voorbeeld.json"
HEADS = "roepnaam;geboortedatum;V-nummer;voertaal;azc;rijbewijs;kennisgeving"


def csv_bytes(*lines: str, encoding: str = "utf-8") -> bytes:
    """Lines of a file."""
    return "\r\n".join(lines).encode(encoding)


def read(content: bytes) -> FileRead:
    """As the app reads it."""
    return IncomingFiles().read(content)


def divided(desk: Desk, content: bytes, sender: str = "COA") -> Divided:
    """Divided as proposed, and confirmed by a person."""
    shown = divide(desk, read(content), sender)
    keep_division(desk, sender, shown.division)
    return divide(desk, shown.read, sender)


def person(shown: Divided, at: int = 0) -> PersonRead:
    """One row of it."""
    return shown.people[at].read


def origin(shown: Divided, sender: Sender = Sender.COA) -> Origin:
    """Where it comes from, as the screen says it."""
    return Origin(sender, shown.sender, shown.read.form.value, shown.read.sha256, shown.division)


def example() -> bytes:
    """The example of the documented format."""
    return EXAMPLE.read_bytes()
