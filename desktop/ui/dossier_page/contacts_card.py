"""Invitations and absence on the page: what was done, who wrote it down, what to look at. No threats."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.dossier_page.contacts_form import TITLES, ContactsForm
from desktop.ui.dossier_page.parts import act_button, card_head, signed_line
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, empty_out, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fields import ChoiceField
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.contacts import ContactKind, ContactShown, ContactTyped

_RULE = nl(
    "Leg vast wat u deed om de persoon te bereiken, en waarom iemand er niet was. "
    "Of iets verwijtbaar is, zegt een mens met een reden; het programma rekent niets uit."
)
#: what can be added from the list; a verdict is given at an absence
_NEW = (
    ContactKind.INVITATION,
    ContactKind.ABSENCE,
    ContactKind.SECOND_CHANCE,
    ContactKind.TALK_HELD,
    ContactKind.NOTE,
    ContactKind.SAMENLOOP,
)
_SIGNS = {
    ContactKind.INVITATION: ("document", "petrol_800"),
    ContactKind.ABSENCE: ("minus_circle", "klei_700"),
    ContactKind.SECOND_CHANCE: ("again", "petrol_800"),
    ContactKind.TALK_HELD: ("check_circle", "blad_700"),
    ContactKind.NOTE: ("note", "inkt_600"),
    ContactKind.SAMENLOOP: ("split", "inkt_600"),
    ContactKind.VERDICT: ("person", "inkt_900"),
}


class ContactsCard(QWidget):
    """`written` key ('' = new), typed · `taken_back` key."""

    written = Signal(str, object)
    taken_back = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._language = theme, ""
        self._list = column(8)
        self.kind = ChoiceField(
            theme, nl("Wat wilt u vastleggen?"), tuple((k.value, TITLES[k]) for k in _NEW)
        )
        self.kind.setCurrentIndex(0)
        self.new_button = Button(theme, nl("Vastleggen"), icon="plus_circle")
        self.new_button.setAccessibleName(on_screen(nl("Vastleggen: uitnodiging of afwezigheid")))
        self.new_button.clicked.connect(self._new)
        self.form = ContactsForm(theme)
        self.form.written.connect(self.written)
        self.form.closed.connect(self.put_away)
        begin = row(12)
        begin.addWidget(self.kind, 1)
        begin.addWidget(self.new_button, 0, Qt.AlignmentFlag.AlignVCenter)
        inside = column(10)
        inside.addLayout(card_head(theme, "calendar", nl("Uitnodigingen en afwezigheid")))
        inside.addWidget(RunLabel(theme, _RULE, "secondary", tone="inkt_600"))
        inside.addLayout(begin)
        inside.addWidget(self.form)
        inside.addLayout(self._list)
        self.setLayout(inside)

    def show_contacts(
        self, contacts: tuple[ContactShown, ...], language: str, languages: tuple[tuple[str, str], ...]
    ) -> None:
        """The log, newest first. `language`: of the talk, what an invitation is in unless said otherwise."""
        self._language = language
        self.form.show_languages(languages)
        empty_out(self._list)
        if not contacts:
            words = nl("Er is nog niets vastgelegd.")
            self._list.addWidget(RunLabel(self._theme, words, "body", tone="inkt_600"))
        for one in contacts:
            self._list.addWidget(self._one(one))

    def missed(self, day: str, about: str) -> None:
        """A planned talk did not go on: the form for an absence, with its day; why is for a person to say."""
        self.form.ask("", ContactTyped(ContactKind.ABSENCE, day, about=about))

    def put_away(self) -> None:
        self.form.hide()
        self.new_button.setFocus()

    def _new(self) -> None:
        kind = ContactKind(self.kind.chosen())
        language = self._language if kind is ContactKind.INVITATION else ""
        self.form.ask("", ContactTyped(kind, language=language))

    def _one(self, one: ContactShown) -> Panel:
        theme = self._theme
        sign, tone = _SIGNS[one.kind]
        words = column(2)
        head = row(8)
        head.addWidget(Sign(theme, sign, theme.px("icon_small"), tone))
        head.addWidget(
            RunLabel(theme, nl("{title} · {day}", title=one.title, day=one.day), "body", bold=True), 1
        )
        words.addLayout(head)
        for fact in one.facts:
            words.addWidget(RunLabel(theme, fact, "small_body"))
        for remark in one.remarks:
            words.addLayout(signed_line(theme, "alert", "zon_700", remark, "secondary"))
        words.addWidget(
            RunLabel(theme, nl("Vastgelegd: {written}", written=one.written), "secondary", tone="inkt_600")
        )
        buttons = row(8, (0, 4, 0, 0))
        about = nl("{title}, {day}", title=one.title, day=one.day)
        edit, back = nl("Wijzig"), nl("Neem terug")
        buttons.addWidget(act_button(theme, edit, about, lambda: self.form.ask(one.key, one.typed), "pencil"))
        buttons.addWidget(act_button(theme, back, about, lambda: self.taken_back.emit(one.key)))
        if one.may_judge:
            judged = ContactTyped(ContactKind.VERDICT, about=one.key)
            judge = nl("Leg oordeel vast")
            buttons.addWidget(act_button(theme, judge, about, lambda: self.form.ask("", judged), "person"))
        buttons.addStretch(1)
        words.addLayout(buttons)
        inside = column(0, (16, 10, 12, 10))
        inside.addLayout(words)
        return Panel("card", inside)
