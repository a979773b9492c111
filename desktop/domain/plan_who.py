"""Blocks 1 to 3 of the plan: who somebody is, what is wanted, and the road there.

Earlier work stays out (it can tell of the flight: an army, a trade that was forbidden), and the languages a
person speaks besides the language of the talk too (AVG mark 9i).
"""

from __future__ import annotations

from desktop.domain.leerroute import Leerroute
from desktop.domain.plan_elements import ElementKey
from desktop.domain.plan_facts import PlanFacts, is_fit_for_paper, quoted
from desktop.domain.plan_lines import (
    Choices,
    Day,
    LanguageName,
    Name,
    Number,
    PlanBlockDraft,
    PlanLine,
    block,
    line,
)

STONES = {
    Leerroute.B1: ("plan.3.stone.les", "plan.3.stone.les_werk", "plan.3.stone.examen"),
    Leerroute.ONDERWIJS: ("plan.3.stone.les", "plan.3.stone.examen", "plan.3.stone.opleiding"),
    Leerroute.Z_ROUTE: ("plan.3.stone.les", "plan.3.stone.samen_doen", "plan.3.stone.gesprek"),
}


def who_block(facts: PlanFacts) -> PlanBlockDraft:
    """Block 1: name, own strength in own words, language of the talk, a diploma, a craft."""
    lines: list[PlanLine] = []
    name = facts.answers.text("P01") or facts.roepnaam
    if name and is_fit_for_paper(name):
        lines.append(line("plan.1.name", "P01", naam=Name(name)))
    language = facts.answers.text("S01") or facts.language
    is_done = bool(lines) and bool(language) and language != "other"
    strength = quoted(facts, "K04")
    if strength is not None:
        lines.append(line("plan.1.proud", "K04", kracht=strength))
    if language and language != "other":
        lines.append(line("plan.1.language", "S01", taal=LanguageName(language)))
    if facts.answers.rows("O04"):
        is_looked_at = facts.answers.text("O05") in ("ja", "aangevraagd")
        lines.append(line("plan.1.diploma_known" if is_looked_at else "plan.1.diploma", ("O04", "O05")))
    craft = quoted(facts, "O07")
    if craft is not None:
        lines.append(line("plan.1.craft", "O07", vak=craft))
    return block(1, lines, is_done)


def goal_block(facts: PlanFacts) -> PlanBlockDraft:
    """Block 2: the goal and the work in own words, the step of the next three months."""
    lines: list[PlanLine] = []
    goal, work = quoted(facts, "K01"), quoted(facts, "W08")
    if goal is not None:
        lines.append(line("plan.2.goal", "K01", doel=goal))
    if work is not None:
        lines.append(line("plan.2.work", "W08", werk=work))
    if facts.answers.text("O08") == "ja" and len(lines) < 2:  # own words say more, and one page is one page
        lines.append(line("plan.2.study", "O08"))
    step = facts.answers.text("K02")
    if step is not None and step != "anders":
        lines.append(line("plan.2.first_step", "K02", stap=Choices("K02", (step,))))
    return block(2, lines, goal is not None and step is not None)


def road_block(facts: PlanFacts) -> PlanBlockDraft:
    """Block 3: the route in words and stones, and the three years: dates only once they run (WI 11)."""
    if facts.route is None:
        return block(3, [], False)
    years = facts.law.value("inburgeringstermijn.years")
    level = facts.elements.level
    if facts.route is Leerroute.B1 and level is not None:
        aim = Name(level.value.upper())
        lines = [line("plan.3.b1_level", decision=ElementKey.LEVEL, niveau=aim)]
    else:
        lines = [line(f"plan.3.{facts.route.value}", decision="leerroute")]
    if facts.term is not None and facts.term.first is not None and facts.term.last is not None:
        begin, end = Day(facts.term.first), Day(facts.term.last)
        years = facts.term.law[0]
        lines.append(line("plan.3.term", law=years, jaren=Number(years.number), begin=begin, eind=end))
    else:
        lines.append(line("plan.3.years", law=years, jaren=Number(years.number)))
    if facts.is_moved:
        lines.append(line("plan.3.moved", decision="vorig_pip"))
    if facts.elements.finish_study:
        lines.append(line("plan.3.finish_study", "O10", decision=ElementKey.FINISH_STUDY))
    return block(3, lines, True, STONES[facts.route])
