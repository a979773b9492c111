"""What came back from a translator: choose the file, see what would change, and only then take it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.languages.board_words import plain_number
from desktop.ui.languages.detail import own_label
from desktop.ui.messages import Message
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, empty_out, row, scroller
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fields import ChoiceField, LineField
from desktop.ui.widgets.folder_files import files_in, offer_files
from desktop.ui.widgets.folders import folders_to_offer
from desktop.ui.widgets.labelled import labelled
from desktop.ui.widgets.marks import Chip
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.screen_keys import took_enter, took_scroll
from desktop.ui.widgets.scroll_body import ScrollBody
from desktop.usecases.ports import Language, Standing
from desktop.usecases.translator_files import ReturnedTexts, TextChange, TextRefused

ENDINGS = (".xlsx", ".po")
#: so many of each are shown; the rest is counted
_MOST_SHOWN = 60
#: from this size of text on only what must be there stands above what is shown
_CROWDED = 1.5
_STANDINGS = {
    Standing.MISSING: nl("ontbrak"),
    Standing.OUTDATED: nl("verouderd"),
    Standing.CONCEPT: nl("concept"),
    Standing.READ_BACK: nl("teruggelezen"),
    Standing.CHECKED: nl("nagekeken"),
}


class ReturnedPage(QWidget):
    """`looked` a path, who checked it and when; `taken` = take what is shown. Choosing takes nothing."""

    looked = Signal(object, str, str)
    taken = Signal()
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.folder = ChoiceField(theme, nl("Map"), folders_to_offer())
        self.folder.setCurrentIndex(0)
        self.folder.activated.connect(lambda _at: self.look())
        self.file = ChoiceField(theme, nl("Bestand van de vertaler"), ())
        self.who = LineField(theme, nl("Nagekeken door (mag leeg)"), placeholder=nl("naam of tolknummer"))
        self.on = LineField(theme, nl("Op welke dag"), placeholder="20-7-2026")
        for line in (self.who, self.on):
            line.returnPressed.connect(self.send)
        self._none = RunLabel(theme, nl("In deze map staat geen XLSX of PO."), "secondary", tone="inkt_600")
        self.read_button = Button(theme, nl("Vergelijk"), icon="document", role="primary")
        self.read_button.clicked.connect(self.send)
        self.take_button = Button(theme, "", icon="check_all", role="primary", size="main")
        self.take_button.clicked.connect(self.taken)
        self._back = Button(theme, nl("Naar de talen"), icon="chevron_left", key="Esc")
        self._back.clicked.connect(self.closed)
        self.message = MessageCard(theme)
        self._summary = RunLabel(theme, "", "body", bold=True)
        self._body: QVBoxLayout = column(8, (0, 0, 8, 8))
        self._area = scroller(ScrollBody(self._body))
        self.setLayout(self._laid_out())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(on_screen(nl("Een vertaling inlezen")))
        self.setProperty("ring", "none")
        self.hide()

    def _laid_out(self) -> QVBoxLayout:
        theme = self._theme
        head = row(12)
        head.addWidget(RunLabel(theme, nl("Vertaling inlezen"), "title"), 1)
        head.addWidget(self._back)
        told = nl("U ziet eerst wat er verandert. Er wordt niets overgenomen voordat u dat zegt.")
        self._told = RunLabel(theme, told, "small_body", tone="inkt_600")
        fields = row(12)
        fields.addLayout(labelled(theme, self.folder), 1)
        fields.addLayout(labelled(theme, self.file), 2)
        checked = row(12)
        checked.addLayout(labelled(theme, self.who), 2)
        checked.addLayout(labelled(theme, self.on), 1)
        checked.addWidget(self.read_button, 0, Qt.AlignmentFlag.AlignBottom)
        foot = row(12)
        foot.addWidget(self._summary, 1)
        foot.addWidget(self.take_button)
        inside = column(10)
        inside.addLayout(head)
        inside.addWidget(self._told)
        inside.addLayout(fields)
        inside.addWidget(self._none)
        inside.addLayout(checked)
        inside.addWidget(self.message)
        inside.addWidget(self._area, 1)
        inside.addLayout(foot)
        return inside

    def ask(self) -> None:
        """Open it; the newest file first."""
        self.look()
        self.show_returned(None, None, "")
        self.show()
        self.file.setFocus(Qt.FocusReason.OtherFocusReason)

    def look(self) -> None:
        """The files of the folder."""
        offer_files(self.file, files_in(Path(self.folder.chosen()), ENDINGS))
        self._none.setVisible(not self.file.count())
        self.read_button.setEnabled(bool(self.file.count()))

    def send(self) -> None:
        if self.file.chosen():
            self.looked.emit(Path(self.file.chosen()), self.who.text(), self.on.text())

    def show_returned(self, returned: ReturnedTexts | None, message: Message | None, field: str) -> None:
        """The difference, text by text; or why there is none. `field`: the field the message is about."""
        self.message.show_message(message)
        for name, line in (("who", self.who), ("on", self.on)):
            line.show_error(name == field)
            if name == field:
                line.setFocus()
        empty_out(self._body)
        self.take_button.setVisible(returned is not None and bool(returned.taken))
        is_crowded = returned is not None and self._theme.tokens.factor >= _CROWDED
        self._told.setVisible(not is_crowded)
        self._none.setVisible(not is_crowded and not self.file.count())
        self._summary.say(_summary(returned) if returned is not None else "")
        if returned is None:
            self._body.addStretch(1)
            return
        self.take_button.rename(nl("Neem {n} teksten over", n=plain_number(len(returned.taken))))
        for change in returned.taken[:_MOST_SHOWN]:
            self._body.addWidget(self._change(change, returned.language))
        self._more(len(returned.taken))
        for refused in returned.refused[:_MOST_SHOWN]:
            self._body.addWidget(self._refused(refused))
        self._more(len(returned.refused))
        self._body.addStretch(1)
        self._area.verticalScrollBar().setValue(0)
        if self.take_button.isVisibleTo(self):
            self.take_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _more(self, count: int) -> None:
        if count > _MOST_SHOWN:
            words = nl("en nog {n}", n=plain_number(count - _MOST_SHOWN))
            self._body.addWidget(RunLabel(self._theme, words, "small_body", tone="inkt_600"))

    def _change(self, change: TextChange, language: Language) -> QWidget:
        theme = self._theme
        head = row(8)
        head.addWidget(Chip(theme, nl("wordt overgenomen"), "ok", "check"))
        words = nl("{before} → {after}", before=_STANDINGS[change.standing_before],
                   after=_STANDINGS[change.standing_after])  # fmt: skip
        if change.checked_by:
            words = nl("{words}, door {who}", words=words, who=change.checked_by)
        head.addWidget(RunLabel(theme, words, "secondary", tone="inkt_600"), 1)
        inside = column(3, (14, 8, 14, 10))
        inside.addLayout(head)
        inside.addWidget(RunLabel(theme, change.dutch, "small_body", tone="inkt_600"))
        if change.before and change.before != change.after:
            inside.addWidget(RunLabel(theme, nl("Nu:"), "secondary", tone="inkt_600"))
            inside.addWidget(own_label(theme, change.before, language, "body"))
            inside.addWidget(RunLabel(theme, nl("Straks:"), "secondary", tone="inkt_600"))
        inside.addWidget(own_label(theme, change.after, language, "body"))
        for doubt in change.doubts:
            words = nl("Kijk na: {doubt}", doubt=doubt)
            inside.addWidget(RunLabel(theme, words, "small_body", tone="zon_700"))
        return Panel("card", inside)

    def _refused(self, refused: TextRefused) -> QWidget:
        theme = self._theme
        head = row(8)
        head.addWidget(Chip(theme, nl("niet overgenomen"), "bad", "close_circle"))
        head.addWidget(RunLabel(theme, refused.key or refused.domain, "secondary", tone="inkt_600"), 1)
        inside = column(3, (14, 8, 14, 10))
        inside.addLayout(head)
        if refused.dutch:
            inside.addWidget(RunLabel(theme, refused.dutch, "small_body", tone="inkt_600"))
        inside.addWidget(RunLabel(theme, refused.why, "body"))
        return Panel("card", inside)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not took_scroll(self._area, event) and not took_enter(self, event, self.send):
            super().keyPressEvent(event)


def _summary(returned: ReturnedTexts) -> str:
    return nl(
        "{language}: {taken} anders, {same} gelijk, {refused} niet te gebruiken",
        language=returned.language.dutch_name,
        taken=plain_number(len(returned.taken)),
        same=plain_number(returned.unchanged),
        refused=plain_number(len(returned.refused)),
    )
