"""One party: what the person said, what would go word for word, what stays here and why."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.domain.wording import joined, nl, small
from desktop.ui.dossier_page.parts import card_head, signed_line
from desktop.ui.pip_board.facts import NumberTag
from desktop.ui.sharing.party_row import STATES
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, empty_out, hair_line, row
from desktop.ui.widgets.marks import Chip
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.sharing import FieldShown, PartyShown, SentShown, Way


class PartyCard(QWidget):
    """`jumped` = id of the question a field comes from."""

    jumped = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._inside = column(12)
        self.setLayout(self._inside)

    def show_party(self, party: PartyShown) -> None:
        """Everything about it, the words that go on top."""
        empty_out(self._inside)
        self._inside.addLayout(self._head(party))
        if party.stop:
            tone = "calm" if party.way is Way.RETYPE else "warn"
            stop = row(0, (14, 10, 14, 10))
            sign = ("pencil", "petrol_800") if party.way is Way.RETYPE else ("lock", "zon_700")
            stop.addLayout(signed_line(self._theme, *sign, party.stop, "body"))
            self._inside.addWidget(Panel(tone, stop))
        goes = [field for field in party.fields if field.goes]
        title = nl("Dit typt u over") if party.way is Way.RETYPE else nl("Dit gaat, precies zo")
        if not party.may_share and party.way is Way.FILE:
            title = nl("Dit zou gaan")
        if party.sent and not party.may_share:
            self._add_went(party)  # what went before is the first thing to know
        if goes:
            self._inside.addWidget(Panel("card", self._goes(title, goes)))
        self._inside.addWidget(Panel("card", self._stays(party)))
        if party.sent and party.may_share:
            self._add_went(party)
        self._inside.addWidget(
            RunLabel(
                self._theme, nl("Waarvoor: {purpose}", purpose=party.purpose), "secondary", tone="inkt_600"
            )
        )
        checked = "" if party.is_checked else nl(" (niet nagekeken)")
        basis = nl("Grondslag{checked}: {basis}", checked=checked, basis=party.basis)
        self._inside.addWidget(RunLabel(self._theme, basis, "secondary", tone="inkt_600"))

    def _head(self, party: PartyShown) -> QVBoxLayout:
        theme = self._theme
        words, tone, icon = STATES[party.consent]
        inside = column(4)
        inside.addWidget(RunLabel(theme, party.name, "question"))
        inside.addWidget(Chip(theme, words, tone, icon), 0, Qt.AlignmentFlag.AlignLeft)
        return inside

    def _goes(self, title: str, fields: list[FieldShown]) -> QVBoxLayout:
        """Name at the left, the very words at the right; at large letters one under the other."""
        theme = self._theme
        inside = column(8, (18, 14, 18, 14))
        inside.addLayout(card_head(theme, "eye", title))
        beside = theme.tokens.factor < 1.3
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(6)
        for at, field in enumerate(fields):
            name = RunLabel(theme, field.name, "small_body", tone="inkt_600")
            value = column(2)
            for text in field.texts:
                value.addWidget(RunLabel(theme, text, "body", bold=True))
            top = Qt.AlignmentFlag.AlignTop
            if beside:
                grid.addWidget(name, at, 0, top)
                grid.addLayout(value, at, 1)
            else:
                grid.addWidget(name, 2 * at, 0, top)
                grid.addLayout(value, 2 * at + 1, 0)
        if beside:
            grid.setColumnStretch(0, 1)
            grid.setColumnStretch(1, 2)
        inside.addLayout(grid)
        return inside

    def _stays(self, party: PartyShown) -> QVBoxLayout:
        theme = self._theme
        inside = column(8, (18, 14, 18, 14))
        inside.addLayout(card_head(theme, "lock", nl("Dit gaat niet mee")))
        for field in party.fields:
            if not field.goes:
                line = row(8)
                if field.question:
                    tag = NumberTag(theme, field.number, field.name)
                    tag.clicked.connect(lambda _on=False, q=field.question: self.jumped.emit(q))
                    line.addWidget(tag, 0, Qt.AlignmentFlag.AlignTop)
                line.addWidget(
                    RunLabel(
                        theme, nl("{name}: {small}", name=field.name, small=_small(field.why)), "small_body"
                    ),
                    1,
                )
                inside.addLayout(line)
        if any(not field.goes for field in party.fields) and party.withheld:
            inside.addWidget(hair_line())
        for name, why in party.withheld:
            inside.addLayout(
                signed_line(theme, "shield", "inkt_600", nl("{name}. {why}", name=name, why=why))
            )
        return inside

    def _add_went(self, party: PartyShown) -> None:
        inside = column(8, (18, 14, 18, 14))
        inside.addLayout(card_head(self._theme, "history", nl("Dit ging eerder")))
        for one in party.sent:
            inside.addLayout(sent_line(self._theme, one, is_named=False))
        self._inside.addWidget(Panel("card", inside))


def sent_line(theme: Theme, one: SentShown, is_named: bool = True) -> QVBoxLayout:
    """When, to whom, what, by whom, why."""
    words = column(0)
    to = nl(" · {party}", party=one.party) if is_named else ""
    if one.has_failed:
        failed = nl("{when}{to} · het bestand is niet gemaakt", when=one.when, to=to)
        words.addLayout(signed_line(theme, "close_circle", "steen_700", failed))
    else:
        words.addLayout(
            signed_line(
                theme, "check", "blad_700", nl("{when}{to} · {form}", when=one.when, to=to, form=one.form)
            )
        )
        words.addWidget(RunLabel(theme, joined(", ", one.fields), "small_body"))
    words.addWidget(
        RunLabel(theme, nl("{who}: {reason}", who=one.who, reason=one.reason), "secondary", tone="inkt_600")
    )
    return words


def _small(why: str) -> str:
    """As it stands behind a colon."""
    return small(why)
