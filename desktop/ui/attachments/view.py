"""The screen Bijlagen: all photos and scans, one of them large, or one that is about to be kept."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.wording import capital, nl
from desktop.ui.attachments.attachment_words import count_words, told
from desktop.ui.attachments.dropped import is_takeable, taken_from
from desktop.ui.attachments.hint import DROP_SIGN
from desktop.ui.attachments.large_photo import LargePhoto
from desktop.ui.attachments.look_card import LookCard
from desktop.ui.attachments.new_card import NewCard
from desktop.ui.attachments.photo_list import PhotoList
from desktop.ui.attachments.presenter import AttachmentsPresenter
from desktop.ui.clipboard import mark_special
from desktop.ui.desk_language import on_screen
from desktop.ui.messages import Message, message_for
from desktop.ui.places import Place
from desktop.ui.screen import Frame, Screen
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import column, row, scroller
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.screen_keys import is_key, took_enter
from desktop.ui.widgets.scroll_body import FocusInSight, ScrollBody
from desktop.usecases.attachments_shown import AttachmentsBoard, AttachmentShown, PageShown
from desktop.usecases.ports import PageImage

#: from this size of text on the words take as much room as the picture
_CROWDED = 1.75
_WAITS = nl("Foto die nog niet bewaard is")
_DROP = nl("Sleep een foto of scan hierheen, plak hem, of kies hem uit een map.")


class AttachmentsScreen(Screen):
    """Ctrl+N: take one in. Ctrl+V: what was copied. Enter: look at one; there R, +, -, Page Up and Page Down.
    Esc: back."""

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        theme = self._theme = frame.theme
        self.presenter = act = AttachmentsPresenter(self, frame.navigator, frame.runner_for(self))
        self._told = RunLabel(theme, "", "small_body", tone="inkt_600")
        self.message = MessageCard(theme)
        self.new_button = Button(theme, nl("Voeg toe"), icon="plus_circle", key="Ctrl N", role="primary")
        self.new_button.clicked.connect(self.make_new)
        self.list_button = Button(theme, nl("Alle bijlagen"), icon="list", key="Esc")
        self.list_button.clicked.connect(self.escape)
        self.back_button = Button(theme, nl("Terug"), icon="chevron_left", key="Esc")
        self.back_button.clicked.connect(act.back)
        self.photos = PhotoList(theme)
        self.photos.opened.connect(act.look)
        self.photos.wanted.connect(act.want_pictures)
        self.large, self.look = LargePhoto(theme), LookCard(theme)
        self.look.mended.connect(act.mend)
        self.look.turned.connect(self.turn)
        self.look.removed.connect(act.remove)
        self.look.paged.connect(act.go_to_page)
        self.look.zoomed.connect(self.large.zoom)
        self.look.asked.connect(lambda: QTimer.singleShot(0, self, self._show_focus))
        self.fresh, self.new = LargePhoto(theme), NewCard(theme)
        self.new.taken.connect(act.take_files)
        self.new.pasted.connect(self.paste)
        self.new.turned.connect(act.turn_new)
        self.new.kept.connect(act.keep)
        self.new.closed.connect(self.escape)
        self._was_pasted = False
        self._areas: list[QScrollArea] = []
        self._pages = QStackedWidget()
        self._list = self.photos
        self._looking = self._halves(self.large, self.look)
        self._adding = self._halves(self.fresh, self.new)
        for page in (self._list, self._looking, self._adding):
            self._pages.addWidget(page)
        self.setLayout(self._laid_out(theme))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(on_screen(nl("Bijlagen: foto's en scans")))
        self.setProperty("ring", "none")
        self.setAcceptDrops(True)
        mark_special(self, True)  # what a photo shows is often health, belief or origin: so may its words be
        paste = QShortcut(QKeySequence("Ctrl+V"), self)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(self.paste)

    def _halves(self, picture: LargePhoto, words: QWidget) -> QWidget:
        inside = column(0)
        inside.addWidget(words)
        area = scroller(ScrollBody(inside))
        FocusInSight(area)
        self._areas.append(area)
        is_crowded = self._theme.tokens.factor >= _CROWDED
        across = row(14)
        across.addWidget(picture, 1 if is_crowded else 12)
        across.addWidget(area, 1 if is_crowded else 7)
        holder = QWidget()
        holder.setLayout(across)
        return holder

    def _laid_out(self, theme: Theme) -> QVBoxLayout:
        titles = column(0, (5, 0, 0, 0))
        titles.addWidget(RunLabel(theme, nl("Bijlagen"), "title"))
        titles.addWidget(self._told)
        head = row(10)
        head.addLayout(titles, 1)
        for button in (self.back_button, self.list_button, self.new_button):
            if theme.tokens.factor >= _CROWDED and button is not self.new_button:
                button.show_words(False)
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        inside = column(10, (19, 14, 19, 12))
        inside.addLayout(head)
        inside.addWidget(self.message)
        inside.addWidget(self._pages, 1)
        return inside

    # --- Screen

    def enter(self, place: Place) -> None:
        self.new.empty()
        self.presenter.open(place)

    def leave(self) -> None:
        self.save_now()
        self.presenter.let_go()

    def save_now(self) -> None:
        self.look.send() if self._is_looking() else self.presenter.keep_caption(self.new.caption.text())

    def make_new(self) -> bool:
        board = self.presenter.board
        if board is None:
            return True
        self.presenter.let_go()
        self.presenter.looked_at = None
        self._show(self._adding)
        self.show_message(None, "", "")
        self.new.ask(board.place, board.scanner, board.draft)
        if board.refused is not None:
            self.message.show_message(message_for(Refusal(board.refused)), "warn")
        self.new.place.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def escape(self) -> bool:
        if self._pages.currentWidget() is self._list:
            self.presenter.back()
            return True
        self.save_now()
        self._was_pasted = False
        self.presenter.to_list()
        return True

    # --- what the presenter asks

    def show_board(self, board: AttachmentsBoard) -> None:
        self._told.say(count_words(len(board.shown), board.incomplete))
        self.photos.show_rows(board.shown)

    def show_pictures(self, pictures: Mapping[str, PageImage]) -> None:
        self.photos.put_pictures(pictures)

    def show_page(self, one: AttachmentShown, page: PageShown | None) -> None:
        was_here = self._is_looking()
        self.look.show_one(one, self.presenter.at, page is not None)
        words = told(one) if page is None else nl("{what}, bladzijde {at}", what=told(one), at=page.at + 1)
        if not one.is_here:
            self.large.show_nothing("laptop", capital(one.place.words))
        elif page is not None or not was_here:
            self.large.show_page(page.image if page is not None else None, words)
        self._show(self._looking)
        if not was_here:
            self.large.setFocus(Qt.FocusReason.OtherFocusReason)
        if not one.is_here:
            self.message.show_message(message_for(Refusal(RefusalCode.ATTACHMENT_ELSEWHERE)), "warn")

    def show_new(self, pages: int, at: int, image: PageImage | None) -> None:
        self.new.show_pages(pages, at)
        if image is not None:
            self.fresh.show_page(image, _WAITS)
        elif not pages:
            self.fresh.show_nothing(DROP_SIGN, _DROP)
        if pages:
            self._show(self._adding)
            self.new.caption.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, self, self._show_focus)  # once it has its place

    def show_list(self) -> None:
        self._show(self._list)
        self.photos.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_message(self, message: Message | None, tone: str, field: str) -> None:
        self.message.show_message(message, tone or "error")
        self.look.show_error(field if self._is_looking() else "")
        self.new.show_error("" if self._is_looking() else field)
        QTimer.singleShot(0, self, self._show_focus)

    def kept(self) -> None:
        self.new.empty()
        if self._was_pasted:
            QGuiApplication.clipboard().clear()  # it is in the safe now, and need not lie about
        self._was_pasted = False

    def _show(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        self.list_button.setVisible(page is not self._list)
        is_crowded = self._theme.tokens.factor >= _CROWDED
        self.back_button.show_words(not is_crowded, with_key=page is self._list and not is_crowded)
        self.new_button.setVisible(page is self._list)

    def _show_focus(self) -> None:
        """Where the keyboard is stays in sight, whatever came above it."""
        focused = self.focusWidget()
        for area in self._areas:
            if focused is not None and area.isAncestorOf(focused):
                area.ensureWidgetVisible(focused, 0, 28)

    def _is_looking(self) -> bool:
        return self._pages.currentWidget() is self._looking

    # --- acts

    def paste(self) -> None:
        """What was copied, to look at."""
        self._take(QGuiApplication.clipboard().mimeData(), is_pasted=True)

    def _take(self, what: QMimeData | None, is_pasted: bool) -> None:
        if self._pages.currentWidget() is not self._adding:
            self.make_new()
        paths, content = taken_from(what)
        self._was_pasted = self._was_pasted or is_pasted
        if paths:
            self.presenter.take_files(paths)
        else:
            self.presenter.take_content(content)

    def turn(self) -> None:
        """A quarter to the right; kept at once for one that is kept."""
        if self._is_looking():
            self.presenter.mend(self.look.caption.text(), 1)
        else:
            self.presenter.turn_new()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if is_takeable(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self._take(event.mimeData(), is_pasted=False)
        event.acceptProposedAction()

    # --- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        picture = self.large if self._is_looking() else self.fresh
        is_list = self._pages.currentWidget() is self._list
        if is_key(event, "Ctrl+Return") or is_key(event, "Ctrl+Enter"):
            self.new.keep()
        elif not is_list and event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.presenter.go_to_page(1 if event.key() == Qt.Key.Key_PageDown else -1)
        elif not is_list and event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            picture.zoom(-1 if event.key() == Qt.Key.Key_Minus else 1)
        elif not is_list and event.key() == Qt.Key.Key_R and not event.modifiers():
            self.turn()
        elif not took_enter(self, event):
            super().keyPressEvent(event)
