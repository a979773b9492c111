"""Keystrokes for the one-hour core, counted while a story is told with keys alone.

`python -m tests.bench.bench_keystrokes [story]`. Every key counts, also Enter to go on; letters of free text
are counted apart, since nobody can say a name in three keys. The yardstick: three keys for a choice question.
"""

from __future__ import annotations

import sys
import tempfile
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

from tests.ui.offscreen import use_offscreen

use_offscreen()

from PySide6.QtCore import Qt  # noqa: E402

from desktop.installed import PACK_ID, InstalledPacks  # noqa: E402
from desktop.stories.model import Given, Story  # noqa: E402
from desktop.stories.play import find_or_begin  # noqa: E402
from desktop.stories.reader import read_story  # noqa: E402
from desktop.stories.time import StoryClock  # noqa: E402
from desktop.ui.interview.view import InterviewScreen  # noqa: E402
from desktop.ui.places import Place, ScreenName  # noqa: E402
from desktop.usecases.interview import Scope  # noqa: E402
from tests.e2e.key_hands import CONTROL, KeyHands  # noqa: E402
from tests.e2e.suitcase import Suitcase, screen_of  # noqa: E402

FILES = Path(__file__).resolve().parents[1] / "stories" / "files"
CHOICE = ("one", "yes_no", "scale5", "language", "multi")
AIM = 3.0


class Counted:
    """Keys and letters of one question."""

    def __init__(self, question: str, kind: str, keys: int, letters: int, answers: int) -> None:
        self.question, self.kind = question, kind
        self.keys, self.letters, self.answers = keys, letters, answers


class CountingHands(KeyHands):
    """Letters of what is typed apart from keys."""

    letters = 0

    def type(self, text: str) -> None:
        super().type(text)
        if text.isdecimal() and len(text) == 1:
            return
        self.letters += len(text)


def main(name: str) -> int:
    """Tell the core of a story; print per type and in total. 1 when the aim is missed."""
    pack = InstalledPacks().newest(PACK_ID)
    story = read_story(FILES / f"{name}.toml", pack)
    core = {question.id for question in pack.questions if question.is_core}
    with tempfile.TemporaryDirectory(prefix="koffer-keys-") as folder:
        counted = tell(Suitcase(Path(folder)), replace(story, prepared=()), core)
    by_kind: dict[str, list[Counted]] = defaultdict(list)
    for one in counted:
        by_kind[one.kind].append(one)
    print(f"{name}: {len(counted)} van {len(core)} kernvragen gelden en zijn met toetsen beantwoord")
    print(f"{'soort':<16}{'vragen':>7}{'toetsen':>9}{'letters':>9}{'per vraag':>11}")
    for kind, found in sorted(by_kind.items()):
        keys, letters = sum(one.keys for one in found), sum(one.letters for one in found)
        print(f"{kind:<16}{len(found):>7}{keys:>9}{letters:>9}{keys / len(found):>11.2f}")
    keys, letters = sum(one.keys for one in counted), sum(one.letters for one in counted)
    print(f"{'samen':<16}{len(counted):>7}{keys:>9}{letters:>9}{keys / len(counted):>11.2f}")
    choices = [one for one in counted if one.kind in CHOICE]
    single = [one for one in choices if one.answers == 1]
    each, worst = (sum(one.keys for one in choices) / len(choices), max(one.keys for one in single))
    print(
        f"keuzevragen: {each:.2f} toetsen per vraag, doorgaan meegeteld; verhouding tot 3: {each / AIM:.2f}"
    )
    print(f"keuzevragen met een antwoord: hoogstens {worst}")
    return 0 if each <= AIM and worst <= AIM else 1


def tell(suitcase: Suitcase, story: Story, core: set[str]) -> list[Counted]:
    """Walk the core with Enter (the view of the one-hour core), answer each, count."""
    suitcase.clock = StoryClock(story.today, story.start)
    suitcase.make()
    with suitcase.desk() as desk:
        dossier = find_or_begin(desk, story)
    givens: dict[str, Given] = {given.question: given for given in story.answers}
    counted: list[Counted] = []
    with suitcase.windows() as driver:
        driver.window.go(Place(ScreenName.INTERVIEW, dossier))
        screen = screen_of(driver, InterviewScreen)
        driver.until(lambda: screen.presenter.shown is not None, "het gesprek")
        driver.activate()
        hands = CountingHands(driver, screen)
        while hands.shown.scope is not Scope.CORE:
            before = hands.shown.scope
            hands.press(Qt.Key.Key_K, CONTROL)
            driver.until(lambda before=before: hands.shown.scope is not before, "de kern")  # type: ignore[misc]
        while hands.question.id in core:
            here, given = hands.question, givens[hands.question.id]
            keys, letters = hands.count, hands.letters
            hands.give(given)
            is_last = len(counted) + 1 == hands.shown.applicable
            if hands.question.id == here.id and not is_last:
                hands.next()
            letters = hands.letters - letters
            answers = len(given.raw) if isinstance(given.raw, tuple) else 1
            counted.append(Counted(here.id, here.type, hands.count - keys - letters, letters, answers))
            if is_last:
                break
    return counted


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "vignette-01-rima"))
