"""The people of this laptop as rows: a round sign, the name they chose, a tick at the chosen one."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import column, empty_out, row
from desktop.ui.widgets.icons import draw_sign
from desktop.ui.widgets.marks import Disc
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.unlock import PersonRow


def initials(label: str) -> str:
    """'MB' for 'Marit Bakker', 'JW' for 'Joost de Wit': the first and the last word."""
    words = [word for word in label.split() if word[:1].isalnum()]
    if not words:
        return ""
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


#: a suitcase whose label cannot be read still has a line to choose
NAMELESS = nl("Koffer zonder naam")


class PersonCard(QAbstractButton):
    """One name. Arrow keys go through them, as in every group of which one is on."""

    def __init__(self, theme: Theme, person: PersonRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self.person = theme, person
        self.setCheckable(True)
        label = person.label.strip() or NAMELESS
        self.setAccessibleName(on_screen(label))
        self.setAccessibleDescription(on_screen(nl("Eigen koffer")))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._disc = Disc(theme, initials(person.label), theme.scaled(44), "soft", "body")
        words = column(0)
        words.addStretch(1)
        words.addWidget(RunLabel(theme, label, "body", bold=True))
        words.addWidget(RunLabel(theme, nl("Eigen koffer"), "secondary", tone="inkt_600"))
        words.addStretch(1)
        inside = row(12, (14, 8, theme.scaled(22) + 26, 8))
        inside.addWidget(self._disc)
        inside.addLayout(words, 1)
        self.setLayout(inside)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.toggled.connect(self._turn)

    def _turn(self, on: bool) -> None:
        self._disc.change(self._disc.words, "question" if on else "soft")

    def sizeHint(self) -> QSize:
        layout = self.layout()
        wanted = layout.sizeHint() if layout is not None else QSize(0, 0)
        return QSize(wanted.width(), max(wanted.height(), self._theme.scaled(64)))

    def paintEvent(self, event: object) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        width = 2 if on else 1
        painter.setPen(QPen(theme.colour("petrol_800" if on else "lijn"), width))
        fill = "petrol_050" if on or self.underMouse() else "wit"
        painter.setBrush(theme.colour(fill))
        half = width / 2
        radius = theme.px("radius_card")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)
        if on:
            side = theme.px("icon_state")
            box = QRectF(self.width() - side - 16, (self.height() - side) / 2, side, side).toRect()
            draw_sign(painter, theme, "check_circle_full", box, theme.colour("petrol_800"))


class PeopleRows(QWidget):
    """All names, of which one is chosen."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._group = QButtonGroup(self)
        self.cards: list[PersonCard] = []
        self._inside = column(8, (5, 5, 5, 5))
        self.setLayout(self._inside)

    def show_people(self, rows: tuple[PersonRow, ...], chosen: str) -> None:
        empty_out(self._inside)
        self.cards = []
        for person in rows:
            card = PersonCard(self._theme, person)
            card.setChecked(person.id == chosen)
            card.toggled.connect(lambda on, p=person.id: self.chosen.emit(p) if on else None)
            self._group.addButton(card)
            self._inside.addWidget(card)
            self.cards.append(card)

    def label_of(self, person: str) -> str:
        """The name of this person, '' when unknown."""
        return next((card.accessibleName() for card in self.cards if card.person.id == person), "")
