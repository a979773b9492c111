"""Block 5 of the plan: work and knowing the Netherlands. No MAP in the onderwijsroute (WI 8 lid 3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from desktop.domain.leerroute import Leerroute
from desktop.domain.plan_elements import DualKind, ElementKey, Intensity, Part, Per
from desktop.domain.plan_facts import PlanFacts, is_fit_for_paper
from desktop.domain.plan_language import lesson_hours
from desktop.domain.plan_lines import (
    Choices,
    JarDraft,
    Name,
    Number,
    PlanBlockDraft,
    PlanLine,
    Sayings,
    block,
    line,
)

_DIPLOMA = {"ja": "plan.5.diploma_yes", "aangevraagd": "plan.5.diploma_asked", "nee": "plan.5.diploma_no"}
#: somebody who is at most this sure of how to look for work here learns it (W11, of 5)
_NOT_SURE = 2


def work_block(facts: PlanFacts) -> PlanBlockDraft:
    """KNM, MAP, PVT and the hours of the Z-route once the route is chosen; what somebody does already."""
    lines: list[PlanLine] = []
    if facts.route is not None:
        lines.append(line("plan.5.knm"))
        lines += _hours(facts)
    lines += _dual(facts)
    lines += _now(facts)
    return replace(block(5, lines, facts.route is not None), jars=tuple(_jars(facts)))


def _jars(facts: PlanFacts) -> Iterator[JarDraft]:
    """The hours of the Z-route in all (BI 3.14): lessons, and for asiel the hours of taking part."""
    if facts.route is not Leerroute.Z_ROUTE:
        return
    lessons = lesson_hours(facts)
    if lessons is not None:
        yield JarDraft("plan.3.stone.les", lessons)
    if facts.is_asiel:
        yield JarDraft("plan.3.stone.samen_doen", _taking_part(facts))


def _taking_part(facts: PlanFacts) -> PlanLine:
    """The hours of taking part in all: as agreed, else those of the law."""
    agreed = facts.elements.intensity.get(Part.PARTICIPATIE)
    if agreed is not None and agreed.per is Per.TOTAL:
        return line("plan.5.z_participation", decision=Part.PARTICIPATIE.key, uren=Number(agreed.hours))
    hours = facts.law.value("z.participation_hours_asiel")
    return line("plan.5.z_participation", law=hours, uren=Number(hours.number))


def _hours(facts: PlanFacts) -> Iterator[PlanLine]:
    """Hours as agreed, else those of the law (R-MAP-01, R-PVT-01, R-Z-01)."""
    wanted = (
        (Part.MAP, "plan.5.map", "plan.5.map_week", "map.hours", facts.route is not Leerroute.ONDERWIJS),
        (Part.PVT, "plan.5.pvt", "plan.5.pvt_week", "pvt.hours", True),
    )
    for part, in_all, a_week, value, applies in wanted:
        if not applies:
            continue
        agreed: Intensity | None = facts.elements.intensity.get(part)
        if agreed is not None:
            key = a_week if agreed.per is Per.WEEK else in_all
            yield line(key, decision=part.key, uren=Number(agreed.hours))
        else:
            hours = facts.law.value(value)
            yield line(in_all, law=hours, uren=Number(hours.number))
    if facts.route is not Leerroute.Z_ROUTE or not facts.is_asiel:
        return
    weekly = facts.elements.intensity.get(Part.PARTICIPATIE)
    if weekly is not None and weekly.per is Per.WEEK:
        key = "plan.5.participation_week"
        yield line(key, decision=Part.PARTICIPATIE.key, uren=Number(weekly.hours))
    yield _taking_part(facts)


def _dual(facts: PlanFacts) -> Iterator[PlanLine]:
    """What goes with the language (duaal), as agreed."""
    dual = facts.elements.dual
    if dual is None or dual.kind is DualKind.NOT_YET:
        return
    kind = Sayings((f"plan.dual.{dual.kind.value}",))
    if dual.what and is_fit_for_paper(dual.what):
        yield line("plan.5.dual_what", decision=ElementKey.DUAL, soort=kind, wat=Name(dual.what))
    else:
        yield line("plan.5.dual", decision=ElementKey.DUAL, soort=kind)


def _now(facts: PlanFacts) -> Iterator[PlanLine]:
    """Work, voluntary work and papers for a trade as they are today; nothing of work from before."""
    answers = facts.answers
    rows = answers.rows("W05")
    hours = sum(h for row in rows if isinstance(h := row.get("uren"), int) and not isinstance(h, bool))
    if hours:
        yield line("plan.5.works_hours", "W05", uren=Number(hours))
    elif rows:
        yield line("plan.5.works", "W05")
    doing = tuple(key for key in answers.chosen("A05") if key not in ("anders", "geen"))
    if doing:
        yield line("plan.5.azc", "A05", dingen=Choices("A05", doing))
    diploma = _DIPLOMA.get(answers.text("O05") or "")
    if diploma and answers.rows("O04"):
        yield line(diploma, ("O05", "O04"))
    if answers.rows("W06"):
        yield line("plan.5.licence", "W06")
    skills = tuple(key for key in answers.chosen("W03") if key != "anders")
    if skills:
        yield line("plan.5.skills", "W03", dingen=Choices("W03", skills))
    sure = answers.number("W11")
    if sure is not None and sure <= _NOT_SURE:
        yield line("plan.5.looking", "W11")
