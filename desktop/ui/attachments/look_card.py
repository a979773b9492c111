"""What stands beside a photo that is looked at: its words, its place, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.attachments import LONGEST_CAPTION
from desktop.domain.wording import nl
from desktop.ui.attachments.attachment_words import TWO, pages_words, place_words, size_words
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fields import LineField
from desktop.ui.widgets.labelled import labelled
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.wrap_row import WrapRow
from desktop.usecases.attachments_shown import AttachmentShown

_AWAY = nl("Haal weg")
_SURE = nl("Ja, haal weg")


class LookCard(QWidget):
    """`mended`: other words. `turned`, `removed` after a second press, `paged` by one, `zoomed` by one."""

    mended = Signal(str)
    turned = Signal()
    removed = Signal()
    paged = Signal(int)
    zoomed = Signal(int)
    asked = Signal()  # whether one is sure

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._one: AttachmentShown | None = None
        self.caption = LineField(theme, nl("Wat is dit? (een paar woorden)"))
        self.caption.setMaxLength(LONGEST_CAPTION)
        self.caption.left_field.connect(self.send)
        self.caption.returnPressed.connect(self.send)
        self._place = RunLabel(theme, "", "small_body")
        self._page = RunLabel(theme, "", "body", bold=True)
        self._told = RunLabel(theme, "", "secondary", tone="inkt_600")
        self._two = RunLabel(theme, TWO, "small_body", tone="zon_700")
        self.previous_button = Button(theme, nl("Vorige"), icon="chevron_left", key="PgUp", size="small")
        self.next_button = Button(theme, nl("Volgende"), icon_after="chevron_right", key="PgDn", size="small")
        self.larger_button = Button(theme, nl("Groter"), key="+", size="small")
        self.smaller_button = Button(theme, nl("Kleiner"), key="-", size="small")
        self.turn_button = Button(theme, nl("Draai"), icon="turn", key="R", size="small")
        self.remove_button = Button(theme, _AWAY, icon="minus_circle", size="small")
        self.sure_button = Button(theme, _SURE, icon="minus_circle", role="danger", size="small")
        self.not_button = Button(theme, nl("Laat staan"), size="small")
        self._sure = RunLabel(
            theme,
            nl("De bijlage verdwijnt uit de lijst. Dat u haar weghaalde blijft in de geschiedenis."),
            "small_body",
        )
        for button, act in (
            (self.previous_button, lambda: self.paged.emit(-1)),
            (self.next_button, lambda: self.paged.emit(1)),
            (self.larger_button, lambda: self.zoomed.emit(1)),
            (self.smaller_button, lambda: self.zoomed.emit(-1)),
            (self.turn_button, self.turned.emit),
            (self.remove_button, lambda: self.ask_sure(True)),
            (self.sure_button, self.removed.emit),
            (self.not_button, lambda: self.ask_sure(False)),
        ):
            button.clicked.connect(lambda _on=False, a=act: a())
        inside = column(12, (5, 5, 8, 5))
        inside.addWidget(Panel("card", self._words(theme)))
        inside.addWidget(Panel("card", self._acts()))
        inside.addStretch(1)
        self.setLayout(inside)
        self.ask_sure(False)

    def _words(self, theme: Theme) -> QVBoxLayout:
        inside = column(8, (18, 14, 18, 14))
        inside.addLayout(labelled(theme, self.caption))
        inside.addWidget(RunLabel(theme, nl("Hoort bij"), "small_body", bold=True))
        for part in (self._place, self._told, self._two):
            inside.addWidget(part)
        return inside

    def _acts(self) -> QVBoxLayout:
        inside = column(8, (18, 14, 18, 14))
        inside.addWidget(self._page)
        for pair in (
            (self.previous_button, self.next_button),
            (self.smaller_button, self.larger_button),
            (self.turn_button, self.remove_button),
        ):
            inside.addLayout(_beside(*pair))
        inside.addWidget(self._sure)
        inside.addLayout(_beside(self.sure_button, self.not_button))
        return inside

    def show_one(self, one: AttachmentShown, at: int, has_page: bool) -> None:
        """Another attachment, or another page of it."""
        if self._one is None or (one.key, one.caption) != (self._one.key, self._one.caption):
            self.caption.setText(one.caption)
            self.caption.setCursorPosition(0)
            self.caption.show_error(False)
        if self._one is None or one.key != self._one.key:
            self.ask_sure(False)
        self._one = one
        self._place.say(place_words(one))
        told = nl(
            "Gemaakt op {made}. {pages}, {size}; {place}.",
            made=one.made,
            pages=pages_words(one.pages),
            size=size_words(one.size),
            place=one.place.words,
        )
        self._told.say(told)
        self._two.setVisible(one.is_disputed)
        self._page.say(nl("Bladzijde {at} van {count}", at=at + 1, count=one.pages))
        for part in (self._page, self.previous_button, self.next_button):
            part.setVisible(one.pages > 1)
        for button in (self.larger_button, self.smaller_button, self.turn_button):
            button.setEnabled(has_page)

    def ask_sure(self, asks: bool) -> None:
        """Taking away is two presses."""
        had_focus = self.sure_button.hasFocus() or self.not_button.hasFocus()
        for part in (self._sure, self.sure_button, self.not_button):
            part.setVisible(asks)
        self.remove_button.setEnabled(not asks)
        if asks:
            self.not_button.setFocus(Qt.FocusReason.OtherFocusReason)
            self.asked.emit()
        elif had_focus:
            self.remove_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def send(self) -> None:
        """Other words, if they are other ones."""
        if self._one is not None and self.caption.text().strip() != self._one.caption:
            self.mended.emit(self.caption.text())

    def show_error(self, field: str) -> None:
        """A red edge at what is wrong; '' = nothing is."""
        self.caption.show_error(field == "caption")


def _beside(*buttons: Button) -> WrapRow:
    """Buttons beside each other; under each other where there is no room."""
    line = WrapRow(8)
    for button in buttons:
        line.put(button)
    return line
