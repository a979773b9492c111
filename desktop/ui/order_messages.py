"""What is said of a koffer that the municipality had wiped. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from desktop.domain.errors import TroubleCode
from desktop.domain.wording import joined, nl
from desktop.usecases.dutch_words import day_and_time
from desktop.usecases.unlock import WipedRow

#: happened, safe, advice
ORDER_TROUBLES: Mapping[TroubleCode, tuple[str, str, str]] = MappingProxyType(
    {
        TroubleCode.KOFFER_WIPED: (
            nl("De gemeente heeft deze koffer laten wissen."),
            nl("Wat u schreef ging eerst verzegeld naar de gemeente."),
            nl("Bel de beheerder van de gemeente."),
        ),
    }
)


def wiped_words(rows: Sequence[WipedRow]) -> tuple[str, str, str] | None:
    """For the unlock screen, about the koffer that was wiped last; None when there is nothing to say."""
    if not rows:
        return None
    last = rows[0]
    who = last.municipality or nl("de gemeente")
    happened = nl("De gemeente heeft de koffer van {label} laten wissen.", label=last.label)
    safe = nl(
        "Dat was op {day}. Wat erin stond, ging eerst verzegeld naar de gemeente. Van anderen is niets weg.",
        day=day_and_time(last.at),
    )
    advice = nl("Bel de beheerder van {who}.", who=who)
    if last.phone:
        advice = joined(" ", (advice, nl("Telefoon: {phone}.", phone=last.phone)))
    return happened, safe, advice
