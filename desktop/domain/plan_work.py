"""Block 5 of the plan: work and knowing the Netherlands. No MAP in the onderwijsroute (WI 8 lid 3)."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.leerroute import Leerroute
from desktop.domain.plan_elements import DualKind, ElementKey, Intensity, Part, Per
from desktop.domain.plan_facts import PlanFacts, is_fit_for_paper
from desktop.domain.plan_lines import Choices, Name, Number, PlanBlockDraft, PlanLine, Sayings, block, line

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
    return block(5, lines, facts.route is not None)


def _hours(facts: PlanFacts) -> Iterator[PlanLine]:
    """Hours as agreed, else those of the law (R-MAP-01, R-PVT-01, R-Z-01)."""
    is_z_asiel = facts.route is Leerroute.Z_ROUTE and facts.is_asiel
    wanted = (
        (Part.MAP, "plan.5.map", "plan.5.map_week", "map.hours", facts.route is not Leerroute.ONDERWIJS),
        (Part.PVT, "plan.5.pvt", "plan.5.pvt_week", "pvt.hours", True),
        (
            Part.PARTICIPATIE,
            "plan.5.z_participation",
            "plan.5.participation_week",
            "z.participation_hours_asiel",
            is_z_asiel,
        ),
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
