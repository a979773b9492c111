"""Vaststellen: what the mandated officer decided, written down; and the day the letter went out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.domain.wording import nl
from desktop.ui.decision.form_parts import Asked, AskedFields, take_refusal
from desktop.ui.dossier_page.parts import card_head, signed_line
from desktop.ui.messages import Message
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, empty_out, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fields import LineField, TextField
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.why_sheet import WhyButton
from desktop.usecases.decision_shown import DecisionShown, SwitchShown
from desktop.usecases.establish import Establishing

_DAY = "5-11-2026"
_TELL = nl(
    "U legt vast wat een bevoegde medewerker besloot. Daarna verandert deze versie niet meer. "
    "Met het eerste besluit beginnen de drie jaar."
)


class EstablishForm(AskedFields):
    """`sent` = an `Establishing`; `why_asked` = why the route may still change."""

    sent = Signal(object)
    why_asked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.fields = {
            "dagtekening": Asked(
                theme, LineField(theme, nl("Dagtekening van het besluit"), placeholder=_DAY)
            ),
            "bekendmaking": Asked(
                theme, LineField(theme, nl("Brief verstuurd op (mag later)"), placeholder=_DAY)
            ),
            "mandate_name": Asked(theme, LineField(theme, nl("Wie besloot? Naam"))),
            "mandate_function": Asked(theme, LineField(theme, nl("Functie"))),
            "decision_number": Asked(theme, LineField(theme, nl("Nummer van het besluit (mag leeg)"))),
            "early_reason": Asked(
                theme,
                TextField(theme, nl("Waarom nu al vaststellen?"), lines=2),
                nl("De persoon is hier nog niet. Zonder reden blijft dit een PIP-advies."),
            ),
            "late_reason": Asked(theme, TextField(theme, nl("Waarom toch een andere leerroute?"), lines=2)),
        }
        for asked in self.fields.values():
            if isinstance(asked.field, LineField):
                asked.field.returnPressed.connect(self.send)
        self._switch = column(4)
        self.button = Button(theme, nl("Leg het besluit vast"), icon="seal", role="primary")
        self.button.clicked.connect(self.send)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        across = 2 if theme.tokens.factor < 1.7 else 1
        for i, name in enumerate(tuple(self.fields)[:5]):
            grid.addWidget(self.fields[name], i // across, i % across)
        for i in range(across):
            grid.setColumnStretch(i, 1)
        foot = row(0)
        foot.addStretch(1)
        foot.addWidget(self.button)
        inside = column(10, (18, 14, 18, 14))
        inside.addLayout(card_head(theme, "seal", nl("Vaststellen")))
        inside.addWidget(RunLabel(theme, _TELL, "secondary", tone="inkt_600"))
        inside.addLayout(self._switch)
        inside.addWidget(self.fields["late_reason"])
        inside.addLayout(grid)
        inside.addWidget(self.fields["early_reason"])
        inside.addLayout(foot)
        self.setLayout(inside)

    def show_decision(self, shown: DecisionShown) -> None:
        self.setVisible(shown.can_establish)
        self.fields["early_reason"].setVisible(shown.needs_early_reason)
        self.fields["late_reason"].setVisible(shown.switch is not None and shown.switch.is_late)
        for name, words in zip(("mandate_name", "mandate_function"), shown.mandate, strict=True):
            if not self.fields[name].words:
                self.fields[name].put(words)
        empty_out(self._switch)
        if shown.switch is not None:
            self._show_switch(shown.switch)

    def _show_switch(self, switch: SwitchShown) -> None:
        sign, tone = ("alert", "zon_700") if switch.is_late else ("split", "petrol_800")
        line = signed_line(self._theme, sign, tone, switch.words)
        why = WhyButton(self._theme, switch.words)
        why.clicked.connect(lambda: self.why_asked.emit(switch.reason))
        line.addWidget(why)
        self._switch.addLayout(line)

    def send(self) -> None:
        """Hand over what stands in the fields."""
        typed = {name: asked.words for name, asked in self.fields.items() if not asked.isHidden()}
        self.sent.emit(Establishing(**typed))

    def show_refusal(self, name: str, message: Message) -> bool:
        if self.isHidden():
            return False
        if name == "late_reason":  # the day that was typed may be past the last one, today is not
            self.fields[name].show()
        return take_refusal(self.fields, name, message)


class SentForm(Panel):
    """The day the letter of the plan that holds went out; six weeks for bezwaar count from it."""

    sent = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__("card")
        self.day = Asked(theme, LineField(theme, nl("Brief verstuurd op"), placeholder=_DAY))
        field: QWidget = self.day.field
        if isinstance(field, LineField):
            field.returnPressed.connect(self.send)
        button = Button(theme, nl("Bewaar de dag"), icon="check")
        button.clicked.connect(self.send)
        foot = row(0)
        foot.addStretch(1)
        foot.addWidget(button)
        inside = column(8, (18, 14, 18, 14))
        inside.addLayout(card_head(theme, "document", nl("De brief")))
        tell = nl("De zes weken voor bezwaar tellen vanaf die dag.")
        inside.addWidget(RunLabel(theme, tell, "secondary", tone="inkt_600"))
        inside.addWidget(self.day)
        inside.addLayout(foot)
        self.setLayout(inside)

    def show_decision(self, shown: DecisionShown) -> None:
        self.setVisible(shown.holds is not None and not shown.has_bekendmaking)

    def send(self) -> None:
        self.sent.emit(self.day.words)

    def show_refusal(self, name: str, message: Message) -> bool:
        return not self.isHidden() and take_refusal({"bekendmaking": self.day}, name, message)
