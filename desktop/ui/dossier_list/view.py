"""The list of dossiers on the screen."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.ids import DossierId
from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.dossier_list.alike_strip import AlikeStrip
from desktop.ui.dossier_list.detail import RowDetail
from desktop.ui.dossier_list.filter_row import MOST_ON_A_LINE, FilterRow
from desktop.ui.dossier_list.narrowing import By
from desktop.ui.dossier_list.new_dossier import NewDossierForm
from desktop.ui.dossier_list.presenter import BEGIN_NEW, DossierListPresenter, Group, Listed
from desktop.ui.dossier_list.table import DossierTableView
from desktop.ui.messages import Message
from desktop.ui.places import Place
from desktop.ui.screen import Frame, Screen
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column
from desktop.ui.widgets.button import Button, draw_key_cap, key_cap_size
from desktop.ui.widgets.controls import Segments
from desktop.ui.widgets.fields import ChoiceField, LineField
from desktop.ui.widgets.icons import draw_sign
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.screen_keys import took_enter
from desktop.ui.widgets.wrap_row import MIDDLE, WHOLE, WrapRow
from desktop.usecases.dossiers import CaseloadRow
from desktop.usecases.ports import Language
from desktop.usecases.same_person import Alike

_GROUPS = {
    Group.ALL: nl("Alle"),
    Group.LATE: nl("Te laat"),
    Group.THIS_WEEK: nl("Deze week"),
    Group.TALKING: nl("In gesprek"),
    Group.ESTABLISHED: nl("Vastgesteld"),
}
_EVERYWHERE = "*"
_QUIET = 150
#: what a field keeps free at either side of its words
_FIELD_SIDE = 14


class SearchField(LineField):
    """With its sign and its key drawn in it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, nl("Zoek op naam, plaats of taal"))
        self._cap = key_cap_size(theme, "Ctrl F")
        self.setTextMargins(theme.px("icon_button") + 6, 0, self._cap.width() + 6, 0)
        self.setClearButtonEnabled(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        margins = self.textMargins()
        room = self.width() - margins.left() - margins.right() - 2 * _FIELD_SIDE
        words = on_screen(nl("Zoek op naam of taal"))
        is_wide = QFontMetricsF(self.font()).horizontalAdvance(words) <= room
        self.setPlaceholderText(words if is_wide else on_screen(nl("Zoek")))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme, painter = self._theme, QPainter(self)
        side = theme.px("icon_button")
        box = QRect(10, (self.height() - side) // 2, side, side)
        draw_sign(painter, theme, "search", box, theme.colour("inkt_600"))
        place = QRect(
            self.width() - self._cap.width() - 10,
            (self.height() - self._cap.height()) // 2,
            self._cap.width(),
            self._cap.height(),
        )
        draw_key_cap(painter, theme, "Ctrl F", place.toRectF(), theme.colour("inkt_600"))


class DossierListScreen(Screen):
    """Table, search, buttons that narrow, the form for a new dossier."""

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        theme = self._theme = frame.theme
        self.presenter = DossierListPresenter(self, frame.navigator, frame.runner_for(self))
        self._is_tight = theme.tokens.factor > MOST_ON_A_LINE
        self._below = RunLabel(theme, "", "body", tone="inkt_600")
        self.search_field = SearchField(theme)
        self.search_field.setFixedWidth(min(theme.scaled(300), 400))
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_QUIET)
        self._quiet.timeout.connect(lambda: self.presenter.search(self.search_field.text()))
        self.search_field.returnPressed.connect(self._open_chosen)
        self.search_field.textChanged.connect(lambda _text: self._quiet.start())
        self.groups = Segments(theme, tuple((group.value, words, "") for group, words in _GROUPS.items()))
        self.groups.picked.connect(self.presenter.pick_group)
        self.places = ChoiceField(theme, nl("Plaats"), ((_EVERYWHERE, nl("Alle plaatsen")),))
        self.places.setMinimumWidth(theme.scaled(190))
        self.places.activated.connect(lambda _at: self._pick_place())
        self.filters = FilterRow(theme, self.places if self._is_tight else None)
        self.filters.narrowed.connect(lambda by, value: self.presenter.narrow(By(by), value))
        self.filters.widened.connect(self.presenter.widen)
        self.filter_button = Button(theme, nl("Meer filters"), icon="list", key="Ctrl K")
        self.filter_button.clicked.connect(self.toggle_filters)
        toggle = QShortcut(QKeySequence("Ctrl+K"), self)
        toggle.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        toggle.activated.connect(self.toggle_filters)
        steer = QShortcut(QKeySequence("Ctrl+U"), self)
        steer.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        steer.activated.connect(self.presenter.steer)
        self.message = MessageCard(theme)
        self.alike = AlikeStrip(theme)
        self.alike.opened.connect(lambda dossier: self.presenter.about(DossierId(dossier)))
        self.form = NewDossierForm(theme)
        self.form.begun.connect(self.presenter.begin)
        self.form.closed.connect(self.put_away_form)
        self.table = DossierTableView(theme)
        self.detail = RowDetail(theme)
        self.table.row_chosen.connect(self._show_detail)
        self.table.row_opened.connect(self._open)
        self.detail.opened.connect(self._open_chosen)
        self.detail.asked_about.connect(self._about_chosen)
        self._nothing = RunLabel(theme, "", "body", tone="inkt_600", align=Qt.AlignmentFlag.AlignHCenter)
        self.setLayout(self._laid_out())

    def _laid_out(self) -> QVBoxLayout:
        theme = self._theme
        titles = column(2)
        titles.addWidget(RunLabel(theme, nl("Mijn dossiers"), "title"))
        titles.addWidget(self._below)
        self.new_button = Button(theme, nl("Nieuw dossier"), icon="person_add", key="Ctrl N", role="primary")
        self.new_button.clicked.connect(self.presenter.ask_new)
        self.steering_button = Button(theme, nl("Sturing"), icon="townhall", key="Ctrl U")
        self.steering_button.clicked.connect(self.presenter.steer)
        self.said_button = Button(theme, nl("Zoek in gesprekken"), icon="talk", key="Ctrl Shift F")
        self.said_button.clicked.connect(self.presenter.search_said)
        self.said_button.show_words(not self._is_tight, with_key=not self._is_tight)
        self.file_button = Button(theme, nl("Uit bestand"), icon="document")
        self.file_button.clicked.connect(self.presenter.from_file)
        self.file_button.show_words(not self._is_tight)
        head = self._head = WrapRow(12, to_end=True)
        head.put(titles, 1, least=0 if self._is_tight else theme.scaled(220))
        for part in (self.search_field, self.said_button, self.file_button, self.new_button):
            head.put(part, at=MIDDLE)
        table = column(0, (1, 1, 1, 1))
        table.addWidget(self.table, 1)
        table.addWidget(self._nothing, 1)
        card = self._card = Panel("card", table)
        inside = column(12, (24, 16, 24, 16))
        inside.addLayout(head)
        inside.addWidget(self.form)
        self._narrowing = self._narrowed()
        inside.addWidget(self._narrowing)
        inside.addWidget(self.message)
        inside.addWidget(self.alike)
        inside.addWidget(card, 1)
        inside.addWidget(self.detail)
        inside.addStretch(0)  # holds the form up where the table gives way for it
        return inside

    def _narrowed(self) -> QWidget:
        line = self._line = WrapRow(8, to_end=True)
        line.put(self.groups, 1, least=WHOLE)
        for button in (self.steering_button, self.filter_button):
            line.put(button, at=MIDDLE)
        if self._is_tight:
            for button in (self.steering_button, self.filter_button):
                button.show_words(False)
        else:
            line.put(self.places, at=MIDDLE)
        whole = column(8)
        whole.addLayout(line)
        whole.addWidget(self.filters)
        holder = QWidget()
        holder.setLayout(whole)
        return holder

    def toggle_filters(self) -> None:
        """Language, doelgroep, status and what waits; again = away, when nothing is narrowed."""
        shown = not self.filters.isVisibleTo(self)
        self.filters.setVisible(shown or self.filters.is_narrow)
        self._show_detail(self.table.chosen_row())
        (self.filters.first if shown else self.filter_button).setFocus()

    def enter(self, place: Place) -> None:
        self.presenter.load()
        self.presenter.look_for_alike()
        self.table.setFocus()
        if place.question == BEGIN_NEW:
            self.presenter.ask_new()

    def arrived(self) -> None:
        self.presenter.refresh()

    # --- what the presenter asks

    def show_list(self, listed: Listed) -> None:
        count = listed.counts[Group.ALL]
        self._below.say(
            nl(
                "{count} {part} · de krapste klok staat bovenaan",
                count=count,
                part=nl("dossier") if count == 1 else nl("dossiers"),
            )
        )
        for group, words in _GROUPS.items():
            self.groups.rename(group.value, nl("{words} {counts}", words=words, counts=listed.counts[group]))
        self.groups.show_picked(listed.group.value)
        self._fit()
        self._show_places(listed.places)
        self.filters.show_options(listed.options, listed.narrowing)
        self.table.show_rows(listed.rows)
        self.table.setVisible(bool(listed.rows))
        self._nothing.setVisible(not listed.rows)
        self._nothing.say(
            nl("Niemand gevonden. Kijk naar de spelling, of maak het zoekveld leeg.")
            if listed.is_searched
            else nl("Hier staat niemand.")
            if listed.group is not Group.ALL
            else nl("Er staat nog geen dossier op deze laptop. Begin met Nieuw dossier.")
        )

    def _fit(self) -> None:
        """Words on the buttons as far as they stand on one line; the table keeps its height."""
        if not self._is_tight:
            room = self.width() - 48
            self._head.spare_words(room, (self.file_button, self.said_button))
            self._line.spare_words(room, (self.steering_button, self.filter_button))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _show_places(self, places: tuple[str, ...]) -> None:
        before = self.places.chosen()
        self.places.clear()
        self.places.addItem(on_screen(nl("Alle plaatsen")), _EVERYWHERE)
        for place in places:
            self.places.addItem(on_screen(place), place)
        self.places.choose(before if before in places else _EVERYWHERE)
        self.places.setVisible(len(places) > 1)

    def show_failure(self, message: Message | None) -> None:
        self.message.show_message(message)

    def show_new(self, languages: tuple[Language, ...]) -> None:
        self.form.ask(languages)
        self._narrowing.hide()
        self._card.setVisible(not self._is_tight)
        self.detail.hide()

    def close_new(self) -> None:
        self.form.empty()
        self.put_away_form()

    def put_away_form(self) -> None:
        """What was typed stays for the next time."""
        had_focus = self.form.isAncestorOf(self.focusWidget() or QWidget())
        self.form.hide()
        self._card.show()
        self._narrowing.show()
        self.detail.show_row(self.table.chosen_row())
        if had_focus:
            self.table.setFocus()

    def show_alike(self, pairs: tuple[Alike, ...]) -> None:
        self.alike.show_alike(pairs)
        self._show_detail(self.table.chosen_row())

    def show_refusal(self, field: str, message: Message | None) -> None:
        self.form.show_refusal(field, message)

    def _show_detail(self, chosen: CaseloadRow | None) -> None:
        is_full = self.form.isVisibleTo(self) or (
            self._is_crowded() and (self.filters.isVisibleTo(self) or self.alike.isVisibleTo(self))
        )
        self.detail.show_row(None if is_full else chosen)

    def _is_crowded(self) -> bool:
        """Large letters or long words: what stands above the table leaves no room for filters and detail."""
        lowest = self.filter_button.sizeHint().height()
        return self._is_tight or self._line.heightForWidth(self.width() - 48) > 1.5 * lowest

    def _pick_place(self) -> None:
        place = self.places.chosen()
        self.presenter.pick_place("" if place == _EVERYWHERE else place)

    def _open(self, chosen: CaseloadRow | None) -> None:
        if chosen is not None:
            self.presenter.open(chosen.dossier)

    def _about_chosen(self) -> None:
        if (row := self.table.chosen_row()) is not None:
            self.presenter.about(row.dossier)

    def _open_chosen(self) -> None:
        self._open(self.table.chosen_row())

    # --- keys

    def search(self) -> bool:
        self.search_field.setFocus()
        self.search_field.selectAll()
        return True

    def make_new(self) -> bool:
        self.presenter.ask_new()
        return True

    def escape(self) -> bool:
        if self.form.isVisibleTo(self):
            self.put_away_form()
        elif self.search_field.text():
            self.search_field.clear()
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.search_field.hasFocus():
            self.table.setFocus()
        elif not took_enter(self, event, self._open_chosen):
            super().keyPressEvent(event)
