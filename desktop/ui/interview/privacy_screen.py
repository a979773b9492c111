"""'Uw gegevens' beside the talk: opened with one key or at the question about it, closed with F10."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.ids import DossierId
from desktop.ui.client_window.privacy import PrivacyWindow
from desktop.ui.client_window.privacy_shown import privacy_pages
from desktop.ui.interview.presenter import InterviewPresenter
from desktop.ui.runner import Runner
from desktop.ui.theme import Theme
from desktop.ui.widgets.second_screen import WindowBeside
from desktop.usecases.privacy import PrivacyShown, look_at_privacy


class PrivacyScreen(WindowBeside[PrivacyWindow]):
    """Asked for the present talk; the window opens when the text is there."""

    def __init__(self, over: QWidget, theme: Theme, talk: InterviewPresenter, runner: Runner) -> None:
        super().__init__()
        self._over, self._theme, self._talk, self._runner = over, theme, talk, runner
        self._asked: DossierId | None = None

    def ask(self) -> None:
        """Open it for the present talk; again: close it."""
        if self.close() or self._talk.shown is None:
            return
        self._asked = self._talk.shown.dossier
        self._runner.run(look_at_privacy, self._asked, done=self._arrived, failed=self._talk.failed)

    def _arrived(self, shown: PrivacyShown) -> None:
        app, here = QApplication.instance(), self._talk.shown
        if not isinstance(app, QApplication) or here is None or here.dossier != self._asked or self.window:
            return
        window = PrivacyWindow(app, self._theme)
        window.show_pages(privacy_pages(shown))
        self.open_window(window, self._over.window())

    def close(self) -> bool:
        """False when it was not open, and not being opened."""
        self._asked = None
        return super().close()
