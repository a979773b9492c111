"""What may be wrong in what was agreed: sentences beside the form. Nothing is stopped by them."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.deadlines import ontzorgen_period
from desktop.domain.doelgroep import WI2021_START
from desktop.domain.dutch_days import plain_day
from desktop.domain.leerroute import Leerroute
from desktop.domain.plan_elements import ElementKey, Online, Part, Per
from desktop.domain.plan_needs import Need, Situation, Weight
from desktop.domain.wording import nl


def element_doubts(need: Need, case: Situation) -> tuple[str, ...]:
    """The sentences about one element, in the order in which they are best read."""
    return (*_fewer_hours(need, case), *_costs(need, case), *_online(need, case), *_ends(need, case))


def _fewer_hours(need: Need, case: Situation) -> Iterator[str]:
    """Fewer than the law asks (rules R-MAP-01, R-PVT-01, R-Z-01, R-Z-02): an exemption may be the reason."""
    part = next((part for part in Part if part.key == need.key), None)
    agreed = None if part is None else case.elements.intensity.get(part)
    if agreed is None or agreed.per is not Per.TOTAL or not need.law or need.weight is not Weight.NEEDED:
        return
    least = sum(value.number for value in need.law)
    if agreed.hours < least and case.route is not None:
        yield nl(
            "Dit is minder dan de {least} uur van {article}. Klopt dat?",
            least=least,
            article=need.law[0].article,
        )


def _costs(need: Need, case: Situation) -> Iterator[str]:
    """Gezin and overig pay for 800 hours themselves (rules R-Z-02 and R-LEN-01). No amounts are named."""
    if need.key == Part.LEERROUTE.key and case.route is Leerroute.Z_ROUTE and not case.is_asiel:
        yield nl("De persoon betaalt deze uren zelf. Bespreek de kosten, en de lening bij DUO.")


def _online(need: Need, case: Situation) -> Iterator[str]:
    """Lessons that are online only may not count for afschalen (rule R-B1-02)."""
    lesson = case.elements.lesson
    if need.key != ElementKey.LESSON or lesson is None or lesson.online is not Online.YES:
        return
    if case.route is Leerroute.B1:
        percent = case.law.value("b1.least_physical_percent").number
        yield (
            nl(
                "Wil iemand later examen doen op A2, dan moet minstens {percent} procent van de "
                "les in de klas zijn.",
                percent=percent,
            )
        )


def _ends(need: Need, case: Situation) -> Iterator[str]:
    """An end of the bijstand after the period changes nothing (rule R-ONT-05)."""
    agreed = case.elements.ontzorgen
    if need.key != ElementKey.ONTZORGEN_END or agreed.start is None or agreed.end is None:
        return
    if agreed.start < WI2021_START:  # before the act: told with the terms
        return
    period = ontzorgen_period(agreed.start, case.book)
    if period.last is not None and agreed.end > period.last:
        yield (
            nl(
                "Ontzorgen stopt al op {plain_day}. Langer kan alleen met een ander artikel "
                "(Participatiewet 57).",
                plain_day=plain_day(period.last),
            )
        )
