"""Household on the screen: who belongs to whom, consent of this person, what the other allowed to be used."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.wording import capital, nl
from desktop.ui.dossier_page.parts import act_button, signed_line
from desktop.ui.interview.pointing import spoken_run
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, empty_out, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fields import ChoiceField
from desktop.ui.widgets.labelled import labelled
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.household import Household, LinkShown, OfferShown, Relation, ShareShown
from desktop.usecases.ports import Language, Spoken

_RELATIONS = (
    (Relation.PARTNER.value, nl("partner")),
    (Relation.CHILD.value, nl("kind")),
    (Relation.PARENT.value, nl("ouder")),
    (Relation.HOUSEMATE.value, nl("woont in hetzelfde huis")),
)
_RULE = nl(
    "Ieder een eigen gesprek. Er gaat niets vanzelf naar het andere dossier: wat mag, wordt daar gevraagd en "
    "pas een antwoord als die persoon het zelf zegt."
)


class HouseholdCard(QWidget):
    """`linked` other, relation · `shared` other, fact, given · `offer_taken` other, fact."""

    linked = Signal(str, str)
    unlinked = Signal(str)
    shared = Signal(str, str, bool)
    offer_taken = Signal(str, str)
    opened = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._links = column(12)
        self.other = ChoiceField(theme, nl("Wie hoort erbij?"), ())
        self.relation = ChoiceField(theme, nl("Wat is die persoon?"), _RELATIONS)
        self.link_button = Button(theme, nl("Verbind"), icon="plus_circle")
        self.link_button.clicked.connect(
            lambda: self.linked.emit(self.other.chosen(), self.relation.chosen())
        )
        form = row(12)
        form.addLayout(labelled(theme, self.other), 2)
        form.addLayout(labelled(theme, self.relation), 1)
        form.addWidget(self.link_button, 0, Qt.AlignmentFlag.AlignBottom)
        inside = column(12)
        inside.addWidget(RunLabel(theme, _RULE, "secondary", tone="inkt_600"))
        inside.addLayout(self._links)
        inside.addLayout(form)
        inside.addStretch(1)
        self.setLayout(inside)

    def show_people(self, people: tuple[tuple[str, str], ...]) -> None:
        """Who can be linked with."""
        before = self.other.chosen()
        self.other.clear()
        for dossier, name in people:
            self.other.addItem(name, dossier)
        self.other.choose(before)
        self.link_button.setEnabled(bool(people))

    def show_household(self, household: Household, language: Language) -> None:
        empty_out(self._links)
        if not household.links:
            words = nl("Dit dossier is met niemand verbonden.")
            self._links.addWidget(RunLabel(self._theme, words, "body", tone="inkt_600"))
        for link in household.links:
            self._links.addWidget(Panel("card", self._one(link, language, household.free)))

    def _one(self, link: LinkShown, language: Language, free: Spoken) -> QVBoxLayout:
        theme = self._theme
        name = link.roepnaam or nl("iemand van wie het dossier niet op deze laptop staat")
        inside = column(8, (16, 12, 16, 12))
        head = row(8)
        head.addWidget(
            RunLabel(
                theme,
                nl("{words}: {name}", words=capital(link.words), name=name),
                "body",
                bold=True,
            ),
            1,
        )
        if link.is_on_board:
            head.addWidget(act_button(theme, nl("Open"), name, lambda: self.opened.emit(link.other)))
        head.addWidget(act_button(theme, nl("Maak los"), name, lambda: self.unlinked.emit(link.other)))
        inside.addLayout(head)
        if not link.is_on_board:
            words = nl("Haal het op bij Samenvoegen zolang er netwerk is, als u het nodig hebt.")
            inside.addLayout(signed_line(theme, "laptop", "inkt_600", words, "secondary"))
        if link.is_disputed:
            words = nl("Op twee laptops staat hier iets anders. Verbind opnieuw om te kiezen.")
            inside.addLayout(signed_line(theme, "split", "klei_700", words, "secondary"))
        inside.addWidget(RunLabel(theme, nl("Vraag aan deze persoon, alleen"), "small_body", bold=True))
        for share in link.shares:
            inside.addLayout(self._share(link, share, language))
        run = spoken_run(free, language)
        inside.addWidget(
            RunLabel(theme, run.text, "secondary", script=run.script, rtl=run.rtl, tone="inkt_600")
        )
        if link.offers:
            inside.addWidget(
                RunLabel(theme, nl("Mag van {name} hier gevraagd worden", name=name), "small_body", bold=True)
            )
        for offer in link.offers:
            inside.addLayout(self._offer(link, offer))
        return inside

    def _share(self, link: LinkShown, share: ShareShown, language: Language) -> QVBoxLayout:
        theme, run = self._theme, spoken_run(share.own_ask, language)
        words = column(2)
        words.addWidget(RunLabel(theme, share.ask, "small_body"))
        if run.text != share.ask:
            words.addWidget(RunLabel(theme, run.text, "body", script=run.script, rtl=run.rtl))
        line = row(12)
        sign = nl("Toestemming gegeven") if share.is_given else nl("Geen toestemming")
        icon, tone = ("check_circle", "blad_700") if share.is_given else ("minus_circle", "inkt_600")
        line.addLayout(signed_line(theme, icon, tone, sign, "secondary"), 1)
        act = nl("Trek in") if share.is_given else nl("Zegt ja")
        given = not share.is_given
        line.addWidget(
            act_button(theme, act, share.words, lambda: self.shared.emit(link.other, share.fact.value, given))
        )
        words.addLayout(line)
        return words

    def _offer(self, link: LinkShown, offer: OfferShown) -> QVBoxLayout:
        theme, line = self._theme, row(12)
        words = nl("{words}: staat hier al", words=offer.words) if offer.is_here else offer.words
        icon, tone = ("check", "blad_700") if offer.is_here else ("hand", "klei_700")
        line.addLayout(signed_line(theme, icon, tone, words), 1)
        if offer.count:
            take = nl("Zet klaar om te vragen")
            line.addWidget(
                act_button(
                    theme, take, offer.words, lambda: self.offer_taken.emit(link.other, offer.fact.value)
                )
            )
        whole = column(0)
        whole.addLayout(line)
        return whole
