"""What stands half-typed in the forms of 'Besluit': kept on this laptop only, never a change, never sent."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.domain.ids import DossierId
from desktop.usecases.ports import Desk, Draft

_KEY = "besluit."


def keep_decision_drafts(desk: Desk, dossier: DossierId, typed: Mapping[str, str]) -> None:
    """Keep these fields as they stand; every other field of the screen is forgotten."""
    with desk.unit_of_work() as work:
        known = [key for key in work.drafts.of(dossier) if key.startswith(_KEY)]
        for key in known:
            if key.removeprefix(_KEY) not in typed:
                work.drafts.clear(dossier, key)
        for name, text in typed.items():
            draft = Draft(text, len(text), saved_at=desk.clock.now())
            work.drafts.save(dossier, f"{_KEY}{name}", draft)
        work.commit()


def decision_drafts(desk: Desk, dossier: DossierId) -> Mapping[str, str]:
    """What stood half-typed, by field."""
    with desk.unit_of_work() as work:
        kept = work.drafts.of(dossier)
    return {key.removeprefix(_KEY): draft.text for key, draft in kept.items() if key.startswith(_KEY)}
