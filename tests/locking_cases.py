"""Locking while typing, as often as one likes: for the short test and for the long campaign."""

from __future__ import annotations

import time
from dataclasses import dataclass

from PySide6.QtCore import Qt

from desktop.ui.dossier_list.view import DossierListScreen
from desktop.ui.locking.reasons import LockReason
from tests.e2e.suitcase import Suitcase, press, screen_of, talk

_TEXT = "Zij wil weer tandarts worden, en eerst de taal leren."
_REASONS = (LockReason.IDLE, LockReason.SESSION, LockReason.SLEEP, LockReason.LID, LockReason.SWITCHED)


@dataclass(frozen=True, slots=True)
class Locked:
    """What came of it. `lost`: letters; `slowest`: seconds from the reason to an empty screen."""

    runs: int
    lost: int
    slowest: float


def lock_while_typing(suitcase: Suitcase, runs: int) -> Locked:
    """Type a little, lock for another reason each time, open, and compare; a draft and a form in turn."""
    dossier = suitcase.begin("Rima", S01="ar")
    lost, slowest = 0, 0.0
    for run in range(runs):
        typed = _TEXT[: 1 + (run * 7) % len(_TEXT)]
        is_draft = run % 2 == 0
        with suitcase.windows() as driver:
            if is_draft:
                hands = talk(driver, dossier, "K01")
                press(driver, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier, on=hands.field())
                driver.type(typed, on=hands.field())
            else:
                press(driver, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier, on=driver.window)
                form = screen_of(driver, DossierListScreen).form
                driver.until(form.azc.isVisible, "het formulier")
                press(driver, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier, on=form.azc)
                driver.type(typed, on=form.azc)
            begun = time.perf_counter()
            driver.lock(_REASONS[run % len(_REASONS)])
            slowest = max(slowest, time.perf_counter() - begun)
        with suitcase.windows() as driver:
            if is_draft:
                hands = talk(driver, dossier)
                found = hands.field_text() if hands.is_at("K01") else ""
            else:
                form = screen_of(driver, DossierListScreen).form
                driver.until(lambda now=form: bool(now.azc.text()), "wat er stond")
                found = form.azc.text()
            lost += sum(a != b for a, b in zip(typed, found, strict=False)) + abs(len(typed) - len(found))
    return Locked(runs, lost, slowest)
