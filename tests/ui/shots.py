"""Pictures of every screen: `python -m tests.ui.shots OUT [name part] [ratio]`.

Dutch with Arabic, Tigrinya and Turkish, text at 100% and 150%, the Arabic ones also dark and at 200%;
1366x768 logical px; `ratio` device pixels.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from tests.ui.offscreen import use_offscreen

use_offscreen()

from PySide6.QtCore import QEvent  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from desktop.ui.client_window.large import LargeWindow  # noqa: E402
from desktop.ui.client_window.privacy import PrivacyWindow  # noqa: E402
from desktop.ui.client_window.view import ClientWindow  # noqa: E402
from desktop.ui.shell import Shell  # noqa: E402
from desktop.ui.teach_back.client import TeachBackClient  # noqa: E402
from desktop.ui.theme import Theme  # noqa: E402
from desktop.ui.tolk_page.view import TolkPageWindow  # noqa: E402
from tests.ui import (  # noqa: E402
    shots_acts,
    shots_agreements,
    shots_attachments,
    shots_choices,
    shots_decision,
    shots_elements,
    shots_fifteen,
    shots_handover,
    shots_house,
    shots_interview,
    shots_languages,
    shots_letters,
    shots_lists,
    shots_moving,
    shots_municipality,
    shots_papers,
    shots_privacy,
    shots_remarks,
    shots_repair,
    shots_rights,
    shots_route,
    shots_safe,
    shots_search,
    shots_sharing,
    shots_steering,
    shots_stick,
    shots_support,
    shots_sync,
    shots_take_home,
    shots_tolk,
    shots_visit,
)
from tests.ui.look import dressed  # noqa: E402
from tests.ui.rooms import Shot  # noqa: E402

#: each gives names first; a window is made only when its picture is wanted
Shots = Callable[[QApplication, Theme], Iterable[Shot]]
SHOTS: tuple[Shots, ...] = (
    shots_interview.shots,
    shots_languages.shots,
    shots_letters.shots,
    shots_acts.shots,
    shots_agreements.shots,
    shots_attachments.shots,
    shots_choices.shots,
    shots_remarks.shots,
    shots_elements.shots,
    shots_lists.shots,
    shots_moving.shots,
    shots_papers.shots,
    shots_take_home.shots,
    shots_privacy.shots,
    shots_rights.shots,
    shots_repair.shots,
    shots_handover.shots,
    shots_house.shots,
    shots_route.shots,
    shots_safe.shots,
    shots_tolk.shots,
    shots_visit.shots,
    shots_decision.shots,
    shots_search.shots,
    shots_sharing.shots,
    shots_steering.shots,
    shots_stick.shots,
    shots_support.shots,
    shots_sync.shots,
    shots_municipality.shots,
)
#: every language of the house, at 100% text only
ONCE: tuple[Shots, ...] = (shots_fifteen.shots,)
LANGUAGES = ("-ar", "-ti", "-tr")
#: text factor, dark or light, and what of all names: Arabic stands for all where the look is only another
LOOKS = ((1.0, False, ""), (1.5, False, ""), (2.0, False, "-ar"), (1.0, True, "-ar"))


#: what stands on a screen by itself; all else that Qt calls a window is the list of some field
WINDOWS = (Shell, ClientWindow, PrivacyWindow, LargeWindow, TeachBackClient, TolkPageWindow)


def is_in(name: str, language: str) -> bool:
    """True for a picture in this language, and for one that is in none."""
    return language in name or not any(one in name for one in LANGUAGES)


def windows(
    app: QApplication,
    theme: Theme,
    shots: Shots,
    *parts: str,
    is_wanted: Callable[[str], bool] = lambda name: True,
) -> Iterator[tuple[str, QWidget]]:
    """Those windows whose name has all these parts and is wanted, one after the other; each is gone before
    the next."""
    for name, make in shots(app, theme):
        if all(part in name for part in parts) and is_wanted(name):
            window = make()
            yield name, window
            for own in [one for one in app.topLevelWidgets() if isinstance(one, WINDOWS)]:
                own.close()  # the picture may be of the second screen
                own.deleteLater()
            # no loop runs here that would delete them; thousands of dead widgets make each next look dearer
            app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            app.processEvents()


def main(out: Path, only: str = "") -> int:
    """Write all pictures; returns how many."""
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication(["shots"])
    count = 0
    for factor, is_dark, which in LOOKS:
        theme = dressed(app, factor, is_dark)
        look = f"{round(factor * 100)}{'-dark' if is_dark else ''}"
        once = ONCE if factor == 1.0 and not is_dark else ()
        for shots in (*SHOTS, *once):
            for name, window in windows(app, theme, shots, only, which):
                window.grab().save(str(out / f"{name}-{look}.png"))
                count += 1
    return count


if __name__ == "__main__":
    if len(sys.argv) > 3:
        os.environ["QT_SCALE_FACTOR"] = sys.argv[3]
    print(main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else ""))
