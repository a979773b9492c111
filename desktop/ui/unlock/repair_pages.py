"""The pages of a koffer that does not open: what is wrong, what would come back, what came back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.theme import Theme
from desktop.ui.unlock.foot import foot_of
from desktop.ui.unlock.secret_page import SecretPage
from desktop.ui.widgets.boxes import Panel, column, empty_out, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fields import ChoiceField
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.damage_kinds import Way
from desktop.usecases.damage_shown import DamageShown, WayBackShown

_EDGE = (5, 0, 5, 0)
_SIGNS = {
    Way.RESTORE: "again",
    Way.EARLIER: "again",
    Way.LOCK_BACK: "shield",
    Way.RECOVER: "lifebuoy",
    Way.AGAIN: "",
}


class DamagePage(QWidget):
    """What happened, why, what is safe, and a button per way."""

    way_chosen = Signal(str)
    back_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._title = RunLabel(theme, "", "title")
        self._cause = RunLabel(theme, "", "body")
        self._next = RunLabel(theme, "", "body", bold=True)
        self._safe = column(2)
        self._ways = column(8)
        self._code = RunLabel(theme, "", "secondary", tone="inkt_600")
        self.buttons: list[Button] = []
        self.back_button = Button(
            theme, nl("Terug naar de namen"), icon="chevron_left", key="Esc", role="quiet", size="small"
        )
        self.back_button.clicked.connect(self.back_asked)
        kept = row(12, (14, 12, 14, 12))
        kept.addWidget(Sign(theme, "kept", theme.scaled(24), "blad_700"), 0, Qt.AlignmentFlag.AlignTop)
        kept.addLayout(self._safe, 1)
        inside = column(10, _EDGE)
        inside.addStretch(1)
        inside.addWidget(self._title)
        inside.addWidget(self._cause)
        inside.addWidget(Panel("good", kept))
        inside.addSpacing(2)
        inside.addWidget(self._next)
        inside.addLayout(self._ways)
        inside.addSpacing(2)
        inside.addWidget(self._code)
        inside.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addStretch(1)
        self.setLayout(inside)

    def show_damage(self, shown: DamageShown) -> None:
        """The first way has the keyboard."""
        theme = self._theme
        self._title.say(shown.happened)
        self._cause.say(shown.cause)
        self._next.say(shown.next_step)
        self._code.say(
            nl("Belt u de beheerder? Noem code {code}. Zet de laptop niet opnieuw op.", code=shown.code)
        )
        say_lines(theme, self._safe, shown.safe)
        empty_out(self._ways)
        self.buttons = []
        for at, (way, words) in enumerate(shown.ways):
            is_first = at == 0
            button = Button(
                theme, words, icon=_SIGNS[way], role="primary" if is_first else "", size="main",
                key="Enter" if is_first else "",
            )  # fmt: skip
            button.clicked.connect(lambda _=False, one=way: self.way_chosen.emit(one.value))
            self._ways.addWidget(button)
            self.buttons.append(button)
        before: QWidget | None = None
        for stop in (*self.buttons, self.back_button):
            if before is not None:
                self.setTabOrder(before, stop)
            before = stop
        (self.buttons or [self.back_button])[0].setFocus(Qt.FocusReason.OtherFocusReason)


class LookPage(SecretPage):
    """The passphrase before anything is shown: every copy is proved whole with it."""

    back_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        go_button = Button(
            theme, nl("Bekijk wat er terugkomt"), icon_after="chevron_right", key="Enter", role="primary",
            size="main",
        )  # fmt: skip
        super().__init__(theme, nl("Wachtzin"), go_button, nl("Bezig met nakijken"))
        self.back_button = Button(theme, nl("Terug"), icon="chevron_left", key="Esc", size="main")
        self.back_button.clicked.connect(self.back_asked)
        inside = column(12, _EDGE)
        inside.addStretch(1)
        inside.addWidget(RunLabel(theme, nl("Reservekopie terugzetten"), "title"))
        inside.addWidget(
            RunLabel(
                theme,
                nl("Typ uw wachtzin. Er gebeurt nog niets: u ziet eerst wat er terugkomt en wat niet."),
                "body",
            )
        )
        inside.addWidget(RunLabel(theme, nl("Wachtzin"), "body", bold=True))
        inside.addWidget(self.field)
        inside.addWidget(self.message)
        inside.addLayout(foot_of(theme, self.back_button, self.go_button))
        inside.addStretch(1)
        self.setLayout(inside)


class WaysPage(QWidget):
    """The copies that are whole, and what the chosen one would bring back."""

    chosen = Signal(str)
    back_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._ways: tuple[WayBackShown, ...] = ()
        self.choice = ChoiceField(theme, nl("Welke kopie?"), ())
        self.choice.currentIndexChanged.connect(self._show)
        self._lines = column(2)
        self._list_title = RunLabel(theme, nl("Wat er na deze kopie gebeurde"), "body", bold=True)
        self._dossiers = column(2)
        self.go_button = Button(
            theme, nl("Zet terug"), icon="again", key="Enter", role="primary", size="main"
        )
        self.go_button.clicked.connect(self._go)
        self.back_button = Button(theme, nl("Niet terugzetten"), icon="chevron_left", key="Esc", size="main")
        self.back_button.clicked.connect(self.back_asked)
        kept = row(12, (14, 12, 14, 12))
        kept.addWidget(Sign(theme, "kept", theme.scaled(24), "blad_700"), 0, Qt.AlignmentFlag.AlignTop)
        kept.addLayout(self._lines, 1)
        inside = column(10, _EDGE)
        inside.addStretch(1)
        inside.addWidget(RunLabel(theme, nl("Wat komt er terug?"), "title"))
        inside.addWidget(self.choice)
        inside.addWidget(Panel("good", kept))
        inside.addWidget(self._list_title)
        inside.addLayout(self._dossiers)
        inside.addLayout(foot_of(theme, self.back_button, self.go_button))
        inside.addStretch(1)
        self.setLayout(inside)

    def show_ways(self, ways: tuple[WayBackShown, ...]) -> None:
        """The newest is chosen."""
        self._ways = ways
        self.choice.blockSignals(True)
        self.choice.clear()
        for way in ways:
            self.choice.addItem(on_screen(way.name), way.id)
        self.choice.setCurrentIndex(0)
        self.choice.blockSignals(False)
        self._show()
        self.go_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        way = next((one for one in self._ways if one.id == self.choice.chosen()), None)
        if way is None:
            return
        say_lines(self._theme, self._lines, way.lines)
        self._list_title.setVisible(bool(way.dossiers))
        say_lines(self._theme, self._dossiers, way.dossiers, bold_first=False)

    def clear(self) -> None:
        """Names of clients go off the screen."""
        self._ways = ()
        empty_out(self._dossiers)

    def show_busy(self, busy: bool) -> None:
        """Under way."""
        self.go_button.setEnabled(not busy)
        self.go_button.rename(nl("Bezig met terugzetten") if busy else nl("Zet terug"))

    def _go(self) -> None:
        self.chosen.emit(self.choice.chosen())


class DonePage(QWidget):
    """What came back or was mended, and on into the koffer."""

    went_on = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._title = RunLabel(theme, "", "title")
        self._lines = column(8)
        self.go_button = Button(
            theme, nl("Ga verder"), icon_after="chevron_right", key="Enter", role="primary", size="main"
        )
        self.go_button.clicked.connect(self.went_on)
        told = row(12, (14, 12, 14, 12))
        told.addWidget(
            Sign(theme, "check_circle", theme.scaled(24), "blad_700"), 0, Qt.AlignmentFlag.AlignTop
        )
        told.addLayout(self._lines, 1)
        inside = column(12, _EDGE)
        inside.addStretch(1)
        inside.addWidget(self._title)
        inside.addWidget(Panel("good", told))
        inside.addWidget(self.go_button, 0, Qt.AlignmentFlag.AlignRight)
        inside.addStretch(1)
        self.setLayout(inside)

    def show_done(self, title: str, lines: tuple[str, ...]) -> None:
        """The way on has the keyboard."""
        self._title.say(title)
        say_lines(self._theme, self._lines, lines)
        self.go_button.setFocus(Qt.FocusReason.OtherFocusReason)


def say_lines(theme: Theme, place: QVBoxLayout, lines: tuple[str, ...], bold_first: bool = True) -> None:
    """One label per line."""
    empty_out(place)
    for at, line in enumerate(lines):
        place.addWidget(RunLabel(theme, line, "small_body", bold=bold_first and at == 0))
