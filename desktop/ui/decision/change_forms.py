"""Changing what was decided: begin with a reason; exams on A2; a plan made in another municipality."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.wording import nl
from desktop.ui.decision.form_parts import Asked, AskedFields, take_refusal
from desktop.ui.dossier_page.parts import card_head
from desktop.ui.messages import Message
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import column
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fields import ChoiceField, LineField, TextField
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.tick_field import TickField
from desktop.ui.widgets.wrap_row import WrapRow
from desktop.usecases.decision_shown import CATEGORIES, ROUTE_NAMES, DecisionShown, PreviousShown


class _Form(AskedFields):
    """Head, what it is for, fields, a row of buttons. Refusals go to the fields by name."""

    def __init__(self, theme: Theme, sign: str, title: str) -> None:
        super().__init__()
        self._theme = theme
        self._tell = RunLabel(theme, "", "secondary", tone="inkt_600")
        self._inside = column(10, (18, 14, 18, 14))
        self._inside.addLayout(card_head(theme, sign, title))
        self._inside.addWidget(self._tell)
        self.setLayout(self._inside)

    def _add(self, name: str, asked: Asked) -> None:
        self.fields[name] = asked
        self._inside.addWidget(asked)

    def _foot(self, *buttons: Button) -> None:
        foot = WrapRow(10, to_end=True)
        for button in buttons:
            foot.put(button)
        self._inside.addLayout(foot)

    def show_refusal(self, name: str, message: Message) -> bool:
        return not self.isHidden() and take_refusal(self.fields, name, message)


class RevisionForm(_Form):
    """`begun` = category, reason; `stopped`."""

    begun = Signal(str, str)
    stopped = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "pencil", nl("Een vastgesteld plan wijzigen"))
        choices = tuple((key.value, words) for key, words in CATEGORIES.items())
        category = ChoiceField(theme, nl("Soort reden"), choices)
        category.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._add("category", Asked(theme, category))
        self._add("reason", Asked(theme, TextField(theme, nl("Waarom wijzigt u het plan?"), lines=3)))
        self.button = Button(theme, nl("Begin de wijziging"), icon="pencil", role="primary")
        self.button.clicked.connect(self.send)
        self.stop_button = Button(theme, nl("Stop de wijziging"), icon="close_circle")
        self.stop_button.clicked.connect(self.stopped)
        self._foot(self.stop_button, self.button)

    def show_decision(self, shown: DecisionShown) -> None:
        is_begun = shown.revision is not None
        self._tell.say(
            nl("U bent een wijziging begonnen. Het oude plan geldt tot het nieuwe besluit.")
            if is_begun
            else nl(
                "Het plan dat geldt verandert niet; u maakt een nieuwe versie. De einddatum blijft gelijk."
            )
            if shown.can_revise
            else nl("Dit plan is nog niet vastgesteld. U kunt het zo veranderen, zonder dit formulier.")
        )
        for asked in self.fields.values():
            asked.setVisible(shown.can_revise)
        self.button.setVisible(shown.can_revise)
        self.button.rename(nl("Bewaar de reden") if is_begun else nl("Begin de wijziging"))
        self.stop_button.setVisible(is_begun)
        if shown.revision is not None:
            for name, words in zip(("category", "reason"), shown.revision, strict=True):
                if not self.fields[name].words:
                    self.fields[name].put(words)

    def send(self) -> None:
        self.begun.emit(self.fields["category"].words, self.fields["reason"].words)


class ScaleDownForm(_Form):
    """`scaled` = hours, keurmerk, effort, reason; `undone`. Not there at the start: it is no first choice."""

    scaled = Signal(str, str, str, str)
    undone = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "book", nl("Examens op A2 (afschalen)"))
        self._add("hours", Asked(theme, LineField(theme, nl("Gevolgde uren taalles"), placeholder="600")))
        self._add("keurmerk", Asked(theme, TickField(theme, nl("Bij een school met keurmerk"))))
        self._add("effort", Asked(theme, TickField(theme, nl("Met genoeg inzet"))))
        self._add("scale_reason", Asked(theme, TextField(theme, nl("Waarom is B1 niet haalbaar?"), lines=2)))
        self.button = Button(theme, nl("Leg het afschalen vast"), icon="check")
        self.button.clicked.connect(self.send)
        self.undo_button = Button(theme, nl("Toch weer B1"), icon="again")
        self.undo_button.clicked.connect(self.undone)
        self._foot(self.undo_button, self.button)

    def show_decision(self, shown: DecisionShown) -> None:
        self.setVisible(shown.can_scale_down)
        hours = shown.scale_down
        self._tell.say(
            nl("Alleen in de B1-route, na genoeg uren en inzet bij een school met keurmerk.")
            if hours is None
            else nl("Vastgelegd na {hours} uur les. Het telt vanaf het volgende besluit.", hours=hours)
        )
        for asked in self.fields.values():
            asked.setVisible(hours is None)
        self.button.setVisible(hours is None)
        self.undo_button.setVisible(hours is not None)

    def send(self) -> None:
        names = ("hours", "keurmerk", "effort", "scale_reason")
        self.scaled.emit(*(self.fields[name].words for name in names))


class MovedForm(_Form):
    """`moved` = gemeente, route, first dagtekening; `undone`."""

    moved = Signal(str, str, str)
    undone = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "townhall", nl("Plan van een andere gemeente"))
        routes = tuple((route.value, name) for route, name in ROUTE_NAMES.items())
        self._add("gemeente", Asked(theme, LineField(theme, nl("Vorige gemeente"))))
        self._add("route", Asked(theme, ChoiceField(theme, nl("Leerroute van dat plan"), routes)))
        day = LineField(theme, nl("Dagtekening van het eerste plan"), placeholder="5-11-2024")
        self._add("first_day", Asked(theme, day, nl("Die datum staat op de brief van die gemeente.")))
        self.button = Button(theme, nl("Neem dit plan over"), icon="check", role="primary")
        self.button.clicked.connect(self.send)
        self.undo_button = Button(theme, nl("Er was geen plan"), icon="close_circle")
        self.undo_button.clicked.connect(self.undone)
        self._foot(self.undo_button, self.button)
        self._put: PreviousShown | None = None

    def show_decision(self, shown: DecisionShown) -> None:
        known = shown.previous
        is_kept = known is not None and not known.is_proposed
        self._tell.say(
            nl("De persoon zei dat er al een plan is. Vraag de brief, en vul in wat er staat.")
            if known is not None and known.is_proposed
            else nl("De leerroute ligt vast en de einddatum blijft gelijk. Andere afspraken mogen anders.")
            if is_kept
            else nl("Kwam de persoon hier met een plan? Dan blijven de leerroute en de einddatum gelijk.")
        )
        for asked in self.fields.values():
            asked.field.setEnabled(shown.can_record_previous)
        self.button.setVisible(shown.can_record_previous)
        self.button.rename(nl("Bewaar") if is_kept else nl("Neem dit plan over"))
        self.undo_button.setVisible(is_kept and shown.can_record_previous)
        if known is not None and known != self._put:
            self._put = known
            for name, words in (
                ("gemeente", known.gemeente),
                ("route", known.route),
                ("first_day", known.day),
            ):
                if words and not self.fields[name].words:
                    self.fields[name].put(words)

    def send(self) -> None:
        self.moved.emit(*(asked.words for asked in self.fields.values()))

    def empty(self) -> None:
        self._put = None
        super().empty()


def stacked(*parts: QWidget) -> QVBoxLayout:
    """Cards under each other, with room for the focus ring."""
    inside = column(14, (5, 5, 8, 5))
    for part in parts:
        inside.addWidget(part)
    inside.addStretch(1)
    return inside
