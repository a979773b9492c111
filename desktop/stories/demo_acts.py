"""What a klantmanager does on a laptop in the second half of the demo, by the use cases of the screens."""

from __future__ import annotations

import hashlib
import random
from pathlib import Path
from typing import Any

from PIL import Image

from desktop.domain.changes import ChangeKind
from desktop.domain.ids import DossierId
from desktop.usecases.attachments import attach, look_at_files
from desktop.usecases.attachments_shown import attachments_board, open_page
from desktop.usecases.choices import choices
from desktop.usecases.interview import record_answer
from desktop.usecases.ports import Desk
from desktop.usecases.settle import settle_otherwise
from desktop.usecases.stick import put_on_stick, take_from_stick
from desktop.usecases.synchronise import sync_panel, synchronise

#: asked of everybody in the demo, and typed freely
DISPUTED = "K01"
_DIPLOMA = "diploma.png"


def disagree(desk: Desk, dossier: DossierId, says: str) -> dict[str, Any]:
    """Another answer, written without a network."""
    record_answer(desk, dossier, DISPUTED, says)
    return {"waiting": sync_panel(desk).waiting}


def photograph(desk: Desk, dossier: DossierId, says: str, folder: Path) -> dict[str, Any]:
    """Another answer too, a photo of a diploma, and all of it to the municipality."""
    record_answer(desk, dossier, DISPUTED, says)
    file = folder / _DIPLOMA
    _invented_paper().save(file)
    taken = look_at_files(desk, (), (file,))
    file.unlink()
    attach(desk, dossier, "", "Diploma, voorkant", taken.pages)
    report = synchronise(desk)
    return {
        "is_confirmed": report.is_confirmed,
        "photos_sent": report.photos_sent,
        "photo": _photo(desk, dossier),
    }


def settle_by_stick(desk: Desk, dossier: DossierId, says: str, folder: Path) -> dict[str, Any]:
    """Fetch what the other laptop wrote, choose a third answer with a reason, and put that on a stick."""
    report = synchronise(desk)
    opened = choices(desk, dossier).open
    sides = 0 if opened is None else len(opened.sides)
    if opened is not None:
        settle_otherwise(
            desk, dossier, opened.at, opened.seen, says, "Zo zei zij het zelf, nog eens gevraagd."
        )
    written = put_on_stick(desk, folder)
    return {
        "choices_waiting": report.choices_waiting,
        "sides": sides,
        "photos_received": report.photos_received,
        "photo": _photo(desk, dossier),
        "stick": written.name,
        "changes": written.changes,
    }


def hear_the_stick(desk: Desk, answer: Path) -> dict[str, Any]:
    """The answer of the municipality on the stick: what went with it is counted as arrived."""
    came = take_from_stick(desk, answer)
    return {"is_good": came.is_good, "waiting": sync_panel(desk).waiting}


def agree(desk: Desk, dossier: DossierId) -> dict[str, Any]:
    """What stands here after one more sync: the choices that wait, and every answer ever given."""
    report = synchronise(desk)
    with desk.unit_of_work() as work:
        given = [
            change.value for change in work.changes.of(dossier, ChangeKind.ANSWER) if change.key == DISPUTED
        ]
    values = [value.get("value") for value in given if isinstance(value, dict)]
    return {"is_confirmed": report.is_confirmed, "choices_waiting": report.choices_waiting, "values": values}


def _photo(desk: Desk, dossier: DossierId) -> str:
    """A hash of the pixels of the only photo, as they are shown; '' when it is not on this laptop."""
    found = [one for one in attachments_board(desk, dossier).shown if one.is_here]
    if len(found) != 1:
        return ""
    image = open_page(desk, dossier, found[0].key, 0).image
    return hashlib.sha256(image.rgb).hexdigest()


def _invented_paper() -> Image.Image:
    """A paper that nobody ever had, in pixels that do not pack: several chunks on the line."""
    chance = random.Random("diploma")
    return Image.frombytes("RGB", (900, 1200), chance.randbytes(900 * 1200 * 3))
