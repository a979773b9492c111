"""The offscreen platform of the window tests: a laptop and a client screen. Imported before any Qt."""

from __future__ import annotations

import os
from pathlib import Path

SCREENS = Path(__file__).with_name("two_screens.json")


def use_offscreen() -> None:
    """Set the platform unless somebody chose one. Must run before the `QApplication` is made."""
    os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={SCREENS}")
    os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.fonts.warning=false")
