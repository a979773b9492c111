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


@dataclass(frozen=True, slots=True)
class Right:
    """One line: what, for this group, where it is written, and the rules and values it rests on."""

    what: str
    answer: str
    source: str
    rules: tuple[str, ...] = ()
    law: tuple[LawValue, ...] = ()


NAMES: Mapping[Doelgroep, str] = {
    Doelgroep.ASIELSTATUSHOUDER: "Asielstatushouder",
    Doelgroep.GEZINSMIGRANT: "Gezinsmigrant",
    Doelgroep.OVERIGE_MIGRANT: "Overige migrant",
}
_NAREIZIGER = {
    "ja": "ja, ook voor nareizigers (keuze van de gemeente)",
    "nee": "nee, niet voor nareizigers (keuze van de gemeente)",
    "per_persoon": "bij een nareiziger per persoon te bekijken",
}


def rights_of(group: Doelgroep, law: LawOnDay, is_nareiziger: bool = False) -> tuple[Right, ...]:
    """The table for one group on one day. Raises Refusal(LAW_BEFORE_FIRST_DATE) for a day before the act."""
    if group is not Doelgroep.ASIELSTATUSHOUDER:
        return _others(law)
    months = law.value("ontzorgen.months")
    policy = law.value("ontzorgen.nareiziger")
    ontzorgen = f"{months.number} maanden, bij bijstand"
    return (
        Right("Leerroute", "aanbod van de gemeente, vastgelegd in het PIP", "WI 15 en 16", ("R-AAN-01",)),
        _map_and_pvt(),
        Right("Maatschappelijke begeleiding", "ja, vanaf de koppeling", "WI 13", ("R-MB-01",)),
        Right(
            "Ontzorgen",
            _NAREIZIGER[str(policy.value)] if is_nareiziger else ontzorgen,
            "Participatiewet 56a",
            ("R-ONT-01", "R-ONT-02"),
            (months, policy) if is_nareiziger else (months,),
        ),
        Right("Kosten van de les", "geen lening", "handreiking Divosa", ("R-LEN-01",)),
    )


def why_right(right: Right, book: LawBook) -> Why:
    """Why somebody of this group gets this, or does not."""
    rules = (*rules_behind(right.law, book), *(book.rule(id) for id in right.rules))
    return Why(
        claim=f"{right.what}: {right.answer}.",
        law=right.law,
        rules=tuple(dict.fromkeys(rules)),
        closing="De brief van DUO zegt bij welke groep iemand hoort.",
    )


def _others(law: LawOnDay) -> tuple[Right, ...]:
    guidance = law.value("begeleiding.gezin_overig")
    is_offered = guidance.value == "ja"
    words = "ja (keuze van de gemeente)" if is_offered else "geen plicht; lokaal beleid"
    source = guidance.decided_by or "handreiking Divosa"
    return (
        Right(
            "Leerroute",
            "alleen advies: de persoon koopt zelf een cursus",
            "handreiking Divosa",
            ("R-AAN-01",),
        ),
        _map_and_pvt(),
        Right("Maatschappelijke begeleiding", words, source, ("R-MB-01",), (guidance,)),
        Right("Ontzorgen", "nee", "Participatiewet 56a", ("R-ONT-02",)),
        Right(
            "Kosten van de les",
            "zelf, eventueel met een lening van DUO",
            "handreiking Divosa",
            ("R-LEN-01",),
        ),
    )


def _map_and_pvt() -> Right:
    return Right(
        "MAP en PVT",
        "aanbod van de gemeente; geen MAP in de onderwijsroute",
        "WI 8 lid 3, BI 3.1",
        ("R-AAN-02", "R-MAP-02", "R-PVT-01"),
    )
