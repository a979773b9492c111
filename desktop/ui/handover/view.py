"""The screen Overdracht: who it is from; below it a file, a text beside the form, or what came before."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.handover import Sender
from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.handover.before_page import BeforePage
from desktop.ui.handover.columns_card import ColumnsCard
from desktop.ui.handover.file_card import FileCard, SenderStrip
from desktop.ui.handover.people_card import PeopleCard
from desktop.ui.handover.presenter import HandoverPresenter
from desktop.ui.handover.preview_card import PreviewCard
from desktop.ui.handover.report_card import ReportCard
from desktop.ui.handover.text_page import TextPage
from desktop.ui.messages import Message
from desktop.ui.places import Place
from desktop.ui.screen import Frame, Screen
from desktop.ui.widgets.boxes import column, row, scroller
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.controls import Segments
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.screen_keys import took_enter
from desktop.ui.widgets.scroll_body import ScrollBody
from desktop.usecases.dossiers import CaseloadRow
from desktop.usecases.handover_file import FileRead
from desktop.usecases.handover_look import Divided, PersonShown
from desktop.usecases.handover_shown import HandoverShown, Preview
from desktop.usecases.handover_text import TextBeside
from desktop.usecases.ports import Language

FILE, TEXT, BEFORE = "file", "text", "before"
_TABS = (
    (FILE, nl("Bestand"), "document"),
    (TEXT, nl("Tekst"), "note"),
    (BEFORE, nl("Eerder"), "history"),
)


#: at the largest letters the two halves stand below each other
_STACKED = 1.75


def _stack(*parts: QWidget) -> ScrollBody:
    inside = column(12, (5, 5, 8, 5))
    for part in parts:
        inside.addWidget(part)
    inside.addStretch(1)
    return ScrollBody(inside)


class HandoverScreen(Screen):
    """Ctrl+1 to Ctrl+3 choose the page; from the list of dossiers there is only the file."""

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        theme = self._theme = frame.theme
        self.presenter = act = HandoverPresenter(self, frame.navigator, frame.runner_for(self))
        self._title = RunLabel(theme, nl("Overdracht"), "title", wrap=False)
        self._who = RunLabel(theme, "", "body", tone="inkt_600")
        self.failure, self.done = MessageCard(theme), MessageCard(theme)
        self.tabs = Segments(theme, _TABS)
        self.tabs.picked.connect(self.show_tab)
        self.origin = SenderStrip(theme)
        self.origin.named.connect(act.name_sender)
        self.origin.picked.connect(act.pick_sender)
        self.file, self.report = FileCard(theme), ReportCard(theme)
        self.file.chosen.connect(act.read)
        self.columns, self.people, self.preview = ColumnsCard(theme), PeopleCard(theme), PreviewCard(theme)
        self.columns.put.connect(act.put_column)
        self.columns.worded.connect(act.put_word)
        self.columns.confirmed.connect(act.confirm)
        self.people.picked.connect(act.choose)
        self.preview.brought.connect(act.bring)
        self.preview.all_brought.connect(act.bring_all)
        self.text = TextPage(theme)
        self.text.kept.connect(act.text.keep)
        self.text.checked.connect(act.text.check)
        self.text.cleared.connect(act.text.clear)
        self.text.brought.connect(act.bring_text)
        self.before = BeforePage(theme)
        self.before.taken_back.connect(act.take_back)
        self.before.plan_taken.connect(act.take_plan)
        self._pages = QStackedWidget()
        self._areas: dict[str, QWidget] = {
            FILE: self._file_page(),
            TEXT: self.text,
            BEFORE: scroller(self.before),
        }
        for page in self._areas.values():
            self._pages.addWidget(page)
        self.setLayout(self._laid_out())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(on_screen(nl("Overdracht: een bestand of een tekst binnenbrengen")))
        self.setProperty("ring", "none")
        for i, (key, _, _) in enumerate(_TABS):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{i + 1}"), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda k=key: self.show_tab(k))

    def _file_page(self) -> QWidget:
        left: tuple[QWidget, ...] = (self.file, self.report, self.columns)
        right: tuple[QWidget, ...] = (self.people, self.preview)
        if self._theme.tokens.factor >= _STACKED:
            return scroller(_stack(*left, *right))
        halves = row(14)
        halves.addWidget(scroller(_stack(*left)), 1)
        halves.addWidget(scroller(_stack(*right)), 1)
        page = QWidget()
        page.setLayout(halves)
        return page

    def _laid_out(self) -> QVBoxLayout:
        head = row(12, (5, 0, 5, 0))
        head.addWidget(self._title)
        head.addWidget(self._who, 1)
        if self._theme.tokens.factor >= _STACKED:
            self._who.hide()  # the bar on top says it too
        head.addStretch(1)
        ready = Button(self._theme, nl("Klaar"), icon="check")
        ready.clicked.connect(self.presenter.go_on)
        head.addWidget(self.tabs)
        head.addWidget(ready)
        inside = column(10, (19, 14, 19, 14))
        inside.addLayout(head)
        inside.addWidget(self.origin)
        inside.addWidget(self.failure)
        inside.addWidget(self.done)
        inside.addWidget(self._pages, 1)
        return inside

    # --- Screen

    def enter(self, place: Place) -> None:
        self.show_tab(FILE)
        self.tabs.setVisible(place.dossier is not None)
        self.presenter.open(place.dossier)
        self.file.look()
        self.setFocus()

    def leave(self) -> None:
        self.save_now()

    def save_now(self) -> None:
        if self.presenter.dossier is not None and self.text.fields:
            self.text.keep()

    # --- what the presenter asks

    def show_dossier(self, row: CaseloadRow | None) -> None:
        self._who.say(row.roepnaam if row is not None else nl("Nieuwe dossiers uit een bestand"))

    def show_languages(self, languages: tuple[Language, ...]) -> None:
        self.preview.show_languages(languages)

    def show_senders(self, names: tuple[str, ...]) -> None:
        self.origin.show_senders(names)

    def show_origin(self, name: str, sender: Sender) -> None:
        self.origin.show_origin(name, sender)

    def show_file(self, read: FileRead | None) -> None:
        self.report.show_file(read)

    def show_divided(self, shown: Divided | None) -> None:
        self.columns.show_divided(shown)
        self.people.show_divided(shown)
        is_list = shown is not None and self.presenter.dossier is None
        good = sum(1 for one in shown.people if one.is_good and one.here is None) if shown is not None else 0
        self.preview.show_all(good if is_list else 0)

    def show_person(self, person: PersonShown | None, seen: Preview | None) -> None:
        self.people.show_chosen(person.number if person is not None else 0)
        self.preview.show_person(person, seen)

    def show_text(self, beside: TextBeside) -> None:
        self.text.show_text(beside)

    def show_checked(self, seen: Preview) -> None:
        self.text.show_checked(seen)

    def show_before(self, found: tuple[HandoverShown, ...]) -> None:
        self.before.show_before(found)
        self.tabs.rename(BEFORE, nl(" Eerder {count}", count=len(found)) if found else nl(" Eerder"))

    def show_done(self, message: Message | None) -> None:
        self.done.show_message(message, "good")

    def show_failure(self, message: Message | None, field: str) -> None:
        self.failure.show_message(message, "warn" if field else "error")
        self.origin.name.show_error(field == "sender")
        if field == "sender":
            self.origin.name.setFocus()

    def show_tab(self, key: str) -> None:
        """Which page is shown; outside a dossier only the file."""
        if key != FILE and self.presenter.dossier is None:
            return
        self.tabs.show_picked(key)
        self._pages.setCurrentWidget(self._areas[key])

    # --- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not took_enter(self, event):
            super().keyPressEvent(event)
