"""What can be wrong with a paper as Dutch sentences: happened, safe, advice. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from desktop.domain.errors import RefusalCode, TroubleCode
from desktop.domain.wording import nl

PAPER_REFUSALS: Mapping[RefusalCode, tuple[str, str, str]] = MappingProxyType(
    {
        RefusalCode.PAPER_NOT_NOW: (
            nl("Dit papier kan nu nog niet."),
            nl("Er is niets gemaakt."),
            nl("In de lijst staat wat er eerst moet."),
        ),
        RefusalCode.PAPER_ELSEWHERE: (
            nl("Dit papier is op een andere laptop gemaakt."),
            nl("Het is daar bewaard."),
            nl("Open het op die laptop, of maak het hier opnieuw."),
        ),
    }
)
PAPER_TROUBLES: Mapping[TroubleCode, tuple[str, str, str]] = MappingProxyType(
    {
        TroubleCode.PAPER_FAILED: (
            nl("Het papier kon niet gemaakt worden."),
            nl("Het plan is bewaard."),
            nl("Probeer het opnieuw."),
        ),
        TroubleCode.PAPER_DAMAGED: (
            nl("Dit bewaarde papier klopt niet meer: het is niet wat er bewaard werd."),
            nl("Het wordt niet getoond. Het plan zelf is bewaard."),
            nl("Maak het papier opnieuw, en bel de beheerder."),
        ),
    }
)
