"""Where the plan stands, in words; what is missing, with a way to it; and its terms with 'waarom?'."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal

from desktop.domain.wording import nl
from desktop.ui.dossier_page.parts import act_button, card_head, grounds_line, signed_line
from desktop.ui.places import ScreenName
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, empty_out, hair_line, row
from desktop.ui.widgets.fields import LineField
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.labelled import labelled
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.why_sheet import WhyButton
from desktop.usecases.decision_shown import DecisionShown, VersionShown
from desktop.usecases.establish import HOLDS
from desktop.usecases.pip_shown import Missing
from desktop.usecases.terms import TermShown
from desktop.usecases.two_answers import TwoAnswers

#: status -> sign, colour
_SIGNS = {
    "": ("circle", "inkt_600"),
    "concept": ("partly", "zon_700"),
    "gereed": ("check_circle", "blad_700"),
    "vastgesteld": ("seal", "blad_700"),
}

#: more would push the form out of sight; every one stands with the version once it is gereed
_PENDING_AT_MOST = 6
_WAYS = {ScreenName.AGREEMENTS: nl("Naar Afspraken"), ScreenName.CHOICES: nl("Naar de keuze")}


class StateCard(Panel):
    """`jumped` = a question, `went` = a screen,
    `settled` = the key of the decision that holds and why, `choosing` = where two answers wait on the screen
    of the choices, `why_asked` = a `WhyShown`."""

    jumped = Signal(str)
    went = Signal(str)
    settled = Signal(str, str)
    choosing = Signal(str)
    why_asked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__("card")
        self._theme = theme
        self.reason: LineField | None = None
        self._inside = column(8, (18, 14, 18, 14))
        self.setLayout(self._inside)

    def show_decision(self, shown: DecisionShown) -> None:
        theme = self._theme
        self.reason = None
        empty_out(self._inside)
        sign, tone = _SIGNS[shown.status]
        head = row(12)
        head.addWidget(Sign(theme, sign, theme.px("icon_message"), tone), 0, Qt.AlignmentFlag.AlignTop)
        words = column(2)
        words.addWidget(RunLabel(theme, shown.title, "question"))
        words.addWidget(RunLabel(theme, shown.explained, "body"))
        head.addLayout(words, 1)
        self._inside.addLayout(head)
        for pair in shown.disputes:
            self._dispute(pair)
        here = {twice.key for twice in shown.two_answers}
        for twice in shown.two_answers:
            self._two_answers(twice)
        if shown.pending:
            self._group(nl("Anders dan het plan dat geldt"))
            for change in shown.pending[:_PENDING_AT_MOST]:
                self._inside.addLayout(signed_line(theme, "chevron_right", "petrol_800", change))
            if (more := len(shown.pending) - _PENDING_AT_MOST) > 0:
                rest = nl("En nog {more} andere.", more=more)
                self._inside.addWidget(RunLabel(theme, rest, "small_body", tone="inkt_600"))
        missing = [lack for lack in shown.missing if lack.field not in here]
        if missing and shown.status != "vastgesteld":
            self._group(nl("Dit is nog nodig voor het plan gereed is"))
            for lack in missing:
                self._lack(lack)
        elif not shown.missing and shown.status in ("", "concept"):
            self._way(nl("Maak het plan gereed bij Leerroute."), nl("Naar Leerroute"), ScreenName.PLAN)

    def _group(self, words: str) -> None:
        self._inside.addWidget(hair_line())
        self._inside.addWidget(RunLabel(self._theme, words, "body", bold=True))

    def _lack(self, lack: Missing) -> None:
        theme = self._theme
        line = signed_line(theme, "exclamation", "steen_700", lack.text, "body")
        if lack.question:
            button = act_button(
                theme, nl("Naar de vraag"), lack.text, lambda: self.jumped.emit(lack.question)
            )
        else:
            place = screen_of(lack)
            go = partial(self.went.emit, place.value)
            button = act_button(theme, _WAYS.get(place, nl("Naar Leerroute")), lack.text, go)
            if place is ScreenName.DECISION:
                button.hide()  # two decisions stand above, on this screen
        if lack.why is not None:
            why = WhyButton(theme, lack.text)
            why.clicked.connect(partial(self.why_asked.emit, lack.why))
            line.addWidget(why)
        line.addWidget(button)
        self._inside.addLayout(line)

    def _way(self, told: str, words: str, screen: ScreenName) -> None:
        line = signed_line(self._theme, "chevron_right", "petrol_800", told, "body")
        line.addWidget(act_button(self._theme, words, told, lambda: self.went.emit(screen.value)))
        self._inside.addLayout(line)

    def _two_answers(self, twice: TwoAnswers) -> None:
        """A decision that two laptops took differently; it is chosen where a reason is asked."""
        theme = self._theme
        self._group(nl("{title}: op twee laptops staat iets anders. Welke geldt?", title=twice.title))
        for said in twice.answers:
            words = nl("{words} ({who}, {when})", words=said.words, who=said.who, when=said.when)
            self._inside.addWidget(RunLabel(theme, words, "small_body"))
        choose = partial(self.choosing.emit, twice.at)
        button = act_button(theme, nl("Naar de keuze"), twice.title, choose)
        self._inside.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _dispute(self, pair: tuple[VersionShown, ...]) -> None:
        """Both with equal weight; nothing is chosen beforehand."""
        theme = self._theme
        self._group(nl("Op twee laptops is een plan vastgesteld. Welk besluit geldt?"))
        self.reason = field = LineField(theme, nl("Waarom kiest u dit?"))
        self._inside.addLayout(labelled(theme, field))
        for version in pair:
            words = column(2, (12, 8, 12, 8))
            words.addWidget(RunLabel(theme, version.title, "body", bold=True))
            for told in version.told:
                words.addWidget(RunLabel(theme, told, "small_body"))
            choose = partial(self._settle, version.key)
            button = act_button(theme, nl("Dit besluit geldt"), version.title, choose)
            words.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self._inside.addWidget(Panel("calm", words))

    def _settle(self, key: str) -> None:
        self.settled.emit(key, "" if self.reason is None else self.reason.text())

    def show_refusal(self, field: str) -> bool:
        """Mark the reason; False when it is not asked here."""
        if field != HOLDS or self.reason is None:
            return False
        self.reason.show_error(True)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        return True


class TermsCard(Panel):
    """The three years, the last day to change route, and bezwaar. `why_asked` = a `WhyShown`."""

    why_asked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__("card")
        self._theme = theme
        self._inside = column(8, (18, 14, 18, 14))
        self.setLayout(self._inside)

    def show_terms(self, terms: tuple[TermShown, ...]) -> None:
        theme = self._theme
        empty_out(self._inside)
        self._inside.addLayout(card_head(theme, "clock", nl("Termijnen")))
        for i, term in enumerate(terms):
            if i:
                self._inside.addWidget(hair_line())
            words = column(2)
            words.addWidget(RunLabel(theme, term.title, "body", bold=True))
            told = (
                nl("Tot en met {until} · {words}", until=term.until, words=term.words)
                if term.until
                else term.words
            )
            words.addWidget(RunLabel(theme, told, "body"))
            for more in term.more:
                words.addWidget(RunLabel(theme, more, "small_body", tone="inkt_600"))
            if term.reason is not None:
                words.addLayout(grounds_line(theme, term.title, term.mark, term.reason, self.why_asked.emit))
            self._inside.addLayout(words)
        self.setVisible(bool(terms))


def screen_of(lack: Missing) -> ScreenName:
    """Where something that is missing and is no question is filled in."""
    return ScreenName(lack.place) if lack.place in set(ScreenName) else ScreenName.PLAN
