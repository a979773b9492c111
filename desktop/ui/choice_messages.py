"""The refusals about choosing, between routes and between answers, and about remarks. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from desktop.domain.errors import RefusalCode
from desktop.domain.wording import later, nl

_R = RefusalCode
_KEPT = nl("Alles is bewaard.")

CHOICE_REFUSALS: Mapping[RefusalCode, tuple[str, str, str]] = MappingProxyType(
    {
        _R.ROUTE_NOT_CHOSEN: (
            nl("Er is nog geen leerroute gekozen."),
            _KEPT,
            nl("Kies eerst een route."),
        ),
        _R.PLAN_INCOMPLETE: (
            later("Het plan is nog niet compleet: {count} ontbreekt nog."),
            _KEPT,
            nl("Kijk wat er nog mist."),
        ),
        _R.CONFLICT_OPEN: (
            nl("Bij een vraag staan twee antwoorden."),
            nl("Beide zijn bewaard."),
            nl("Bespreek de vraag opnieuw, en kies dan."),
        ),
        _R.CHOICE_SETTLED: (
            nl("Hier is intussen al gekozen."),
            _KEPT,
            nl("Kijk in de geschiedenis van de vraag wat er nu staat."),
        ),
        _R.CHOICE_CHANGED: (
            nl("Er is intussen een antwoord bij gekomen."),
            _KEPT,
            nl("Bekijk de antwoorden opnieuw en kies daarna."),
        ),
        _R.PARTS_OPEN: (
            nl("Nog niet alles is gekozen."),
            _KEPT,
            nl("Kies bij elk deel wat er moet staan."),
        ),
        _R.REMARK_MISSING: (
            nl("Er staat nog geen tekst."),
            nl("Er is niets bewaard."),
            nl("Schrijf op wat u wilt zeggen."),
        ),
        _R.NOT_A_REVIEWER: (
            nl("U kunt geen opmerking beginnen."),
            nl("Er is niets bewaard."),
            nl("Dat doet wie meeleest: kwaliteit of de leidinggevende. De beheerder geeft die rol."),
        ),
    }
)
