"""After unlocking: what was half-typed goes back into its field; what has no open field yet waits here.

A form that is not open again by itself is no reason to lose a letter: the text waits, is said in a calm card,
can be read there, and goes into its field as soon as the cursor comes to that form.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.wording import nl
from desktop.ui.clipboard import mark_special
from desktop.ui.desk_language import on_screen
from desktop.ui.locking.typed_fields import field_of, put_back
from desktop.ui.places import Place, ScreenName
from desktop.ui.screen import Screen
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, empty_out, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fields import TextField
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.left_off import LeftField

#: a screen shows its forms when its data came: so often is looked, for so long, before the card comes
_LOOK_MS, _LOOKS = 50, 40
#: looks before a form is opened, and the screens whose only form is the one of Ctrl+N
_OPEN_AFTER = 6
_WITH_NEW = (ScreenName.DOSSIERS,)
_MARGIN = 24
#: where the window is now, and its screen
Here = Callable[[], tuple[Place, Screen] | None]


class WaitingTexts(QObject):
    """Puts back what it can, each time the cursor comes somewhere."""

    waits = Signal(object)  # tuple[LeftField, ...]: those without an open field, once the screen has settled

    def __init__(self, fields: tuple[LeftField, ...], here: Here, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._here, self._left = here, list(fields)
        self._looks = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)
        app.focusChanged.connect(self._focused)
        self._timer.start()

    @property
    def waiting(self) -> tuple[LeftField, ...]:
        """What has no field yet."""
        return tuple(left for left in self._left if left.is_typed)

    def drop(self) -> None:
        """Put away by hand."""
        self._left.clear()
        self._say()

    def _look(self) -> None:
        self._looks += 1
        self.fill()
        if self._looks == _OPEN_AFTER:
            self._open_new()
        if self._looks >= _LOOKS or not self._left:
            self._timer.stop()
            self._left = [left for left in self._left if left.is_typed]  # a cursor alone waits no longer
            self._say()

    def _focused(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._left and self.fill() and not self._timer.isActive():
            self._say()

    def _open_new(self) -> None:
        """What stood in the form of Ctrl+N goes into that form, which is opened again."""
        here = self._here()
        if here is not None and any(left.is_typed and left.screen in _WITH_NEW for left in self._left):
            place, screen = here
            if place.screen in _WITH_NEW:
                screen.make_new()

    def fill(self) -> bool:
        """Put back into every open field of the screen that is shown; True when there was one."""
        here = self._here()
        if here is None:
            return False
        place, screen = here
        where = (place.screen.value, "" if place.dossier is None else str(place.dossier))
        found = False
        for left in [one for one in self._left if (one.screen, one.dossier) == where]:
            field = field_of(left, screen)
            if field is None:
                continue
            self._left.remove(left)
            put_back(left, field)
            if left.has_cursor and not field.hasFocus():
                field.setFocus()
                put_back(left, field)
            found = True
        return found

    def _say(self) -> None:
        self.waits.emit(self.waiting)


class WaitingCard(Panel):
    """What waits, at the lower right: which field, the text to read or copy, and a way to put it away."""

    put_away = Signal()

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__("calm", parent=window)
        self._theme = theme
        self.setAccessibleName(on_screen(nl("Wat u typte voordat de koffer op slot ging")))
        self._texts = column(8)
        away = Button(theme, nl("Niet meer nodig"), role="quiet", size="small")
        away.clicked.connect(self.put_away)
        foot = row(8)
        foot.addStretch(1)
        foot.addWidget(away)
        inside = column(10, (18, 14, 18, 14))
        inside.addWidget(RunLabel(theme, nl("Wat u typte, is bewaard"), "panel"))
        inside.addWidget(
            RunLabel(
                theme, nl("Open het formulier weer en ga naar het veld: dan staat het er."), "small_body"
            )
        )
        inside.addLayout(self._texts)
        inside.addLayout(foot)
        self.setLayout(inside)
        self.hide()

    def show_waiting(self, waiting: tuple[LeftField, ...], dossier: str) -> None:
        """These have no open field; with none the card goes away. Of another dossier than the one that is
        shown only the name of the field is said: somebody may be looking along."""
        empty_out(self._texts)
        if not waiting:
            self.hide()
            return
        for left in waiting:
            self._texts.addWidget(RunLabel(self._theme, left.name, "secondary", tone="inkt_600"))
            if left.dossier not in ("", dossier):
                continue
            field = TextField(self._theme, left.name, role="small_body", rtl=left.is_rtl, lines=2)
            field.setReadOnly(True)
            mark_special(field, bool(left.dossier))  # of what class it was is not known here
            field.put_text(left.text)
            self._texts.addWidget(field)
        window = self.parentWidget()
        if window is not None:
            width = min(self._theme.scaled(420), window.width() - 2 * _MARGIN)
            inside = self.layout()
            height = inside.heightForWidth(width) if inside is not None else 0
            height = min(max(height, self.sizeHint().height()), window.height() - 2 * _MARGIN)
            left_edge, top = window.width() - width - _MARGIN, window.height() - height - _MARGIN
            self.setGeometry(left_edge, top, width, height)
        self.show()
        self.raise_()
