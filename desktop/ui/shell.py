"""The window: the bar on top, one screen below it, keys that work everywhere, and locking."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QLayout, QStackedWidget, QWidget
from shiboken6 import isValid

from desktop.domain.ids import DossierId
from desktop.domain.wording import nl
from desktop.ui.bar_link import BarLink
from desktop.ui.desk_language import on_screen
from desktop.ui.help_panel import HelpPanel
from desktop.ui.look_choice import LookChoice, Scheme
from desktop.ui.messages import Message, message_for_bug
from desktop.ui.places import IN_DOSSIER, DossierHead, Place, ScreenName, WayOut
from desktop.ui.runner import BugReport, Runner
from desktop.ui.screen import Frame, Screen, Screens
from desktop.ui.theme import Theme
from desktop.ui.top_bar import TopBar
from desktop.ui.widgets.boxes import column
from desktop.ui.widgets.focus_ring import FocusRing
from desktop.ui.widgets.scrim import Scrim
from desktop.ui.window_keys import ANYWHERE, BESIDE, SIZES, WITHIN
from desktop.usecases.looks import note_visit

if TYPE_CHECKING:  # the ports would bring half the house along before the first window
    from desktop.usecases.ports import Desk

_STANDARD = LookChoice()
#: screens that have something for the window of the person
_HAS_CLIENT = (ScreenName.INTERVIEW, ScreenName.TEACH_BACK)


class Shell(QWidget):
    """The window of the klantmanager; is the `Navigator` of every presenter.

    `runner_for(first, screen)` gives a runner bound to the desk, or to the entrance while nothing is open.
    `locked` is announced after the present screen has kept its drafts.
    """

    locked = Signal()
    leaving = Signal(bool)  # the fields can still be read; True: it locks, False: it closes
    desk_opened = Signal(object)  # a `Desk`
    desk_renewed = Signal(object)  # a `Desk` to go on with
    look_asked = Signal(object)  # a `LookChoice`

    def __init__(
        self,
        app: QApplication,
        theme: Theme,
        screens: Screens,
        entrance: object,
        runner_for: Callable[[object, QObject], Runner],
        look: LookChoice = _STANDARD,
    ) -> None:
        super().__init__()
        self.setWindowTitle(on_screen(nl("Intake")))
        self.setProperty("role", "window")
        self.resize(1366, 768)
        self._app, self._theme, self._makers = app, theme, screens
        self._first, self._runner_for, self._look = entrance, runner_for, look
        self._help: HelpPanel | None = None
        self._before_help: QWidget | None = None
        self._shown: dict[ScreenName, Screen] = {}
        self._last: dict[ScreenName, Place] = {}
        self._head: DossierHead | None = None
        self._visited: DossierId | None = None  # its visit stands in the audit
        self._present: Place | None = None
        self._scrim: Scrim | None = None
        self._scrim_yields = False
        self.bar = TopBar(theme)
        self.linked = BarLink(self.bar.show_link, self.screen_shown)
        self.bar.went.connect(self._tab)
        self.bar.home.connect(lambda: self.go(Place(ScreenName.VISIT)))
        self.bar.client_asked.connect(self._client)
        self.bar.lock_asked.connect(self.lock)
        self.bar.help_asked.connect(self.toggle_help)
        self._stack = QStackedWidget()
        inside = column(0)
        inside.setSizeConstraint(
            QLayout.SizeConstraint.SetNoConstraint
        )  # contents give way, the window stays
        inside.addWidget(self.bar)
        inside.addWidget(self._stack, 1)
        self.setLayout(inside)
        self._ring = FocusRing(self, theme, app)
        self._keys()

    # --- keys that work everywhere

    def _keys(self) -> None:
        acts: list[tuple[str, Callable[[], None]]] = [
            ("F10", self._client),
            ("F11", self._full_screen),
            ("Ctrl+N", self._new),
            ("Ctrl+S", self._save),
            ("Ctrl+F", self._find),
            (nl("Esc"), self._escape),
            ("F1", self.toggle_help),
        ]
        acts += [(keys, partial(self._go_if_open, Place(name))) for keys, name in ANYWHERE]
        acts += [(keys, partial(self._within, name)) for keys, name in WITHIN]
        acts += [(keys, partial(self._beside, name)) for keys, name in BESIDE]
        acts += [(keys, partial(self._resize, step)) for keys, step in SIZES]
        for sequence, act in acts:
            shortcut = QShortcut(QKeySequence(sequence), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(partial(self._do, act))
        locking = QShortcut(QKeySequence("Ctrl+L"), self)
        # a second window may lie over this one, and hold the keyboard
        locking.setContext(Qt.ShortcutContext.ApplicationShortcut)
        locking.activated.connect(self.lock)

    def _do(self, act: Callable[[], None]) -> None:
        """Under a blocking message only locking, full screen and Esc still work."""
        if not self._is_blocked() or act in (self._full_screen, self._escape):
            act()

    def blocking(self) -> Scrim | None:
        """The message over the screen that stops all else; None = nothing is in the way."""
        return self._scrim if self._is_blocked() else None

    def _is_blocked(self) -> bool:
        return self._scrim is not None and isValid(self._scrim) and self._scrim.isVisible()

    def _resize(self, step: int) -> None:
        self.look_asked.emit(self._look.larger(step))

    def _client(self) -> None:
        if (screen := self.screen_shown()) is not None:
            screen.toggle_client()

    def _full_screen(self) -> None:
        self.showNormal() if self.isFullScreen() else self.showFullScreen()

    def _within(self, screen: ScreenName) -> None:
        """Another screen of the same dossier; nothing where none is open."""
        if self._head is not None:
            self.go(Place(screen, self._head.dossier))

    def _beside(self, name: ScreenName) -> None:
        """Photos, choices or remarks of the dossier, for the question that is on the screen."""
        if self._head is None or self._present is None:
            return
        here, screen = self._present.screen, self.screen_shown()
        question = screen.question_here() if screen is not None else ""
        at = f"answer:{question}" if name is ScreenName.CHOICES and question else question
        self.go(Place(name, self._head.dossier, at, here if here is not name else None))

    def _new(self) -> None:
        if not self._is_open():
            return
        screen = self.screen_shown()
        if screen is None or not screen.make_new():
            self.go(Place(ScreenName.DOSSIERS))
            if (screen := self.screen_shown()) is not None:
                screen.make_new()

    def _save(self) -> None:
        if (screen := self.screen_shown()) is not None:
            screen.save_now()

    def _find(self) -> None:
        if not self._is_open():
            return
        screen = self.screen_shown()
        if screen is None or not screen.search():
            self.go(Place(ScreenName.DOSSIERS))
            if (screen := self.screen_shown()) is not None:
                screen.search()

    def _escape(self) -> None:
        if self._is_blocked() and self._scrim is not None:
            self._scrim.take_last()
        elif self._help is not None:
            self.toggle_help()
        elif (screen := self.screen_shown()) is not None:
            screen.escape()

    # --- help and look

    def toggle_help(self) -> None:
        """F1: every key and the look, over the screen at the right; again = away."""
        if self._help is not None:
            gone, self._help = self._help, None
            gone.hide()
            gone.deleteLater()
            if self._before_help is not None and isValid(self._before_help):
                self._before_help.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._before_help = QApplication.focusWidget()
        panel = self._help = HelpPanel(self._theme, self._look, self)
        panel.size_picked.connect(lambda text: self.look_asked.emit(replace(self._look, text=text)))
        panel.desk_picked.connect(lambda desk: self.look_asked.emit(replace(self._look, desk=desk)))
        panel.scheme_picked.connect(
            lambda scheme: self.look_asked.emit(replace(self._look, scheme=Scheme(scheme)))
        )
        panel.closed.connect(self.toggle_help)
        self._place_help()
        panel.show()
        panel.raise_()
        panel.take_focus()

    def _place_help(self) -> None:
        if self._help is not None:
            top = self.bar.height() if self.bar.isVisible() else 0
            width = min(max(self._theme.scaled(440), self._help.wanted_width()), self.width() - 40)
            self._help.setGeometry(self.width() - width - 12, top + 12, width, self.height() - top - 24)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_help()

    def relooked(self, theme: Theme, look: LookChoice) -> Shell:
        """The same window at the same place in another look; what stands half-typed is kept on the way.

        This window empties itself; whoever asked shows the new one and deletes this one.
        """
        new = Shell(self._app, theme, self._makers, self._first, self._runner_for, look)
        new.setGeometry(self.geometry())
        has_help, place = self._help is not None, self._present
        leaving = self.screen_shown()
        if leaving is not None:
            leaving.save_now()
            leaving.leave()
        self._present = None
        new.bar.take_over(self.bar)
        self.linked.end()
        new._visited = self._visited
        if place is not None:
            here = place.question if self._head is None else ""
            new.go(Place(place.screen, place.dossier, here))
        if has_help:
            new.toggle_help()
        return new

    # --- going about

    def screen_shown(self) -> Screen | None:
        """The screen that is shown now."""
        return self._shown.get(self._present.screen) if self._present is not None else None

    @property
    def here(self) -> tuple[Place, Screen] | None:
        """Where one is, and the screen there."""
        screen = self.screen_shown()
        return None if self._present is None or screen is None else (self._present, screen)

    def screens_shown(self) -> tuple[tuple[Place, Screen], ...]:
        """Every screen that was made, with the place it was last entered at."""
        return tuple((self._last[name], screen) for name, screen in self._shown.items() if name in self._last)

    def _is_open(self) -> bool:
        return self._present is not None and self._present.screen is not ScreenName.UNLOCK

    def _go_if_open(self, place: Place) -> None:
        if self._is_open():
            self.go(place)

    def _tab(self, name: str) -> None:
        screen = ScreenName(name)
        dossier = self._head.dossier if self._head is not None and screen in IN_DOSSIER else None
        self.go(Place(screen, dossier))

    def go(self, place: Place) -> None:
        """See `Navigator.go`."""
        if place.screen not in self._makers:
            return
        leaving = self.screen_shown()
        if leaving is not None:
            leaving.leave()
        if place.screen not in self._shown:
            runner_for = partial(self._runner_for, self._first)
            frame = Frame(self._theme, self, runner_for, frozenset(self._makers), lambda: self.linked.link)
            screen = self._makers[place.screen](frame)
            self._shown[place.screen] = screen
            self._stack.addWidget(screen)
        self._present = self._last[place.screen] = place
        if place.screen not in IN_DOSSIER:
            self.show_dossier(None)
        screen = self._shown[place.screen]
        self.bar.setVisible(place.screen is not ScreenName.UNLOCK)
        self.bar.show_place(place.screen, place.screen in _HAS_CLIENT)
        self._stack.setCurrentWidget(screen)
        stood = screen.focusWidget()
        if stood is not None and not stood.hasFocus():
            stood.setFocus(Qt.FocusReason.OtherFocusReason)  # the keys of a screen work from inside it
        screen.enter(place)

    def show_dossier(self, head: DossierHead | None) -> None:
        """See `Navigator.show_dossier`."""
        if head is not None and self._present is not None and self._present.screen not in IN_DOSSIER:
            return  # it was asked for inside, and came when one had left
        if head != self._head:
            if head is not None and head.dossier != self._visited:
                self._runner_for(self._first, self).run(note_visit, head.dossier)
            self._visited = head.dossier if head is not None else None
            self._head = head
            self.bar.show_dossier(head)
            if self._present is not None:
                self.bar.show_place(self._present.screen, self._present.screen in _HAS_CLIENT)

    def show_saved(self, words: str, is_safe: bool = True) -> None:
        """See `Navigator.show_saved`. What was in the way of saving is over once something is saved."""
        self.bar.show_saved(words, is_safe)
        if is_safe:
            self._put_scrim_away()

    def show_link(self, words: str, waiting: int) -> None:
        """See `Navigator.show_link`."""
        self.linked.say(words, waiting)

    def interrupt(self, message: Message, ways_out: tuple[WayOut, ...]) -> None:
        """See `Navigator.interrupt`."""
        self._put_scrim_away()  # the same again every few seconds must not pile up
        ways = [(way.words, way.icon, way.act) for way in ways_out]
        lines = [line for line in (message.safe, message.advice) if line]
        self._scrim = Scrim(self._theme, self._stack, message.happened, lines, ways, icon="exclamation")
        self._scrim_yields = True

    def _put_scrim_away(self) -> None:
        if self._scrim_yields and self._scrim is not None and self._is_blocked():
            self._scrim.put_away()
            self._scrim = None

    def report_bug(self, report: BugReport) -> None:
        """The calm message for a bug; the work goes on."""
        self.interrupt(message_for_bug(report), (WayOut(nl("Ga verder"), lambda: None, "chevron_right"),))
        self._scrim_yields = False  # stays until it was read

    def carry_on(self, desk: Desk) -> Runner:
        """See `Navigator.carry_on`."""
        self._first = desk
        here = self.screen_shown()
        for name, screen in tuple(self._shown.items()):
            if screen is not here:
                self._shown.pop(name)
                self._stack.removeWidget(screen)
                screen.deleteLater()
        self.desk_renewed.emit(desk)
        return self._runner_for(desk, here if here is not None else self)

    def opened(self, desk: Desk) -> None:
        """See `Navigator.opened`."""
        self._first = desk
        self.bar.show_worker(desk.worker.label)
        gone = self._shown.pop(ScreenName.UNLOCK, None)
        self._present = None
        self.go(Place(ScreenName.VISIT))
        if gone is not None:
            self._stack.removeWidget(gone)
            gone.deleteLater()
        self.desk_opened.emit(desk)

    def lock(self) -> None:
        """See `Navigator.lock`: drafts are kept, the window is emptied, then `locked` is announced."""
        if self._is_open():
            self.start_over()

    def start_over(self) -> None:
        """As `lock`, also where nothing is open: the lock screen begins anew, with nothing typed in it."""
        if self._is_open():
            self.leaving.emit(True)
        screen = self.screen_shown()
        if screen is not None:
            screen.save_now()
            screen.is_locking = True
            screen.leave()
        self._hide_all()
        self.locked.emit()

    def _hide_all(self) -> None:
        """Every window at once, that of the person too. A field does not count as left: what is half-typed
        in it is no answer yet."""
        focused = QApplication.focusWidget()
        if focused is not None:
            focused.blockSignals(True)
        for window in self._app.topLevelWidgets():
            window.hide()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._is_open():
            self.leaving.emit(False)
        screen = self.screen_shown()
        if screen is not None:
            screen.save_now()
            screen.leave()
        super().closeEvent(event)
