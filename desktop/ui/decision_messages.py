"""The refusals of establishing and changing the plan as Dutch sentences: happened, safe, advice. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from desktop.domain.errors import RefusalCode
from desktop.domain.wording import later, nl

_STAYS = nl("Wat u typte blijft staan.")
_NOTHING = nl("Er is niets vastgesteld.")
_KEPT = nl("Alles is bewaard.")
_R = RefusalCode

DECISION_REFUSALS: Mapping[RefusalCode, tuple[str, str, str]] = MappingProxyType(
    {
        _R.NOT_READY: (
            nl("Dit plan is nog niet gereed."),
            _NOTHING,
            nl("Maak het eerst gereed bij Leerroute."),
        ),
        _R.PLAN_CHANGED: (
            nl("Het plan veranderde nadat het gereed was."),
            _NOTHING,
            nl("Maak het opnieuw gereed bij Leerroute."),
        ),
        _R.ALREADY_ESTABLISHED: (
            nl("Dit plan is al vastgesteld."),
            nl("Er is niets veranderd."),
            nl("Begin een wijziging als er iets anders moet."),
        ),
        _R.NOT_ESTABLISHED: (
            nl("Er is nog geen vastgesteld plan."),
            nl("Er is niets veranderd."),
            nl("Een plan dat nog niet is vastgesteld kunt u zo veranderen."),
        ),
        _R.BEFORE_ACT: (
            nl("Op deze dag gold de Wet inburgering 2021 nog niet."),
            _STAYS,
            nl("Kijk naar het jaar."),
        ),
        _R.BEFORE_KENNISGEVING: (
            later("Dit is eerder dan de kennisgeving van DUO ({day})."),
            _STAYS,
            nl("Een plan komt na die brief. Kijk naar beide datums."),
        ),
        _R.BEFORE_EARLIER_VERSION: (
            later("Dit is eerder dan het vorige besluit ({day})."),
            _STAYS,
            nl("Een nieuw plan komt na het oude. Kijk naar de datum."),
        ),
        _R.BEFORE_DAGTEKENING: (
            nl("Dit is eerder dan de dagtekening."),
            _STAYS,
            nl("De brief gaat weg op of na de dag van het besluit."),
        ),
        _R.MANDATE_MISSING: (
            nl("Er staat nog niet wie besloot."),
            _STAYS,
            nl("Vul naam en functie in van wie namens het college tekende."),
        ),
        _R.EARLY_DECISION: (
            nl("Deze persoon woont nog niet in de gemeente, of staat niet in onze BRP."),
            _STAYS,
            nl("Schrijf waarom u het plan nu al vaststelt. Anders blijft het een PIP-advies."),
        ),
        _R.LATE_SWITCH: (
            later("Wisselen van leerroute kon tot en met {day}."),
            _STAYS,
            nl("Schrijf waarom de route toch nog verandert."),
        ),
        _R.TWO_DECISIONS: (
            nl("Op twee laptops is een plan vastgesteld."),
            nl("Beide zijn bewaard."),
            nl("Kies eerst welk besluit geldt."),
        ),
        _R.REVISION_NOT_BEGUN: (
            nl("Dit plan is vastgesteld."),
            _KEPT,
            nl("Begin eerst een wijziging, met de reden, bij Besluit."),
        ),
        _R.CATEGORY_MISSING: (
            nl("Er is nog geen soort reden gekozen."),
            _STAYS,
            nl("Kies er een uit de lijst."),
        ),
        _R.ROUTE_LOCKED: (
            nl("De leerroute van de vorige gemeente geldt ook hier."),
            nl("Er is niets veranderd."),
            nl("De rest van het plan mag anders. Wisselen kan nadat dit plan is vastgesteld."),
        ),
        _R.GEMEENTE_MISSING: (
            nl("Er staat nog geen gemeente."),
            _STAYS,
            nl("Vul de gemeente in die het eerste plan vaststelde."),
        ),
        _R.SCALE_DOWN_ROUTE: (
            later("Afschalen naar A2 kan alleen in de B1-route ({article})."),
            nl("Er is niets veranderd."),
            nl("In een andere route is dit niet nodig."),
        ),
        _R.SCALE_DOWN_HOURS: (
            later("Afschalen kan pas na {least} uur taalles ({article})."),
            _STAYS,
            nl("Vraag de school om het aantal gevolgde uren."),
        ),
        _R.SCALE_DOWN_KEURMERK: (
            later("De uren tellen alleen bij een school met keurmerk ({article})."),
            _STAYS,
            nl("Vraag de school naar het keurmerk van Blik op Werk."),
        ),
        _R.SCALE_DOWN_EFFORT: (
            later("Afschalen kan alleen na genoeg inzet ({article})."),
            _STAYS,
            nl("Bespreek met de school hoe de inzet was."),
        ),
    }
)
