"""The eight blocks of the visual PIP, from the answers, the chosen route and the law of the day.

What never gets in: BSN, V-nummer, test points, health (F03 feeds nothing here), debts, birth dates. Only
the questions named below are read, so nothing else can appear. Earlier work stays out (it can tell of the
flight: an army, a trade that was forbidden), and the languages a person speaks besides the
language of the talk too (AVG mark 9i).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from desktop.domain.answer import Answers
from desktop.domain.deadlines import Deadline
from desktop.domain.doelgroep import Doelgroep
from desktop.domain.law.book import LawOnDay
from desktop.domain.leerroute import Leerroute
from desktop.domain.plan_home import home_block
from desktop.domain.plan_lines import (
    Choices,
    ClockTime,
    Day,
    LanguageName,
    Name,
    Number,
    OwnWords,
    PlanBlockDraft,
    PlanLine,
    PlanValue,
    block,
    line,
)

#: a run of digits that could be a BSN, a V-nummer or a phone number, however it is grouped
_LONG_NUMBER = re.compile(r"\d(?:[\s.\-]?\d){7,}")
_STONES = {
    Leerroute.B1: ("plan.3.stone.les", "plan.3.stone.les_werk", "plan.3.stone.examen"),
    Leerroute.ONDERWIJS: ("plan.3.stone.les", "plan.3.stone.examen", "plan.3.stone.opleiding"),
    Leerroute.Z_ROUTE: ("plan.3.stone.les", "plan.3.stone.samen_doen", "plan.3.stone.gesprek"),
}


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What the plan is made of. Days are local; `next_talk` is 'YYYY-MM-DDTHH:MM' or ''."""

    roepnaam: str
    language: str
    answers: Answers
    law: LawOnDay
    today: date
    doelgroep: Doelgroep | None = None
    route: Leerroute | None = None
    #: only for an established PIP: WI 11 begins at its dagtekening
    term: Deadline | None = None
    ontzorgen: Deadline | None = None
    coach: str = ""
    phone: str = ""
    next_talk: str = ""
    place: str = ""


def plan_blocks(facts: PlanFacts) -> tuple[PlanBlockDraft, ...]:
    """The eight blocks in order. Pure: the same facts give the same lines.

    Raises Refusal(LAW_BEFORE_FIRST_DATE) when the day is before the law.
    """
    return (
        _who(facts),
        _goal(facts),
        _road(facts),
        _language(facts),
        _work(facts),
        home_block(facts.answers, facts.law),
        _help(facts),
        _appointments(facts),
    )


def is_fit_for_paper(words: str) -> bool:
    """False when somebody's own words hold a long number: a BSN or V-nummer must never be printed."""
    return _LONG_NUMBER.search(words) is None


def _quoted(facts: PlanFacts, question: str) -> OwnWords | None:
    words = facts.answers.text(question)
    return OwnWords((words,)) if words is not None and is_fit_for_paper(words) else None


def _who(facts: PlanFacts) -> PlanBlockDraft:
    lines: list[PlanLine] = []
    name = facts.answers.text("P01") or facts.roepnaam
    if name and is_fit_for_paper(name):
        lines.append(line("plan.1.name", "P01", naam=Name(name)))
    language = facts.answers.text("S01") or facts.language
    if language and language != "other":
        lines.append(line("plan.1.language", "S01", taal=LanguageName(language)))
    is_done = len(lines) == 2
    if facts.answers.rows("O04"):
        lines.append(line("plan.1.diploma", "O04"))
    return block(1, lines, is_done)


def _goal(facts: PlanFacts) -> PlanBlockDraft:
    lines: list[PlanLine] = []
    goal, work = _quoted(facts, "K01"), _quoted(facts, "W08")
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


def _road(facts: PlanFacts) -> PlanBlockDraft:
    if facts.route is None:
        return block(3, [], False)
    years = facts.law.value("inburgeringstermijn.years")
    lines = [line(f"plan.3.{facts.route.value}")]
    if facts.term is not None and facts.term.first is not None and facts.term.last is not None:
        begin, end = Day(facts.term.first), Day(facts.term.last)
        years = facts.term.law[0]
        lines.append(line("plan.3.term", law=years, jaren=Number(years.number), begin=begin, eind=end))
    else:
        lines.append(line("plan.3.years", law=years, jaren=Number(years.number)))
    return block(3, lines, True, _STONES[facts.route])


def _language(facts: PlanFacts) -> PlanBlockDraft:
    lines: list[PlanLine] = []
    letters = facts.answers.text("T03")
    if letters == "nee":
        lines.append(line("plan.4.alphabet_first", "T03"))
    elif letters == "langzaam":
        lines.append(line("plan.4.alphabet_practice", "T03"))
    followed = tuple(key for key in facts.answers.chosen("A03") if key != "geen")
    levels = [
        v for v in facts.answers.cells("T05").values() if isinstance(v, int) and not isinstance(v, bool)
    ]
    if levels:
        best = max(levels)
        level = "level_start" if best == 1 else "level_some" if best <= 3 else "level_much"
        # who begins with the letters begins at the beginning; who has Dutch lessons knows a little
        is_said = (level == "level_start" and lines) or (level != "level_much" and "nt2" in followed)
        if not is_said:
            lines.append(line(f"plan.4.{level}", "T05"))
    if followed:
        lines.append(line("plan.4.followed", "A03", lessen=Choices("A03", followed)))
    if facts.route is Leerroute.Z_ROUTE:
        hours = facts.law.value("z.course_hours")
        lines.append(line("plan.4.hours", law=hours, uren=Number(hours.number)))
    if lines and facts.doelgroep is not None and facts.doelgroep is not Doelgroep.ASIELSTATUSHOUDER:
        lines.append(line("plan.4.own_school", "P07"))  # no offer by the municipality: R-AAN-01
    elif lines:
        lines.append(line("plan.4.place_later"))
    return block(4, lines, False)


def _work(facts: PlanFacts) -> PlanBlockDraft:
    lines: list[PlanLine] = []
    if facts.route is not None:
        lines.append(line("plan.5.knm"))
        if facts.route is not Leerroute.ONDERWIJS:  # WI 8 lid 3
            hours = facts.law.value("map.hours")
            lines.append(line("plan.5.map", law=hours, uren=Number(hours.number)))
        values = facts.law.value("pvt.hours")
        lines.append(line("plan.5.pvt", law=values, uren=Number(values.number)))
        if facts.route is Leerroute.Z_ROUTE and facts.doelgroep is Doelgroep.ASIELSTATUSHOUDER:
            jar = facts.law.value("z.participation_hours_asiel")
            lines.append(line("plan.5.z_participation", law=jar, uren=Number(jar.number)))
    return block(5, lines, facts.route is not None)


def _help(facts: PlanFacts) -> PlanBlockDraft:
    lines: list[PlanLine] = []
    if facts.coach:
        lines.append(line("plan.7.coach", begeleider=Name(facts.coach)))
    period = facts.ontzorgen
    if facts.doelgroep is Doelgroep.ASIELSTATUSHOUDER:  # Pw 56a: not for gezin and overig
        if period is not None and period.first is not None and period.last is not None:
            months = period.law[0]
            lines.append(
                line(
                    "plan.7.ontzorgen",
                    law=months,
                    maanden=Number(months.number),
                    begin=Day(period.first),
                    eind=Day(period.last),
                )
            )
        else:
            lines.append(line("plan.7.ontzorgen_later", "P07"))
    elif facts.doelgroep is not None:
        lines.append(line("plan.7.course_money", "P07"))
    return block(7, lines, bool(facts.coach) and period is not None, phone=facts.phone)


def _appointments(facts: PlanFacts) -> PlanBlockDraft:
    lines: list[PlanLine] = []
    day, _, time = facts.next_talk.partition("T")
    is_ahead = bool(time) and date.fromisoformat(day) > facts.today
    if is_ahead:
        on = Day(date.fromisoformat(day), has_weekday=True)
        when: dict[str, PlanValue] = {"datum": on, "tijd": ClockTime(time[:5])}
        if facts.place:
            when["plek"] = Name(facts.place)
        lines.append(PlanLine("plan.8.next_place" if facts.place else "plan.8.next", MappingProxyType(when)))
    else:
        lines.append(line("plan.8.no_date"))
    if facts.coach:
        lines.append(line("plan.8.ill"))
    lines.append(line("plan.8.disagree"))
    return block(8, lines, is_ahead)
