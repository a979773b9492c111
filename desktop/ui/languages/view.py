"""The languages board: the table, beside it one language; over both the list of points, or what came back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.languages.board_words import RULE, plain_number
from desktop.ui.languages.detail import DetailPanel
from desktop.ui.languages.file_form import TranslatorFileForm
from desktop.ui.languages.points_page import PointsPage
from desktop.ui.languages.presenter import LanguagesPresenter, file_name
from desktop.ui.languages.returned_page import ReturnedPage
from desktop.ui.languages.rows import WORDS_FROM, BoardHead, LanguageLine
from desktop.ui.messages import Message
from desktop.ui.places import Place, ScreenName
from desktop.ui.screen import Frame, Screen
from desktop.ui.widgets.boxes import column, empty_out, row, scroller
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.screen_keys import took_enter
from desktop.ui.widgets.scroll_body import ScrollBody
from desktop.usecases.language_points import LanguagePoints
from desktop.usecases.languages import Board, LanguageRow
from desktop.usecases.translator_files import ReturnedTexts


class LanguagesScreen(Screen):
    """Up and down: another language. Enter: all its points. Ctrl+E a file, Ctrl+I one that came back."""

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        theme = self._theme = frame.theme
        self.presenter = act = LanguagesPresenter(self, frame.navigator, frame.runner_for(self))
        self._points: tuple[LanguageRow, LanguagePoints] | None = None
        self.rows: dict[str, LanguageLine] = {}
        self._told = RunLabel(theme, "", "small_body", tone="inkt_600")
        self.message = MessageCard(theme)
        self.export_button = Button(theme, nl("Lijst voor vertaler"), icon="file_out", key="Ctrl E")
        self.export_button.clicked.connect(self.ask_file)
        self.import_button = Button(theme, nl("Vertaling inlezen"), icon="document", key="Ctrl I")
        self.import_button.clicked.connect(self.ask_returned)
        self.house_button = Button(theme, nl("Huisstijl"), icon="townhall")
        self.house_button.clicked.connect(lambda: frame.navigator.go(Place(ScreenName.HOUSE_STYLE)))
        self.form = TranslatorFileForm(theme)
        self.form.sent.connect(act.export)
        self.form.closed.connect(self.put_away_form)
        self._list: QVBoxLayout = column(4, (5, 5, 8, 5))
        self._area = self._scroller()
        self.detail = DetailPanel(theme)
        self.detail.all_button.clicked.connect(self.open_points)
        self.points = PointsPage(theme)
        self.points.closed.connect(self.close_page)
        self.returned = ReturnedPage(theme)
        self.returned.looked.connect(act.look)
        self.returned.taken.connect(act.take)
        self.returned.closed.connect(self.close_page)
        self._board = self._board_part()
        inside = column(0, (19, 14, 19, 12))
        for part in (self._board, self.points, self.returned):
            inside.addWidget(part, 1)
        self.setLayout(inside)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(on_screen(nl("Talen: welke taal kan ik gebruiken")))
        self.setProperty("ring", "none")
        for keys, then in (("Ctrl+E", self.ask_file), ("Ctrl+I", self.ask_returned)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(then)

    def _scroller(self) -> QScrollArea:
        whole = column(10, (0, 0, 0, 0))
        whole.addWidget(self.message)
        whole.addWidget(self.form)
        if self._theme.tokens.factor < WORDS_FROM:
            whole.addWidget(BoardHead(self._theme))
        whole.addLayout(self._list)
        rule = RunLabel(self._theme, RULE, "small_body", tone="inkt_600")
        rule.setContentsMargins(14, 0, 14, 6)
        whole.addWidget(rule)
        whole.addStretch(1)
        return scroller(ScrollBody(whole))

    def _board_part(self) -> QWidget:
        theme = self._theme
        titles = column(0, (5, 0, 0, 0))
        titles.addWidget(RunLabel(theme, nl("Welke taal kan ik gebruiken?"), "title"))
        titles.addWidget(self._told)
        head = row(10)
        head.addLayout(titles, 1)
        if theme.tokens.factor >= WORDS_FROM:
            self.export_button.show_words(False)
            self.import_button.show_words(False)
            self.house_button.show_words(False)
        for button in (self.house_button, self.import_button, self.export_button):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        left = column(8)
        left.addLayout(head)
        left.addWidget(self._area, 1)
        self.detail.setFixedWidth(min(theme.scaled(322), 480))
        across = row(14)
        across.addLayout(left, 1)
        across.addWidget(self.detail)
        holder = QWidget()
        holder.setLayout(across)
        return holder

    # --- Screen

    def enter(self, place: Place) -> None:
        self.close_page()
        self.put_away_form()
        if not self.rows:
            self._told.say(nl("De talen worden geteld."))
        self.presenter.load()
        self.setFocus()

    def escape(self) -> bool:
        return self.close_page() or self.put_away_form()

    def search(self) -> bool:
        if self.points.isVisibleTo(self):
            self.points.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
        return False

    # --- what the presenter asks

    def show_board(self, board: Board, present: str) -> None:
        self._told.say(
            nl(
                "{count} vragen ({texts} teksten) en {plan} teksten van scherm, plan en papier; "
                "geteld op deze laptop",
                count=board.question_count,
                texts=plain_number(board.question_texts),
                plan=plain_number(board.plan_texts),
            )
        )
        had_focus = any(line.hasFocus() for line in self.rows.values())
        empty_out(self._list)
        self.rows = {}
        for shown in board.rows:
            line = LanguageLine(self._theme, shown, shown.language.code == present)
            line.clicked.connect(lambda _on=False, code=line.code: self.presenter.pick(code))
            self._list.addWidget(line)
            self.rows[line.code] = line
        if had_focus and present in self.rows:
            self.rows[present].setFocus()

    def show_points(self, row: LanguageRow, points: LanguagePoints) -> None:
        self._points = (row, points)
        self.detail.show_language(row, points)
        line = self.rows.get(row.language.code)
        if line is not None:
            self._area.ensureWidgetVisible(line, 0, 8)

    def show_message(self, message: Message | None, tone: str) -> None:
        self.message.show_message(message, tone or "error")
        if message is not None:
            self._area.verticalScrollBar().setValue(0)

    def show_file_refusal(self, field: str, message: Message | None) -> None:
        self.form.show_refusal(field, message)

    def file_saved(self) -> None:
        self.put_away_form()

    def show_returned(self, returned: ReturnedTexts | None, message: Message | None, field: str) -> None:
        self.returned.show_returned(returned, message, field)

    def returned_taken(self) -> None:
        self.close_page()

    # --- pages over the board

    def open_points(self) -> None:
        """All points of the present language."""
        if self._points is not None and self._points[1].points:
            self.points.show_points(*self._points)
            self._over(self.points)
            self.points.setFocus()

    def ask_returned(self) -> None:
        """Choose a file that came back."""
        if not self.returned.isVisibleTo(self):
            self._over(self.returned)
            self.returned.ask()

    def close_page(self) -> bool:
        """Back to the board; False when nothing lay over it."""
        open_ones = [page for page in (self.points, self.returned) if page.isVisibleTo(self)]
        for page in open_ones:
            page.hide()
        self._board.show()
        if open_ones:
            self.setFocus()
        return bool(open_ones)

    def _over(self, page: QWidget) -> None:
        self.put_away_form()
        self._board.hide()
        for other in (self.points, self.returned):
            other.setVisible(other is page)

    def ask_file(self) -> None:
        """The form for a file, above the table."""
        row_shown = self.presenter.row
        if row_shown is None or not self._board.isVisibleTo(self):
            return
        self.show_message(None, "")
        self._area.verticalScrollBar().setValue(0)
        self.form.ask(row_shown.language.dutch_name, file_name(row_shown.language.code))

    def put_away_form(self) -> bool:
        """False when it was not open."""
        if self.form.isHidden():
            return False
        self.form.hide()
        self.setFocus()
        return True

    # --- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_board = self._board.isVisibleTo(self)
        if is_board and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.presenter.step(1 if event.key() == Qt.Key.Key_Down else -1)
        elif not took_enter(self, event, self.open_points if is_board else None):
            super().keyPressEvent(event)
