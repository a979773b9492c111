"""Pictures of what is said about answers: acts, history, the closing list, questions that wait."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.theme import Theme
from tests.ui import samples, samples_acts
from tests.ui.rooms import settle, talk_window


def shots(app: QApplication, theme: Theme) -> Iterator[tuple[str, QWidget]]:
    """In three languages."""
    for code in samples.LANGUAGES:
        shell, screen, _ = talk_window(app, theme, samples_acts.known(code))
        screen.show_interview(samples_acts.known(code, samples_acts.CORRECTED))
        settle(app)
        yield f"acts-{code}-told", shell
        shell, screen, _ = talk_window(app, theme, samples_acts.known(code, samples_acts.CORRECTED))
        screen._about()
        settle(app)
        yield f"acts-{code}-about", shell
        for name, shown in (
            ("guard", samples_acts.guarded(code)),
            ("text-off", samples_acts.special(code)),
            ("text-off-answer", samples_acts.special(code, with_text=True)),
            ("found", samples_acts.found(code)),
            ("grown", samples_acts.grown(code)),
        ):
            shell, screen, _ = talk_window(app, theme, shown)
            yield f"acts-{code}-{name}", shell
        yield from _sheets(app, theme, code)


def _sheets(app: QApplication, theme: Theme, code: str) -> Iterator[tuple[str, QWidget]]:
    for name in ("closing", "history", "upgrade"):
        shell, screen, _ = talk_window(app, theme, samples_acts.known(code))
        if name == "closing":
            screen.sheets.show_closing(samples_acts.closing())
        elif name == "history":
            screen.sheets.show_history(samples_acts.history())
        else:
            screen.sheets.show_upgrade(samples_acts.upgrade())
        settle(app)
        yield f"acts-{code}-{name}", shell
