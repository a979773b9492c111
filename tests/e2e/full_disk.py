"""Fill a small disk under the open windows while somebody answers, make room, go on, open anew.

Argument: an empty folder on a disk of about 1500 kB. One JSON line on standard output.
"""

from __future__ import annotations

import errno
import json
import sys
from pathlib import Path

from tests.ui.offscreen import use_offscreen

use_offscreen()

from PySide6.QtCore import Qt  # noqa: E402

from desktop.stories.window_driver import Driver  # noqa: E402
from desktop.ui.interview.view import InterviewScreen  # noqa: E402
from desktop.ui.widgets.scrim import Scrim  # noqa: E402
from tests.e2e.seen import words_on  # noqa: E402
from tests.e2e.suitcase import Suitcase, press, screen_of, talk  # noqa: E402


def fill(ballast: Path) -> None:
    """Write until the disk takes no more."""
    with ballast.open("wb", buffering=0) as opened:
        for size in (65_536, 4096, 512, 1):
            try:
                while True:
                    opened.write(b"x" * size)
            except OSError as error:
                if error.errno != errno.ENOSPC:
                    raise


def scrims(driver: Driver) -> list[Scrim]:
    return [one for one in driver.window.findChildren(Scrim) if one.isVisible()]


def messages_after_trying_again(driver: Driver) -> int:
    """As the timer does every five seconds; the same message must not pile up."""
    (before,) = scrims(driver)
    screen_of(driver, InterviewScreen).presenter.retry()
    driver.until(lambda: bool(scrims(driver)) and before not in scrims(driver), "de melding van nu")
    return len(scrims(driver))


def run(folder: Path) -> dict[str, object]:
    suitcase = Suitcase(folder / "laptop")
    suitcase.make()
    dossier = suitcase.begin("Rima", S01="ar", P01="Rima")
    with suitcase.windows() as driver:
        hands = talk(driver, dossier, "K01")
        fill(folder / "ballast")
        field = hands.type_answer("Weer tandarts worden")
        press(driver, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, on=field)
        driver.until(lambda: bool(scrims(driver)), "de melding over het scherm")
        said = "De schijf van deze laptop is vol." in words_on(driver.window)
        shown = hands.field_text()
        messages = [messages_after_trying_again(driver) for _ in range(3)]
        (folder / "ballast").unlink()
        press(driver, Qt.Key.Key_Return, on=scrims(driver)[0])
        driver.until(lambda: not hands.screen.middle.tip.is_alarmed, "alsnog bewaard")
    answers = suitcase.answers(dossier, "P01", "K01")
    with suitcase.windows() as driver:
        hands = talk(driver, dossier, "W08")
        field = hands.type_answer("Een eigen praktijk")
        press(driver, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, on=field)
        driver.until(lambda: not hands.is_at("W08"), "de volgende vraag")
    after = suitcase.answers(dossier, "W08")[0]
    return {"said": said, "messages": messages, "shown": shown, "answers": answers, "after": after}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(run(Path(sys.argv[1]))) + "\n")
