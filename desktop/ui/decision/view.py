"""The screen 'Besluit': state, vaststellen and terms at the left; versions and changes at the right."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.wording import nl
from desktop.ui.decision.change_forms import MovedForm, RevisionForm, ScaleDownForm, stacked
from desktop.ui.decision.establish_form import EstablishForm, SentForm
from desktop.ui.decision.form_parts import Asked
from desktop.ui.decision.presenter import DecisionPresenter
from desktop.ui.decision.state_card import StateCard, TermsCard
from desktop.ui.decision.version_list import VersionList
from desktop.ui.desk_language import on_screen
from desktop.ui.messages import Message
from desktop.ui.pip_board.lacks import StopCard
from desktop.ui.places import Place, ScreenName
from desktop.ui.screen import Frame, Screen
from desktop.ui.widgets.boxes import Panel, column, row, scroller
from desktop.ui.widgets.controls import Segments
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.plan_strip import PlanStrip
from desktop.ui.widgets.screen_keys import took_enter
from desktop.ui.widgets.scroll_body import ScrollBody
from desktop.ui.widgets.why_sheet import WhySheet
from desktop.usecases.decision_shown import DecisionShown

_TABS = (
    ("versions", nl("Versies"), "history"),
    ("change", nl("Wijzigen"), "pencil"),
    ("moved", nl("Van elders"), "townhall"),
)
#: at the largest letters the left half is a tab of its own
_STATE = ("state", nl("Besluit"), "seal")
_STACKED = 1.75
_QUIET = 700


class DecisionScreen(Screen):
    """Ctrl+1 to Ctrl+3 choose what the right half shows."""

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        theme = self._theme = frame.theme
        self.presenter = act = DecisionPresenter(self, frame.navigator, frame.runner_for(self))
        self.strip = PlanStrip(theme, ScreenName.DECISION, frame.places)
        self.strip.wanted.connect(act.go)
        self.message = MessageCard(theme)
        self.stop = StopCard(theme)
        self.state, self.terms = StateCard(theme), TermsCard(theme)
        self.establish, self.sent = EstablishForm(theme), SentForm(theme)
        self.versions = VersionList(theme)
        self.revision, self.scale, self.moved = RevisionForm(theme), ScaleDownForm(theme), MovedForm(theme)
        self.why = WhySheet(theme, self)
        self._is_stacked = theme.tokens.factor >= _STACKED
        tabs = (_STATE, *_TABS) if self._is_stacked else _TABS
        self.tabs = Segments(theme, tabs)
        self.tabs.picked.connect(self.show_tab)
        self._pages = QStackedWidget()
        self._areas: dict[str, QScrollArea] = {}
        for key, page in self._all_pages().items():
            if key in {tab[0] for tab in tabs}:
                self._areas[key] = scroller(page)
                self._pages.addWidget(self._areas[key])
        self.setLayout(self._laid_out())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(on_screen(nl("Besluit: vaststellen, termijnen, versies, wijzigen")))
        self.setProperty("ring", "none")
        self._connect()
        self.show_tab("state" if self._is_stacked else "versions")
        for i, (key, _, _) in enumerate(tabs):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{i + 1}"), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda k=key: self.show_tab(k))

    def _all_pages(self) -> dict[str, QWidget]:
        self._left = ScrollBody(stacked(self.state, self.establish, self.sent, self.terms))
        return {
            "state": self._left,
            "versions": ScrollBody(stacked(self.versions)),
            "change": ScrollBody(stacked(self.revision, self.scale)),
            "moved": ScrollBody(stacked(self.moved)),
        }

    def _laid_out(self) -> QVBoxLayout:
        right = column(12, (18, 14, 12, 14))
        right.addWidget(self.tabs)
        right.addWidget(self._pages, 1)
        halves = row(14)
        if not self._is_stacked:
            self._left_area = scroller(self._left)
            halves.addWidget(self._left_area, 1)
        halves.addWidget(Panel("card", right), 1)
        self._halves = QWidget()
        self._halves.setLayout(halves)
        inside = column(8, (15, 8, 15, 14))
        inside.addWidget(self.strip)
        inside.addWidget(self.message)
        inside.addWidget(self.stop)
        inside.addWidget(self._halves, 1)
        return inside

    def _connect(self) -> None:
        act = self.presenter
        self.state.jumped.connect(act.jump)
        self.state.went.connect(act.go)
        self.state.why_asked.connect(self.why.show_why)
        self.state.settled.connect(act.settle)
        self.state.choosing.connect(act.choose)
        self.terms.why_asked.connect(self.why.show_why)
        self.stop.why_asked.connect(self.why.show_why)
        self.why.question_asked.connect(act.jump)
        self.establish.sent.connect(act.establish)
        self.establish.why_asked.connect(self.why.show_why)
        self.sent.sent.connect(act.sent)
        self.revision.begun.connect(act.begin)
        self.revision.stopped.connect(act.stop)
        self.scale.scaled.connect(act.scale_down)
        self.scale.undone.connect(act.scale_up)
        self.moved.moved.connect(act.moved)
        self.moved.undone.connect(act.not_moved)

        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_QUIET)
        self._quiet.timeout.connect(act.keep_drafts)
        for asked in self._all_fields().values():
            asked.touched.connect(self._type)

    def _type(self) -> None:
        if not self._quiet.isActive():  # also while somebody types on and on
            self._quiet.start()

    def _all_fields(self) -> dict[str, Asked]:
        forms = (self.establish, self.revision, self.scale, self.moved)
        found = {name: asked for form in forms for name, asked in form.fields.items()}
        return {**found, "sent": self.sent.day}

    # --- hooks of the window

    def enter(self, place: Place) -> None:
        if place.dossier is not None:
            self.presenter.open(place.dossier)
        self.setFocus()

    def leave(self) -> None:
        self.save_now()

    def save_now(self) -> None:
        self._quiet.stop()
        self.presenter.keep_drafts()

    def escape(self) -> bool:
        return self.why.put_away()

    # --- what the presenter asks

    def show_decision(self, shown: DecisionShown) -> None:
        self.stop.show_stop(shown.stop)
        self._halves.setVisible(shown.stop is None)
        if shown.stop is not None:
            return
        for part in (self.state, self.establish, self.sent, self.revision, self.scale, self.moved):
            part.show_decision(shown)
        self.terms.show_terms(shown.terms)
        self.versions.show_versions(shown.versions)

    def show_drafts(self, drafts: Mapping[str, str]) -> None:
        for name, asked in self._all_fields().items():
            if name in drafts and not asked.is_touched:
                asked.put(drafts[name], is_draft=True)

    def typed(self) -> Mapping[str, str]:
        return {name: asked.words for name, asked in self._all_fields().items() if asked.is_touched}

    def show_message(self, message: Message | None, tone: str) -> None:
        self.message.show_message(message, tone or "error")

    def show_refusal(self, field: str, message: Message) -> bool:
        forms = (self.establish, self.sent, self.revision, self.scale, self.moved)
        self.state.show_refusal(field)
        is_taken = any(form.show_refusal(field, message) for form in forms if form.isVisible())
        if is_taken:
            QTimer.singleShot(0, self, self._bring_in_sight)  # once the words under the field have their room
        return is_taken

    def _bring_in_sight(self) -> None:
        """The refused field with what is said of it."""
        refused = self.focusWidget()
        asked = None if refused is None else refused.parentWidget()
        areas = [*self._areas.values(), *([] if self._is_stacked else [self._left_area])]
        for area in areas:
            if asked is not None and area.isAncestorOf(asked):
                area.ensureWidgetVisible(asked, 0, 12)

    def clear_refusals(self) -> None:
        self.sent.day.show_refusal(None)
        for form in (self.establish, self.revision, self.scale, self.moved):
            form.clear_refusals()

    def empty(self, form: str) -> None:
        forms: dict[str, EstablishForm | RevisionForm | ScaleDownForm | MovedForm] = {
            "establish": self.establish,
            "revision": self.revision,
            "scale": self.scale,
            "moved": self.moved,
        }
        for name, one in forms.items():
            if form in ("", name):
                one.empty()
        if form in ("", "sent"):
            self.sent.day.put("")

    def show_tab(self, key: str) -> None:
        """What the right half shows."""
        self.tabs.show_picked(key)
        self._pages.setCurrentWidget(self._areas[key])

    # --- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not took_enter(self, event):
            super().keyPressEvent(event)
