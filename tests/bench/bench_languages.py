"""What languages cost: loading a catalogue, and changing the language in mid-talk in the real window.

CPU of this thread. The yardstick is a step to the next question in the same window. Also counts what there is
per language. Run: `python -m tests.bench.bench_languages`.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable
from functools import partial

from tests.ui.offscreen import use_offscreen

use_offscreen()

from PySide6.QtWidgets import QApplication  # noqa: E402

from desktop.installed import read_installed_sources  # noqa: E402
from desktop.usecases.talk_settings import switch_language  # noqa: E402
from tests.builders import workplace  # noqa: E402
from tests.ui.look import dressed  # noqa: E402
from tests.ui.real_talk import real_talk  # noqa: E402
from tests.ui.rooms import settle  # noqa: E402
from translations.catalog import Catalog  # noqa: E402

QUESTIONS = ("T07", "O04", "W01", "G03", "E04", "H03", "K02", "D02")


def cpu_ms(act: Callable[[], object]) -> float:
    """Milliseconds of CPU of one `act` on this thread."""
    begin = time.thread_time()
    act()
    return (time.thread_time() - begin) * 1000


def load(codes: tuple[str, ...]) -> float:
    """Reading every text of these languages into a new catalogue."""
    sources = read_installed_sources()

    def read() -> None:
        catalog = Catalog.installed()
        for code in codes:
            for domain, texts in sources.items():
                catalog.say(domain, texts[0].key, texts[0].dutch, code)

    return min(cpu_ms(read) for _ in range(5))


def main() -> int:
    """Print the figures."""
    catalog, sources = Catalog.installed(), read_installed_sources()
    codes = tuple(entry.code for entry in catalog.languages() if entry.required)
    for code in codes:
        counted = Counter(state.standing.value for state in catalog.standings(sources, code))
        letters = sum(
            len(state.entry.text) for state in catalog.standings(sources, code) if state.entry is not None
        )
        print(f"{code:<4} {sum(counted.values())} texts, {letters} characters: {dict(counted)}")
    print(f"catalogue: one language {load(('ar',)):.0f} ms, all {len(codes)} {load(codes):.0f} ms")
    app = QApplication(["bench"])
    place = workplace()
    dossier = place.begin(language="ar")
    shell, screen, _ = real_talk(app, dressed(app), place, dossier, "T07")

    def switch(code: str, question: str) -> None:
        screen.presenter.act(switch_language, code, question)
        settle(app)
        shell.grab()

    def step(question: str) -> None:
        screen.presenter.go_to(question)
        settle(app)
        shell.grab()

    switches, steps = [], []
    for question in QUESTIONS:
        steps.append(cpu_ms(partial(step, question)))
        switches += [cpu_ms(partial(switch, code, question)) for code in codes]
    middle, worst = statistics.median(switches), max(switches)
    print(f"another language, window drawn: median {middle:.0f} ms, worst of {len(switches)} {worst:.0f} ms")
    print(f"another question, window drawn: median {statistics.median(steps):.0f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
