"""The screen Huisstijl: what holds, or what a folder would change; beside it a plan of nobody."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.house_style.choose_cards import FolderCard, PortraitCard
from desktop.ui.house_style.look_card import look_card, photos_card, problems_card
from desktop.ui.house_style.presenter import HouseStylePresenter
from desktop.ui.messages import Message
from desktop.ui.paper_preview.pages import PageSheet
from desktop.ui.places import Place
from desktop.ui.screen import Frame
from desktop.ui.scroll_screen import ScrollScreen
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import column, empty_out, row, scroller
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.house_style import HouseBoard, HouseSeen, PortraitShown
from desktop.usecases.ports import PageImage

#: from this size of text on the buttons above keep their sign and key only
_CROWDED = 1.75
_NOW = nl("Zo zien de papieren eruit. Het voorbeeld is van een verzonnen persoon.")
_LOOKED = nl("Zo worden de papieren als u dit overneemt. Er is nog niets veranderd.")
_UNFIT = nl("Deze map kan zo niet worden gebruikt. Er is niets veranderd.")


class PagePair(QWidget):
    """One page, or two beside each other with what they are above them; as wide as there is room."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.sheets: list[PageSheet] = []
        self._inside = row(14, (5, 0, 8, 8))
        self.setLayout(self._inside)

    def show_pages(self, pages: tuple[tuple[str, PageImage], ...]) -> None:
        """(what it is, the page), in order."""
        empty_out(self._inside)
        self.sheets = []
        for at, (words, page) in enumerate(pages):
            sheet = PageSheet(self._theme, page, at + 1, len(pages))
            sheet.setAccessibleName(on_screen(words))
            self.sheets.append(sheet)
            part = column(6)
            part.addWidget(RunLabel(self._theme, words, "small_body", bold=True))
            part.addWidget(sheet)
            part.addStretch(1)
            self._inside.addLayout(part, 1)
        self._fit()

    def _fit(self) -> None:
        many = len(self.sheets)
        if many:
            room = (self.width() - 13 - 14 * (many - 1)) // many
            for sheet in self.sheets:
                sheet.scale_to(max(100, min(room, 560)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class HouseStyleScreen(ScrollScreen):
    """Ctrl+K: choose a folder. Ctrl+Enter: take what is shown. Esc: back to what holds now."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(nl("Huisstijl: hoe papieren eruitzien"))
        theme = self._theme = frame.theme
        self.presenter = act = HouseStylePresenter(self, frame.runner_for(self))
        self._told = RunLabel(theme, "", "small_body", tone="inkt_600")
        self.message = MessageCard(theme)
        self.choose_button = Button(theme, nl("Map kiezen"), icon="folder", key="Ctrl K")
        self.choose_button.clicked.connect(self.ask_folder)
        self.take_button = Button(theme, nl("Neem over"), icon="check_all", key="Ctrl Enter", role="primary")
        self.take_button.clicked.connect(self.take)
        self.back_button = Button(theme, nl("Laat zoals het is"), icon="chevron_left", key="Esc")
        self.back_button.clicked.connect(self.put_away)
        self.drop_button = Button(theme, nl("Terug naar landelijk"), icon="again")
        self.drop_button.clicked.connect(act.drop)
        self.folder = FolderCard(theme)
        self.folder.looked.connect(self.look)
        self.folder.closed.connect(self.put_away)
        self.portrait = PortraitCard(theme)
        self.portrait.tried.connect(act.try_portrait)
        self.portrait.kept.connect(act.keep)
        self.portrait.removed.connect(act.remove)
        self._look: QVBoxLayout = column(12)
        self.pages = PagePair(theme)
        left = column(12, (5, 5, 8, 5))
        for part in (self.message, self.folder):
            left.addWidget(part)
        left.addLayout(self._look)
        left.addWidget(self.portrait)
        left.addStretch(1)
        self.scrolling(left)
        self.setLayout(self._laid_out())
        self.lay_keys({"Ctrl+K": self.ask_folder, "Ctrl+Return": self.take, "Ctrl+Enter": self.take})

    def _laid_out(self) -> QVBoxLayout:
        theme = self._theme
        titles = column(0, (5, 0, 0, 0))
        titles.addWidget(RunLabel(theme, nl("Huisstijl"), "title"))
        titles.addWidget(self._told)
        head = row(10)
        head.addLayout(titles, 1)
        buttons = (self.drop_button, self.choose_button, self.back_button, self.take_button)
        for button in buttons:
            if theme.tokens.factor >= _CROWDED and button is not self.take_button:
                button.show_words(False)
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        across = row(14)
        across.addWidget(self._area, 1)
        self._paper = scroller(self.pages)
        self._paper.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._paper.setProperty("ring", "inside")
        self._paper.setAccessibleName(on_screen(nl("Het papier")))
        across.addWidget(self._paper, 1)
        inside = column(10, (19, 14, 19, 12))
        inside.addLayout(head)
        inside.addLayout(across, 1)
        return inside

    # --- Screen

    def enter(self, place: Place) -> None:
        self.folder.hide()
        self.show_message(None, "", "")
        self._told.say(nl("Het voorbeeld wordt getekend."))
        self.portrait.search()
        self.presenter.load()
        self.setFocus()

    def escape(self) -> bool:
        return self.put_away()

    # --- what the presenter asks

    def show_seen(self, seen: HouseSeen | None) -> None:
        board = self.presenter.board
        read = seen.read if seen is not None else board.read if board is not None else None
        doubts = seen.doubts if seen is not None else board.doubts if board is not None else ()
        images = seen.images if seen is not None else board.images if board is not None else {}
        problems = read.problems if read is not None else ()
        empty_out(self._look)
        if problems or doubts:
            self._look.addWidget(problems_card(self._theme, problems, doubts))
        self._look.addWidget(look_card(self._theme, read, images))
        if read is not None and read.look is not None:
            self._look.addWidget(photos_card(self._theme, read.photos, images))
        can_take = seen is not None and seen.after is not None and not seen.is_same
        self.take_button.setVisible(can_take)
        self.back_button.setVisible(seen is not None)
        self.choose_button.setVisible(seen is None)
        self.drop_button.setVisible(seen is None and board is not None and board.read is not None)
        self.portrait.setVisible(seen is None)
        self._show_pages(board, seen)
        if seen is None:
            self._told.say(_NOW)
            return
        self._told.say(_UNFIT if seen.after is None else _NOW if seen.is_same else _LOOKED)
        self.folder.hide()
        self.to_top()
        (self.take_button if can_take else self.back_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_pages(self, board: HouseBoard | None, seen: HouseSeen | None) -> None:
        pages: tuple[tuple[str, PageImage], ...]
        if seen is None:
            pages = ((nl("Nu"), board.page),) if board is not None else ()
        elif seen.after is None:
            pages = ((nl("Zo blijft het: deze map kan zo niet"), seen.before),)
        elif seen.is_same:
            pages = ((nl("Nu al zo: er verandert niets"), seen.before),)
        else:
            pages = ((nl("Nu"), seen.before), (nl("Straks"), seen.after))
        self.pages.show_pages(pages)

    def show_portrait(self, kept: PortraitShown | None, tried: PortraitShown | None) -> None:
        self.portrait.show_portrait(kept, tried)
        if tried is not None:
            QTimer.singleShot(0, self, self._show_tried)  # once it has its place

    def _show_tried(self) -> None:
        for part in (self.portrait.keep_button, self.portrait.consent):
            self._area.ensureWidgetVisible(part, 0, 12)

    def show_message(self, message: Message | None, tone: str, field: str) -> None:
        self.message.show_message(message, tone or "error")
        if message is not None:
            self.to_top()
        if field == "consent":
            self.portrait.consent.setFocus()

    # --- acts

    def ask_folder(self) -> None:
        """The fields for a folder, above what holds."""
        if self.presenter.seen is None:
            self.show_message(None, "", "")
            self.to_top()
            self.folder.ask()

    def look(self, folder: Path) -> None:
        """What this folder would change."""
        self.presenter.look(folder)

    def put_away(self) -> bool:
        """Back to what holds now; False when nothing lay over it."""
        if self.presenter.put_away():
            self.setFocus()
            return True
        if self.folder.isHidden():
            return False
        self.folder.hide()
        self.setFocus()
        return True

    def take(self) -> None:
        """Take what is shown."""
        if self.take_button.isVisibleTo(self):
            self.presenter.take()
