"""The page of one dossier on the screen: what holds at the left, what is done at the right."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.dossier_page.contacts_card import ContactsCard
from desktop.ui.dossier_page.household_card import HouseholdCard
from desktop.ui.dossier_page.overview import Overview
from desktop.ui.dossier_page.planning_card import PlanningCard
from desktop.ui.dossier_page.prefill_card import PrefillCard
from desktop.ui.dossier_page.presenter import DossierPresenter
from desktop.ui.dossier_page.same_person_card import SamePersonCard
from desktop.ui.dossier_page.task_list import TaskForm, TaskList
from desktop.ui.dossier_page.waits_row import WaitsRow
from desktop.ui.messages import Message
from desktop.ui.places import Place, ScreenName
from desktop.ui.screen import Frame, Screen
from desktop.ui.standing_signs import standing_chip
from desktop.ui.visit.visit_card import language_chip
from desktop.ui.widgets.boxes import Panel, column, empty_out, row, scroller, widgets_in
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.controls import Segments
from desktop.ui.widgets.marks import Chip
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.screen_keys import took_enter
from desktop.ui.widgets.scroll_body import ScrollBody
from desktop.ui.widgets.why_sheet import WhySheet
from desktop.usecases.contacts import ContactTyped
from desktop.usecases.dossier_page import DossierPage
from desktop.usecases.ports import Language
from desktop.usecases.same_person import TogetherShown

_DUTCH = Language("nl", nl("Nederlands"), nl("Nederlands"), "ltr", "Latn", "")
_TABS = (
    ("tasks", nl("Te doen"), "check_many"),
    ("planning", nl("Gesprekken"), "calendar"),
    ("household", nl("Gezin"), "person"),
    ("prefill", nl("Uit brieven"), "document"),
)
#: at the largest letters the left half is a tab of its own
_OVERVIEW = ("overview", nl("Termijnen"), "clock")
_STACKED = 1.75


class DossierScreen(Screen):
    """Ctrl+1 to Ctrl+4 (or 5) choose what the right half shows."""

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        theme = self._theme = frame.theme
        self.presenter = act = DossierPresenter(self, frame.navigator, frame.runner_for(self))
        self._head = row(10, (5, 0, 5, 0))
        self.message = MessageCard(theme)
        self.same_person = SamePersonCard(theme)
        self.same_person.joined.connect(act.join)
        self.same_person.apart.connect(act.keep_apart)
        self.same_person.taken_apart.connect(act.take_apart)
        self.same_person.opened.connect(act.open_other)
        self.overview = Overview(theme)
        self.overview.delayed.connect(act.delay)
        self.overview.jumped.connect(act.jump)
        self.tasks, self.task_form = TaskList(theme), TaskForm(theme)
        self.tasks.done.connect(lambda _dossier, key, done: act.set_done(key, done))
        self.tasks.taken_on.connect(act.take_on)
        self.tasks.put_aside.connect(act.put_aside)
        self.tasks.jumped.connect(act.jump)
        self.task_form.added.connect(act.add_task)
        self.planning = PlanningCard(theme)
        self.planning.planned.connect(act.plan)
        self.planning.taken_off.connect(act.take_off)
        self.contacts = ContactsCard(theme)
        self.contacts.written.connect(self._write_in_log)
        self.contacts.taken_back.connect(act.take_back_contact)
        self.contacts.form.looked_for.connect(self._bring_in_sight)
        self.planning.held.connect(act.held)
        self.planning.missed.connect(self.contacts.missed)
        self.household = HouseholdCard(theme)
        self.household.linked.connect(act.link)
        self.household.unlinked.connect(act.unlink)
        self.household.shared.connect(act.share)
        self.household.offer_taken.connect(act.take_offer)
        self.household.opened.connect(act.open_other)
        self.prefill = PrefillCard(theme)
        self.prefill.written.connect(act.write_in)
        self.prefill.jumped.connect(act.jump)
        self.prefill.file_asked.connect(act.bring_in)
        self._writes_in_log = False
        self._ways: list[Button] = []
        self._is_stacked = theme.tokens.factor >= _STACKED
        tabs = (*_TABS, _OVERVIEW) if self._is_stacked else _TABS
        self.waits = WaitsRow(theme)
        self.waits.asked.connect(lambda screen: act.open_beside(ScreenName(screen)))
        self.tabs = Segments(theme, tabs)
        self.tabs.picked.connect(self.show_tab)
        self._pages = QStackedWidget()
        self._areas = {}
        for (key, _, _), page in zip(tabs, self._right_pages(), strict=True):
            self._areas[key] = scroller(page)
            self._pages.addWidget(self._areas[key])
        self.setLayout(self._laid_out())
        self.why = WhySheet(theme, self)
        self.overview.why_asked.connect(self.why.show_why)
        self.why.question_asked.connect(act.jump)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(on_screen(nl("Dossier: termijnen, taken, gesprekken, gezin, brieven")))
        self.setProperty("ring", "none")
        self.show_tab("tasks")
        for i, (key, _, _) in enumerate(tabs):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{i + 1}"), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda k=key: self.show_tab(k))

    def _right_pages(self) -> tuple[QWidget, ...]:
        tasks = column(14, (5, 5, 8, 5))
        tasks.addWidget(self.tasks)
        tasks.addWidget(self.task_form)
        tasks.addStretch(1)
        found: list[QWidget] = [ScrollBody(tasks)]
        for parts in ((self.planning, self.contacts), (self.household,), (self.prefill,)):
            inside = column(22, (5, 5, 8, 5))
            for part in parts:
                inside.addWidget(part)
            if len(parts) > 1:
                inside.addStretch(1)
            found.append(ScrollBody(inside))
        if self._is_stacked:
            overview = column(0, (5, 5, 8, 5))
            overview.addWidget(self.overview)
            found.append(ScrollBody(overview))
        return tuple(found)

    def _laid_out(self) -> QVBoxLayout:
        right = column(12, (18, 14, 12, 14))
        right.addWidget(self.tabs)
        right.addWidget(self._pages, 1)
        halves = row(14)
        if not self._is_stacked:
            left = column(0, (5, 5, 5, 5))
            left.addWidget(self.overview)
            halves.addWidget(scroller(ScrollBody(left)), 1)
        halves.addWidget(Panel("card", right), 1)
        inside = column(10, (19, 14, 19, 14))
        inside.addLayout(self._head)
        inside.addWidget(self.message)
        inside.addWidget(self.same_person)
        inside.addWidget(self.waits)
        inside.addLayout(halves, 1)
        return inside

    # --- Screen

    def enter(self, place: Place) -> None:
        if place.dossier is not None:
            self.presenter.open(place.dossier)
        self.setFocus()

    def escape(self) -> bool:
        if self.why.put_away():
            return True
        if self.planning.form.isVisibleTo(self):
            self.planning.put_away()
            return True
        if self.contacts.form.isVisibleTo(self):
            self.contacts.put_away()
            return True
        return False

    # --- what the presenter asks

    def show_page(self, page: DossierPage) -> None:
        theme = self._theme
        empty_out(self._head)
        self._head.addWidget(RunLabel(theme, page.row.roepnaam, "title", wrap=False))
        if (chip := language_chip(theme, page.row)) is not None:
            self._head.addWidget(chip)
        if page.group:
            self._head.addWidget(Chip(theme, page.group, "info", "townhall"))
        if page.row.standing is not None:
            self._head.addWidget(standing_chip(theme, page.row.standing))
        self._head.addStretch(1)
        self._head.addWidget(RunLabel(theme, page.row.status, "body", tone="inkt_600", wrap=False))
        attached = nl("Bijlagen {count}", count=page.attachments) if page.attachments else nl("Bijlagen")
        act = self.presenter
        self._ways = []
        for words, icon, told, go in (
            (attached, "paperclip", nl("Foto's en scans (Ctrl Shift B)"), act.open_attachments),
            (
                nl("Opmerkingen"),
                "note",
                nl("Opmerkingen van wie meeleest (Ctrl Shift O)"),
                partial(act.open_beside, ScreenName.REMARKS),
            ),
            (nl("Delen"), "under_way", nl("Delen: wat mag naar wie"), act.open_sharing),
            (
                nl("Rechten"),
                "shield",
                nl("Rechten van de persoon: kopie, verbeteren, wissen"),
                act.open_rights,
            ),
        ):
            button = Button(theme, words, icon=icon)
            button.setAccessibleName(on_screen(told))
            button.clicked.connect(go)
            self._head.addWidget(button)
            self._ways.append(button)
        for part in widgets_in(self._head):
            part.show()  # now, not in the next round of events: it counts for what fits
        self._fit_head()
        self.waits.show_page(page)
        self.overview.show_page(page)
        self.tasks.show_tasks(page.tasks)
        self.planning.show_page(page)
        language = page.row.language.code if page.row.language else ""
        self.contacts.show_contacts(page.contacts, language, page.languages)
        self.household.show_household(page.household, page.row.language or _DUTCH)
        self.prefill.show_values(page.prefill)
        open_tasks = sum(not task.is_done for task in page.tasks)
        self.tabs.rename(
            "tasks", nl(" Te doen {open_tasks}", open_tasks=open_tasks) if open_tasks else nl(" Te doen")
        )

    def _fit_head(self) -> None:
        """The ways out keep their words where there is room for them."""
        margins = self.contentsMargins().left() + self.contentsMargins().right()
        inside = self.layout()
        if inside is not None:
            margins += inside.contentsMargins().left() + inside.contentsMargins().right()
        for button in self._ways:
            button.show_words(True)
        for button in reversed(self._ways):
            self._head.invalidate()
            if self._head.sizeHint().width() > self.width() - margins > 1:
                button.show_words(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_head()

    def show_together(self, shown: TogetherShown) -> None:
        self.same_person.show_together(shown)

    def show_people(self, people: tuple[tuple[str, str], ...]) -> None:
        self.household.show_people(people)

    def show_failure(self, message: Message | None, field: str) -> None:
        in_log = self._writes_in_log and field in self.contacts.form.fields
        in_form = not in_log and self.planning.form.isVisibleTo(self) and field in ("day", "time")
        self.planning.form.show_refusal(field if in_form else "", message if in_form else None)
        self.contacts.form.show_refusal(field if in_log else "", message if in_log else None)
        if message is not None:
            self._writes_in_log = False
        elsewhere = None if in_form or in_log else message
        self.message.show_message(elsewhere, "warn" if field else "error")
        self.overview.show_error(field)
        self.task_form.show_error(field)
        self.prefill.show_error(field)

    def written(self) -> None:
        if self._pages.currentIndex() == 0:
            self.task_form.empty()
        if self.planning.form.isVisibleTo(self):
            self.planning.put_away()
        if self._writes_in_log:
            self._writes_in_log = False
            self.contacts.put_away()

    def _write_in_log(self, key: str, typed: ContactTyped) -> None:
        self._writes_in_log = True
        self.presenter.write_contact(key, typed)

    def _bring_in_sight(self, part: QWidget) -> None:
        """Once it has its place: the whole of it where it fits, and always where the keyboard is."""
        area = self._areas["planning"]

        def scroll() -> None:
            area.ensureWidgetVisible(part, 0, 8)
            focused = self.focusWidget()
            if focused is not None and self.contacts.form.isAncestorOf(focused):
                area.ensureWidgetVisible(focused, 0, 8)

        QTimer.singleShot(0, self, scroll)

    def show_tab(self, key: str) -> None:
        """What the right half shows."""
        self.tabs.show_picked(key)
        self._pages.setCurrentWidget(self._areas[key])

    # --- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not took_enter(self, event):
            super().keyPressEvent(event)
