"""The search screen: one field, and under it every place where it stands."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from desktop.domain.wording import joined, nl
from desktop.ui.clipboard import mark_special
from desktop.ui.desk_language import on_screen
from desktop.ui.messages import Message
from desktop.ui.places import Place
from desktop.ui.screen import Frame, Screen
from desktop.ui.search.presenter import SearchPresenter
from desktop.ui.widgets.boxes import Panel, column, row, scroller
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fields import LineField
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.pick_column import PickColumn
from desktop.ui.widgets.pick_row import PickRow
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.screen_keys import took_enter
from desktop.ui.widgets.scroll_body import ScrollBody
from desktop.ui.widgets.wrap_row import MIDDLE, WrapRow
from desktop.usecases.search_said import Hit

_QUIET = 200
_LEFT_OUT = nl("Bijzondere gegevens (AVG 9 en 10) worden niet doorzocht: die leest u in het dossier zelf.")


class SearchScreen(Screen):
    """Type, arrow down, Enter. Esc empties the field, then goes back to the list."""

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        theme = self._theme = frame.theme
        self.presenter = SearchPresenter(self, frame.navigator, frame.runner_for(self))
        self.field = LineField(theme, nl("Welk woord zoekt u?"), placeholder=nl("Bijvoorbeeld: bakker"))
        self.field.setAccessibleName(on_screen(nl("Welk woord zoekt u?")))
        mark_special(self.field, True)  # a word one looks for may say anything about a person
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_QUIET)
        self._quiet.timeout.connect(self._search)
        self.field.textChanged.connect(lambda _text: self._quiet.start())
        self.field.returnPressed.connect(self._search)
        self._told = RunLabel(theme, "", "body", tone="inkt_600")
        self.message = MessageCard(theme)
        self.hits: PickColumn[int] = PickColumn()
        self.back_button = Button(theme, nl("Naar de dossiers"), icon="chevron_left", key="Esc")
        self.back_button.clicked.connect(self.presenter.back)
        self.setLayout(self._laid_out())

    def _laid_out(self) -> QVBoxLayout:
        theme = self._theme
        titles = column(2, (5, 0, 0, 0))
        titles.addWidget(RunLabel(theme, nl("Zoeken in wat er is gezegd"), "title"))
        titles.addWidget(self._told)
        head = WrapRow(12, (0, 0, 8, 0), to_end=True)
        head.put(titles, 1)
        head.put(self.back_button, at=MIDDLE)
        calm = row(8, (14, 10, 14, 10))
        calm.addWidget(
            Sign(theme, "shield", theme.px("icon_small"), "petrol_800"), 0, Qt.AlignmentFlag.AlignTop
        )
        calm.addWidget(RunLabel(theme, _LEFT_OUT, "small_body"), 1)
        whole = column(8, (5, 5, 8, 5))
        whole.addWidget(self.hits)
        whole.addStretch(1)
        foot = column(0, (5, 0, 8, 0))
        foot.addWidget(Panel("calm", calm))
        field = column(12, (5, 5, 8, 0))
        field.addWidget(self.field)
        field.addWidget(self.message)
        inside = column(7, (19, 14, 14, 14))
        inside.addLayout(head)
        inside.addLayout(field)
        inside.addWidget(scroller(ScrollBody(whole)), 1)
        inside.addLayout(foot)
        return inside

    def enter(self, place: Place) -> None:
        self.presenter.load()
        self.field.setFocus()
        self.field.selectAll()

    def _search(self) -> None:
        self._quiet.stop()
        self.presenter.search(self.field.text())

    # --- what the presenter asks

    def show_hits(self, hits: tuple[Hit, ...], told: str) -> None:
        self._told.say(told)
        self.hits.show_rows({at: self._row(hit) for at, hit in enumerate(hits)})

    def show_failure(self, message: Message | None) -> None:
        self.message.show_message(message)

    def _row(self, hit: Hit) -> PickRow:
        theme = self._theme
        about = joined(" · ", [part for part in (hit.kind_words, hit.where, hit.day) if part])
        told = nl("{roepnaam}: {words}. {about}", roepnaam=hit.roepnaam, words=hit.words, about=about)
        one = PickRow(theme, hit.roepnaam, told, False)
        one.clicked.connect(lambda: self.presenter.open(hit))
        inside = column(2, (14, 10, 14, 10))
        inside.addWidget(RunLabel(theme, hit.roepnaam, "body", bold=True))
        inside.addWidget(RunLabel(theme, hit.words, "body"))
        inside.addWidget(RunLabel(theme, about, "secondary", tone="inkt_600"))
        one.put(inside)
        return one

    # --- keys

    def search(self) -> bool:
        self.field.setFocus()
        self.field.selectAll()
        return True

    def escape(self) -> bool:
        if self.field.text():
            self.field.clear()
            self.field.setFocus()
        else:
            self.presenter.back()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.field.hasFocus() and self.hits.rows:
            self.hits.focus(0)
        elif not took_enter(self, event):
            super().keyPressEvent(event)
