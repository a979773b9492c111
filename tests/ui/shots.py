"""Pictures of every screen: `python -m tests.ui.shots OUT [name part] [ratio]`.

Dutch with Arabic, Tigrinya and Turkish, text at 100% and 150%, the Arabic ones also dark and at 200%;
1366x768 logical px; `ratio` device pixels.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from tests.ui.offscreen import use_offscreen

use_offscreen()

from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from desktop.ui.theme import Theme  # noqa: E402
from tests.ui import shots_acts, shots_interview, shots_lists, shots_tolk, shots_visit  # noqa: E402
from tests.ui.look import dressed  # noqa: E402

#: each gives (name, window) one after the other; the window is drawn before the next is asked for
Shots = Callable[[QApplication, Theme], Iterable[tuple[str, QWidget]]]
SHOTS: tuple[Shots, ...] = (
    shots_interview.shots,
    shots_acts.shots,
    shots_lists.shots,
    shots_tolk.shots,
    shots_visit.shots,
)
#: text factor, dark or light, and what of all names: Arabic stands for all where the look is only another
LOOKS = ((1.0, False, ""), (1.5, False, ""), (2.0, False, "-ar"), (1.0, True, "-ar"))


def main(out: Path, only: str = "") -> int:
    """Write all pictures; returns how many."""
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication(["shots"])
    count = 0
    for factor, is_dark, which in LOOKS:
        theme = dressed(app, factor, is_dark)
        look = f"{round(factor * 100)}{'-dark' if is_dark else ''}"
        for shots in SHOTS:
            for name, window in shots(app, theme):
                if only in name and which in name:
                    window.grab().save(str(out / f"{name}-{look}.png"))
                    count += 1
                window.close()
                window.deleteLater()
                app.processEvents()
    return count


if __name__ == "__main__":
    if len(sys.argv) > 3:
        os.environ["QT_SCALE_FACTOR"] = sys.argv[3]
    print(main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else ""))
