"""Block 4 of the plan: learning the language, where, when and how."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.leerroute import Leerroute
from desktop.domain.plan_elements import ElementKey, LessonPlan, Online, Part, Per
from desktop.domain.plan_facts import PlanFacts, is_fit_for_paper, weekdays
from desktop.domain.plan_lines import (
    Choices,
    Day,
    Name,
    Number,
    PlanBlockDraft,
    PlanLine,
    Weekdays,
    block,
    line,
)

_PARTS_OF_DAY = ("ochtend", "middag", "avond")
_CEFR = {"a1": "A1", "a2": "A2", "b1": "B1", "b2": "B2"}
_ONLINE = {"ja": "plan.4.online_can", "met_hulp": "plan.4.online_can", "liever_klas": "plan.4.online_class"}


def language_block(facts: PlanFacts) -> PlanBlockDraft:
    """The alphabet first where needed, then level, lessons and hours, then how somebody learns."""
    lines = [*_level(facts)]
    has_begun = bool(lines)
    lesson = facts.elements.lesson
    lines += _hours(facts)
    lines += _lesson(lesson) if lesson is not None else ()
    if lesson is None and (has_begun or lines):
        lines.append(line("plan.4.own_school", "P07") if facts.is_own_course else line("plan.4.place_later"))
    if lines:
        lines += _likes(facts)
    is_done = lesson is not None and bool(lesson.days) and bool(lesson.school or lesson.place)
    made = block(4, lines, is_done)
    days = weekdays(lesson.days) if lesson is not None else ()
    return PlanBlockDraft(4, made.status, made.lines, lesson_days=days)


def _level(facts: PlanFacts) -> Iterator[PlanLine]:
    letters, decided = facts.answers.text("T03"), facts.elements.alphabet
    is_first = letters == "nee" if decided is None else decided
    source = ElementKey.ALPHABET if decided is not None else ""
    if is_first:
        yield line("plan.4.alphabet_first", "T03", decision=source)
    elif letters == "langzaam" and decided is None:
        yield line("plan.4.alphabet_practice", "T03")
    has_letters = is_first or (letters == "langzaam" and decided is None)
    followed = tuple(key for key in facts.answers.chosen("A03") if key != "geen")
    cells = facts.answers.cells("T05").values()
    levels = [v for v in cells if isinstance(v, int) and not isinstance(v, bool)]
    if levels:
        best = max(levels)
        level = "level_start" if best == 1 else "level_some" if best <= 3 else "level_much"
        # who begins with the letters begins at the beginning; who has Dutch lessons knows a little
        is_said = (level == "level_start" and has_letters) or (level != "level_much" and "nt2" in followed)
        if not is_said:
            yield line(f"plan.4.{level}", "T05")
    if followed:
        yield line("plan.4.followed", "A03", lessen=Choices("A03", followed))
    exam = facts.answers.cells("T06")
    if exam.get("toets") in ("buitenland", "nederland") and exam.get("niveau") in _CEFR:
        yield line("plan.4.exam_before", "T06", niveau=Name(_CEFR[str(exam["niveau"])]))


def _hours(facts: PlanFacts) -> Iterator[PlanLine]:
    """As agreed, and what the law sets for the Z-route (BI 3.14); gezin and overig buy their own hours."""
    agreed = facts.elements.intensity.get(Part.LEERROUTE)
    if facts.route is Leerroute.ONDERWIJS:
        yield line("plan.4.subjects", decision="leerroute")
    if agreed is not None and not facts.is_own_course and agreed.per is Per.WEEK:
        yield line("plan.4.hours_week", decision=Part.LEERROUTE.key, uren=Number(agreed.hours))
    in_all = lesson_hours(facts)
    if in_all is not None:
        yield in_all


def lesson_hours(facts: PlanFacts) -> PlanLine | None:
    """The hours of lessons in all: as agreed, else what the law sets for the Z-route; None where neither."""
    agreed = facts.elements.intensity.get(Part.LEERROUTE)
    if agreed is not None and not facts.is_own_course and agreed.per is Per.TOTAL:
        return line("plan.4.hours", decision=Part.LEERROUTE.key, uren=Number(agreed.hours))
    if facts.route is not Leerroute.Z_ROUTE:
        return None
    hours = facts.law.value("z.course_hours")
    key = "plan.4.hours_own" if facts.is_own_course else "plan.4.hours"
    return line(key, law=hours, uren=Number(hours.number))


def _lesson(lesson: LessonPlan) -> Iterator[PlanLine]:
    school, place = (text if is_fit_for_paper(text) else "" for text in (lesson.school, lesson.place))
    if school and place:
        yield line("plan.4.school_place", decision=ElementKey.LESSON, school=Name(school), plek=Name(place))
    elif school:
        yield line("plan.4.school", decision=ElementKey.LESSON, school=Name(school))
    elif place:
        yield line("plan.4.place", decision=ElementKey.LESSON, plek=Name(place))
    for part in _PARTS_OF_DAY:
        days = weekdays(tuple(key for key in lesson.days if key.endswith(f"_{part}")))
        if days:
            yield line(f"plan.4.days_{part}", decision=ElementKey.LESSON, dagen=Weekdays(days))
    if lesson.start is not None:
        yield line("plan.4.start", decision=ElementKey.LESSON, datum=Day(lesson.start, has_weekday=True))
    if lesson.online is Online.YES:
        yield line("plan.4.online_yes", decision=ElementKey.LESSON)
    elif lesson.online is Online.PARTLY:
        yield line("plan.4.online_partly", decision=ElementKey.LESSON)


def _likes(facts: PlanFacts) -> Iterator[PlanLine]:
    """How somebody learns, when there is time, how far it may be: for who plans the lessons."""
    answers, lesson = facts.answers, facts.elements.lesson
    ways = tuple(key for key in answers.chosen("T07") if key != "anders")
    if ways:
        yield line("plan.4.likes", "T07", manier=Choices("T07", ways))
    days = weekdays(answers.chosen("W10"))
    if days and (lesson is None or not lesson.days):
        yield line("plan.4.time", "W10", dagen=Weekdays(days))
    travel = tuple(key for key in answers.chosen("H04") if key not in ("niet_fietsen", "geen"))
    if travel:
        yield line("plan.4.travel", "H04", vervoer=Choices("H04", travel))
    minutes = answers.number("H05")
    if minutes:
        yield line("plan.4.minutes", "H05", minuten=Number(minutes))
    has = tuple(key for key in answers.chosen("D01") if key != "geen")
    if has:
        yield line("plan.4.devices", "D01", spullen=Choices("D01", has))
    online = _ONLINE.get(answers.text("D05") or "")
    if online and (lesson is None or lesson.online is None):
        yield line(online, "D05")
