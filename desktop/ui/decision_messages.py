"""The refusals of establishing and changing the plan as Dutch sentences: happened, safe, advice. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from desktop.domain.errors import RefusalCode

_STAYS = "Wat u typte blijft staan."
_NOTHING = "Er is niets vastgesteld."
_KEPT = "Alles is bewaard."
_R = RefusalCode

DECISION_REFUSALS: Mapping[RefusalCode, tuple[str, str, str]] = MappingProxyType(
    {
        _R.NOT_READY: ("Dit plan is nog niet gereed.", _NOTHING, "Maak het eerst gereed bij Leerroute."),
        _R.PLAN_CHANGED: (
            "Het plan veranderde nadat het gereed was.",
            _NOTHING,
            "Maak het opnieuw gereed bij Leerroute.",
        ),
        _R.ALREADY_ESTABLISHED: (
            "Dit plan is al vastgesteld.",
            "Er is niets veranderd.",
            "Begin een wijziging als er iets anders moet.",
        ),
        _R.NOT_ESTABLISHED: (
            "Er is nog geen vastgesteld plan.",
            "Er is niets veranderd.",
            "Een plan dat nog niet is vastgesteld kunt u zo veranderen.",
        ),
        _R.BEFORE_ACT: (
            "Op deze dag gold de Wet inburgering 2021 nog niet.",
            _STAYS,
            "Kijk naar het jaar.",
        ),
        _R.BEFORE_KENNISGEVING: (
            "Dit is eerder dan de kennisgeving van DUO ({day}).",
            _STAYS,
            "Een plan komt na die brief. Kijk naar beide datums.",
        ),
        _R.BEFORE_EARLIER_VERSION: (
            "Dit is eerder dan het vorige besluit ({day}).",
            _STAYS,
            "Een nieuw plan komt na het oude. Kijk naar de datum.",
        ),
        _R.BEFORE_DAGTEKENING: (
            "Dit is eerder dan de dagtekening.",
            _STAYS,
            "De brief gaat weg op of na de dag van het besluit.",
        ),
        _R.MANDATE_MISSING: (
            "Er staat nog niet wie besloot.",
            _STAYS,
            "Vul naam en functie in van wie namens het college tekende.",
        ),
        _R.EARLY_DECISION: (
            "Deze persoon woont nog niet in de gemeente, of staat niet in onze BRP.",
            _STAYS,
            "Schrijf waarom u het plan nu al vaststelt. Anders blijft het een PIP-advies.",
        ),
        _R.LATE_SWITCH: (
            "Wisselen van leerroute kon tot en met {day}.",
            _STAYS,
            "Schrijf waarom de route toch nog verandert.",
        ),
        _R.TWO_DECISIONS: (
            "Op twee laptops is een plan vastgesteld.",
            "Beide zijn bewaard.",
            "Kies eerst welk besluit geldt.",
        ),
        _R.REVISION_NOT_BEGUN: (
            "Dit plan is vastgesteld.",
            _KEPT,
            "Begin eerst een wijziging, met de reden, bij Besluit.",
        ),
        _R.CATEGORY_MISSING: ("Er is nog geen soort reden gekozen.", _STAYS, "Kies er een uit de lijst."),
        _R.ROUTE_LOCKED: (
            "De leerroute van de vorige gemeente geldt ook hier.",
            "Er is niets veranderd.",
            "De rest van het plan mag anders. Wisselen kan nadat dit plan is vastgesteld.",
        ),
        _R.GEMEENTE_MISSING: (
            "Er staat nog geen gemeente.",
            _STAYS,
            "Vul de gemeente in die het eerste plan vaststelde.",
        ),
        _R.SCALE_DOWN_ROUTE: (
            "Afschalen naar A2 kan alleen in de B1-route ({article}).",
            "Er is niets veranderd.",
            "In een andere route is dit niet nodig.",
        ),
        _R.SCALE_DOWN_HOURS: (
            "Afschalen kan pas na {least} uur taalles ({article}).",
            _STAYS,
            "Vraag de school om het aantal gevolgde uren.",
        ),
        _R.SCALE_DOWN_KEURMERK: (
            "De uren tellen alleen bij een school met keurmerk ({article}).",
            _STAYS,
            "Vraag de school naar het keurmerk van Blik op Werk.",
        ),
        _R.SCALE_DOWN_EFFORT: (
            "Afschalen kan alleen na genoeg inzet ({article}).",
            _STAYS,
            "Bespreek met de school hoe de inzet was.",
        ),
    }
)
