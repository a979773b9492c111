"""Invented answers with a history, questions that wait, and lists of what is open."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.changes import Act, Certainty, Source
from desktop.usecases.interview import (
    AboutAnswer,
    ActShown,
    ClosingList,
    GuardShown,
    HealthShown,
    HistoryLine,
    HistoryShown,
    Interview,
    OpenItem,
    OpenKind,
    ParkedShown,
    Recovered,
    TopicOpen,
)
from desktop.usecases.pack_upgrade import UpgradeLine, UpgradeShown
from tests.ui import samples
from tests.ui.samples_questions import text_question

_WAIT = {"ar": "لحظة من فضلك.", "ti": "ቁሩብ ተጸበዩ በጃኹም።", "tr": "Bir dakika lütfen."}
CORRECTED = ActShown("", "Praten met mensen", Act.CORRECTION, (Act.CORRECTION, Act.CHANGE_OF_MIND))


def known(code: str, told: ActShown | None = None) -> Interview:
    """An answer that stands; with `told` it replaced another."""
    about = AboutAnswer(Source.SAID, Certainty.CERTAIN, told, can_withdraw=True, has_history=True)
    return replace(samples.interview(code), about=about)


def guarded(code: str) -> Interview:
    """A question that waits because of who sits there."""
    why = (
        "Familie of een bekende tolkt.",
        "Bij deze vraag spreekt iemand vrijer alleen, met een tolk van buiten.",
    )
    own = samples.spoken(_WAIT[code], code)
    return replace(samples.interview(code), guard=GuardShown("Deze vraag wacht", why, own))


def special(code: str, with_text: bool = False) -> Interview:
    """A question about special data, with free text off."""
    question = text_question(code) if with_text else samples.question(code)
    return replace(samples.interview(code, replace(question, is_special=True)), is_free_text_off=True)


def found(code: str) -> Interview:
    """A talk that broke off, opened again."""
    recovered = Recovered(
        "Gevonden: halve tekst bij vraag 1.1", "van vandaag om 10:42", (("antwoord", "Sami"),), "Samir",
        "landelijk@1",
    )  # fmt: skip
    return replace(samples.interview(code, text_question(code)), recovered=recovered)


def grown(code: str) -> Interview:
    """Questions came along with the last answer."""
    return replace(samples.interview(code), grown="5 vragen erbij door 7.3")


def closing() -> ClosingList:
    """Something in every group."""
    texts = {
        OpenKind.CONFLICT: ("15.1", "Wat wilt u bereiken?", "twee antwoorden; vraag het opnieuw"),
        OpenKind.HALF: ("7.3", "Heeft u kinderen?", "een deel is nog niet ingevuld"),
        OpenKind.PREFILLED: (
            "1.8", "Wanneer is de brief van DUO?",
            "11 juni 2026: uit een brief of papier, genoteerd op 15 september, nog te controleren",
        ),
        OpenKind.LAW: ("4.1", "Heeft u de leerbaarheidstoets gedaan?", ""),
        OpenKind.NOT_UNDERSTOOD: ("3.4", "Hoe goed leest u in uw eigen taal?", ""),
        OpenKind.LATER: ("6.2", "Welk werk heeft u gedaan?", ""),
        OpenKind.OPEN: ("13.1", "Heeft u een telefoon?", ""),
    }  # fmt: skip
    items = tuple(OpenItem(kind, f"Q{at}", *one) for at, (kind, one) in enumerate(texts.items()))
    return ClosingList(
        items=items,
        topics=(TopicOpen("Werkervaring", "WI 14 lid 3", True, "W01", "6.1"),),
        health=HealthShown(
            "Nog niet besproken. Alleen het gevolg voor de planning is nodig, nooit een diagnose.",
            False, "F03", "8.3",
        ),
        parked=(ParkedShown("4.3", "Hoeveel punten?", "26", "hangt af van vraag 4.1"),),
        answered=40,
        applicable=121,
    )  # fmt: skip


def nothing_open() -> ClosingList:
    """All is discussed."""
    said = "Besproken. Gevolg voor de planning: Ja, met pauze; 4, goed."
    return ClosingList((), (), HealthShown(said, True, "F03", "8.3"), (), 121, 121)


def history() -> HistoryShown:
    """A change of mind after a correction."""
    own = samples.spoken("ماذا تريد أن تحقق في هولندا؟", "ar")
    dutch = "Wat wilt u bereiken in Nederland?"
    day = "dinsdag 15 september"
    asked = "gevraagd in het Arabisch, met tolk 48213"
    lines = (
        HistoryLine(f"{day}, 11:20", "Marit Bakker", "denkt nu anders", "Bakker worden", "gezegd, zeker",
                    asked, own, dutch, True, "3fa2b81c90de"),
        HistoryLine(f"{day}, 10:43", "Marit Bakker", "verbetering", "Kok worden", "gezegd, zeker", asked,
                    own, dutch, True, "3fa2b81c90de"),
        HistoryLine(f"{day}, 10:42", "Marit Bakker", "eerste antwoord", "Kok wrden", "gezegd, zeker",
                    "gevraagd in het Nederlands", None, "De tekst van toen staat niet in deze versie.", False,
                    "00aa11bb22cc"),
    )  # fmt: skip
    return HistoryShown("K01", "15.1", "Wat wilt u bereiken in Nederland?", lines)


def upgrade() -> UpgradeShown:
    """One question of each kind."""
    return UpgradeShown(
        "landelijk@1", "landelijk@2", 38,
        (UpgradeLine("15.1", "Wat is uw droom in Nederland?", "Kok worden", "andere tekst"),),
        (UpgradeLine("", "Is dat duidelijk?", "Ja", "wordt niet meer gevraagd"),),
        (UpgradeLine("15.9", "Waar wordt u blij van?", "", "nieuw"),),
        "",
    )  # fmt: skip
