"""What an administrator reads about the outbox: why a dossier waits or stands apart, and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sync.server.service.publishing_ports import State, Why

STATE_WORDS: Mapping[State, str] = MappingProxyType(
    {State.WAITING: "wacht", State.DONE: "klaar", State.APART: "apart gezet"}
)
WHY_WORDS: Mapping[Why, str] = MappingProxyType(
    {
        Why.NONE: "",
        Why.NOT_DECIDED: "Er is nog geen PIP vastgesteld.",
        Why.ELSEWHERE: "Dit dossier gaat verder in een ander, of hoort niet onder deze wet.",
        Why.SUMMARY_STALE: "Er kwamen antwoorden na de laatste samenvatting. De laptop stuurt een nieuwe.",
        Why.PAPER_NOT_HERE: "Een papier is er nog niet. De laptop stuurt het bij de volgende synchronisatie.",
        Why.UNREACHABLE: "Geen bruikbaar antwoord. Het wordt vanzelf opnieuw geprobeerd.",
        Why.REFUSED: "Geweigerd. Kijk naar de reden, herstel die, en laat het opnieuw doen.",
        Why.NOT_ALLOWED: "Geen toegang of een recht te weinig. Draai 'intakekoffer zgw check'.",
        Why.CATALOGUE: "De catalogus is niet klaar. Draai 'intakekoffer zgw check'.",
        Why.CLOSED: "De zaak is daar afgesloten en er is nog iets te schrijven. Heropen haar, of laat het.",
        Why.GONE: "Wat hier gemaakt was, is daar weggehaald. Er wordt niets opnieuw gemaakt.",
        Why.IN_USE: "Iemand heeft het document daar in bewerking.",
        Why.BYTES_DIFFER: "Wat daar staat is niet wat gestuurd werd, ook de tweede keer. Meld het daar.",
        Why.BROKEN: "Een fout in dit programma. Meld het met het logboek van de dienst.",
        Why.DESTROYED: "Dit dossier is vernietigd.",
    }
)
