"""What each doelgroep gets of the municipality: the table of the Wi2021 for screen, plan and paper.

The letter of DUO decides the group. Numbers and what a municipality may choose come from the law of the day;
where the law leaves it open the words say so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.doelgroep import Doelgroep
from desktop.domain.law.book import LawBook, LawOnDay, LawValue
from desktop.domain.law.why import Why, rules_behind
from desktop.domain.wording import nl


@dataclass(frozen=True, slots=True)
class Right:
    """One line: what, for this group, where it is written, and the rules and values it rests on."""

    what: str
    answer: str
    source: str
    rules: tuple[str, ...] = ()
    law: tuple[LawValue, ...] = ()


NAMES: Mapping[Doelgroep, str] = {
    Doelgroep.ASIELSTATUSHOUDER: nl("Asielstatushouder"),
    Doelgroep.GEZINSMIGRANT: nl("Gezinsmigrant"),
    Doelgroep.OVERIGE_MIGRANT: nl("Overige migrant"),
}
_NAREIZIGER = {
    "ja": nl("ja, ook voor nareizigers (keuze van de gemeente)"),
    "nee": nl("nee, niet voor nareizigers (keuze van de gemeente)"),
    "per_persoon": nl("bij een nareiziger per persoon te bekijken"),
}


def rights_of(group: Doelgroep, law: LawOnDay, is_nareiziger: bool = False) -> tuple[Right, ...]:
    """The table for one group on one day. Raises Refusal(LAW_BEFORE_FIRST_DATE) for a day before the act."""
    if group is not Doelgroep.ASIELSTATUSHOUDER:
        return _others(law)
    months = law.value("ontzorgen.months")
    policy = law.value("ontzorgen.nareiziger")
    ontzorgen = nl("{number} maanden, bij bijstand", number=months.number)
    return (
        Right(
            nl("Leerroute"),
            nl("aanbod van de gemeente, vastgelegd in het PIP"),
            nl("WI 15 en 16"),
            ("R-AAN-01",),
        ),
        _map_and_pvt(),
        Right(nl("Maatschappelijke begeleiding"), nl("ja, vanaf de koppeling"), "WI 13", ("R-MB-01",)),
        Right(
            nl("Ontzorgen"),
            _NAREIZIGER[str(policy.value)] if is_nareiziger else ontzorgen,
            nl("Participatiewet 56a"),
            ("R-ONT-01", "R-ONT-02"),
            (months, policy) if is_nareiziger else (months,),
        ),
        Right(nl("Kosten van de les"), nl("geen lening"), nl("handreiking Divosa"), ("R-LEN-01",)),
    )


def why_right(right: Right, book: LawBook) -> Why:
    """Why somebody of this group gets this, or does not."""
    rules = (*rules_behind(right.law, book), *(book.rule(id) for id in right.rules))
    return Why(
        claim=nl("{what}: {answer}.", what=right.what, answer=right.answer),
        law=right.law,
        rules=tuple(dict.fromkeys(rules)),
        closing=nl("De brief van DUO zegt bij welke groep iemand hoort."),
    )


def _others(law: LawOnDay) -> tuple[Right, ...]:
    guidance = law.value("begeleiding.gezin_overig")
    is_offered = guidance.value == "ja"
    words = nl("ja (keuze van de gemeente)") if is_offered else nl("geen plicht; lokaal beleid")
    source = guidance.decided_by or nl("handreiking Divosa")
    return (
        Right(
            nl("Leerroute"),
            nl("alleen advies: de persoon koopt zelf een cursus"),
            nl("handreiking Divosa"),
            ("R-AAN-01",),
        ),
        _map_and_pvt(),
        Right(nl("Maatschappelijke begeleiding"), words, source, ("R-MB-01",), (guidance,)),
        Right(nl("Ontzorgen"), nl("nee"), nl("Participatiewet 56a"), ("R-ONT-02",)),
        Right(
            nl("Kosten van de les"),
            nl("zelf, eventueel met een lening van DUO"),
            nl("handreiking Divosa"),
            ("R-LEN-01",),
        ),
    )


def _map_and_pvt() -> Right:
    return Right(
        nl("MAP en PVT"),
        nl("aanbod van de gemeente; geen MAP in de onderwijsroute"),
        nl("WI 8 lid 3, BI 3.1"),
        ("R-AAN-02", "R-MAP-02", "R-PVT-01"),
    )
