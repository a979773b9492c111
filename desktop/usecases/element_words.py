"""The elements of the plan in Dutch words for the klantmanager, and as a form would hold them.

For what the person reads there are plan lines; nothing here is translated.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from desktop.domain.changes import JsonValue
from desktop.domain.dutch_days import WEEKDAYS, day_words, plain_day
from desktop.domain.plan_children import YoungChild
from desktop.domain.plan_elements import (
    ChildPlace,
    Counter,
    DualKind,
    ElementKey,
    LanguageAim,
    LessonPlan,
    Online,
    Part,
    Per,
    PlanElements,
    elements_from,
)
from desktop.domain.plan_needs import GUIDANCE_SUBJECTS
from desktop.domain.wording import joined, nl
from desktop.usecases.dutch_words import counted
from desktop.usecases.element_reading import NO, YES, Raw

TITLES: Mapping[str, str] = MappingProxyType(
    {
        ElementKey.LEVEL: nl("Niveau van de taal"),
        ElementKey.ALPHABET: nl("Eerst het alfabet leren"),
        ElementKey.LESSON: nl("De les"),
        Part.LEERROUTE.key: nl("Uren les"),
        ElementKey.DUAL: nl("Naast de taal"),
        Part.MAP.key: nl("MAP: les over werk"),
        Part.PVT.key: nl("PVT: les over waarden en regels"),
        Part.PARTICIPATIE.key: nl("Meedoen in de Z-route"),
        ElementKey.EXAM_A2: nl("Mag examen doen op A2 of KNM"),
        ElementKey.FINISH_STUDY: nl("Mag een opleiding afmaken"),
        ElementKey.ONTZORGEN_START: nl("Begin van de bijstand"),
        ElementKey.ONTZORGEN_FORM: nl("Vorm van ontzorgen"),
        ElementKey.ONTZORGEN_END: nl("Bijstand eerder gestopt"),
        ElementKey.GUIDANCE: nl("Maatschappelijke begeleiding"),
        ElementKey.TALKS: nl("Voortgangsgesprekken"),
        Counter.MAP.key: nl("Uren MAP tot nu"),
        Counter.PVT.key: nl("Uren PVT tot nu"),
        Counter.CURSUS.key: nl("Uren les tot nu"),
        Counter.PARTICIPATIE.key: nl("Uren meedoen tot nu"),
    }
)
LEVEL_WORDS = {LanguageAim.B1: "B1", LanguageAim.B2: "B2", LanguageAim.A2: nl("A2 (na afschalen)")}
DUAL_WORDS = {
    DualKind.WORK: nl("werk"),
    DualKind.VOLUNTARY: nl("vrijwilligerswerk"),
    DualKind.STUDY: nl("studie"),
    DualKind.TRAINEESHIP: nl("stage"),
    DualKind.NOT_YET: nl("nog niet"),
}
CHILD_WORDS = {
    ChildPlace.CARE: nl("opvang"),
    ChildPlace.TODDLER_SCHOOL: nl("peuterschool"),
    ChildPlace.SCHOOL: nl("school"),
    ChildPlace.NOT_NEEDED: nl("niets nodig"),
}
ONLINE_WORDS = {Online.YES: nl("online"), Online.PARTLY: nl("deels online"), Online.NO: nl("in de klas")}
PER_WORDS = {Per.WEEK: nl("per week"), Per.TOTAL: nl("in totaal")}
FORM_WORDS = {
    "volledig": nl("volledig"),
    "deels": nl("deels"),
    "andere_begeleiding": nl("andere begeleiding"),
}
_KINDS = {"dochter": nl("Dochter"), "zoon": nl("Zoon")}
_DAYS = {words[:2]: words for words in WEEKDAYS}
_PARTS = {"ochtend": nl("ochtend"), "middag": nl("middag"), "avond": nl("avond")}


def child_title(child: YoungChild | None) -> str:
    """'Dochter, 3 jaar'; None for an agreement whose child is not in the list any more."""
    if child is None:
        return nl("Kind dat niet meer in de lijst staat")
    return nl("{get}, {age} jaar", get=_KINDS.get(child.kind, nl("Kind")), age=child.age)


def value_words(key: str, value: JsonValue) -> str:
    """One line about the value of a decision; '' for none, and for one that cannot be read."""
    read = read_alone(key, value)
    if key not in read.decided:
        return ""
    return element_words(key, read)


def element_words(key: str, elements: PlanElements) -> str:
    """One line about an element as it was agreed; '' where it is not decided."""
    if key not in elements.decided:
        return ""
    if key.startswith(ElementKey.CHILD):
        return _child_words(elements, key.removeprefix(ElementKey.CHILD))
    for part in Part:
        if key == part.key:
            found = elements.intensity[part]
            return _joined(
                nl("{hours} uur {per_words}", hours=found.hours, per_words=PER_WORDS[found.per]),
                _from(found.start),
            )
    for counter in Counter:
        if key == counter.key:
            done = elements.done[counter]
            return nl("{hours} uur, {plain_day}", hours=done.hours, plain_day=plain_day(done.on))
    return _plain_words(key, elements)


def days_words(days: Iterable[str]) -> str:
    """'maandag ochtend en woensdag ochtend' out of grid keys."""
    told = [
        nl("{day} {part}", day=_DAYS.get(key[:2], key[:2]), part=_PARTS.get(key[3:], key[3:])) for key in days
    ]
    return (
        told[0]
        if len(told) == 1
        else nl("{told} en {told_2}", told=joined(", ", told[:-1]), told_2=told[-1])
        if told
        else ""
    )


def form_fields(key: str, elements: PlanElements) -> Raw:
    """The value as its form holds it; {} where nothing is decided. Days as '15-9-2026'."""
    if key not in elements.decided:
        return {}
    if key.startswith(ElementKey.CHILD):
        child = elements.children[key.removeprefix(ElementKey.CHILD)]
        waits, since = YES if child.is_waiting else NO, typed_day(child.waiting_since)
        start = typed_day(child.start)
        return {"what": child.what, "where": child.where, "start": start, "waiting": waits, "since": since}
    for part in Part:
        if key == part.key:
            hours = elements.intensity[part]
            return {"hours": str(hours.hours), "per": hours.per, "start": typed_day(hours.start)}
    for counter in Counter:
        if key == counter.key:
            done = elements.done[counter]
            return {"hours": str(done.hours), "on": typed_day(done.on)}
    return _plain_fields(key, elements)


def typed_day(day: date | None) -> str:
    """'15-9-2026', as a klantmanager types it; '' for none."""
    return "" if day is None else f"{day.day}-{day.month}-{day.year}"


def read_alone(key: str, value: JsonValue) -> PlanElements:
    """One value by itself: a proposal, or one of two answers."""
    return elements_from({key: value})


def _child_words(elements: PlanElements, row: str) -> str:
    child = elements.children[row]
    words = _joined(CHILD_WORDS[child.what], child.where, _from(child.start))
    if not child.is_waiting:
        return words
    since = nl(" sinds {plain_day}", plain_day=plain_day(child.waiting_since)) if child.waiting_since else ""
    return nl("{words}; op een wachtlijst{since}", words=words, since=since)


def _plain_words(key: str, elements: PlanElements) -> str:
    if key == ElementKey.LEVEL and elements.level is not None:
        return LEVEL_WORDS[elements.level]
    if key == ElementKey.LESSON and elements.lesson is not None:
        return _lesson_words(elements.lesson)
    if key == ElementKey.DUAL and elements.dual is not None:
        return _joined(DUAL_WORDS[elements.dual.kind], elements.dual.what)
    if key == ElementKey.ONTZORGEN_FORM:
        agreed = elements.ontzorgen
        return _joined(FORM_WORDS.get(agreed.form, agreed.form), agreed.reason)
    if key == ElementKey.GUIDANCE and elements.guidance is not None:
        what = [GUIDANCE_SUBJECTS.get(one, one) for one in elements.guidance.what]
        return _joined(elements.guidance.who, *what, _from(elements.guidance.start))
    if key == ElementKey.TALKS and elements.talks is not None:
        days = elements.talks.days
        told = counted(len(days), "gesprek", "gesprekken")
        return (
            nl("{told}, het eerste op {day_words}", told=told, day_words=day_words(days[0])) if days else told
        )
    days_of = {
        ElementKey.ONTZORGEN_START: elements.ontzorgen.start,
        ElementKey.ONTZORGEN_END: elements.ontzorgen.end,
    }
    if (day := days_of.get(key)) is not None:
        return day_words(day)
    yes = {ElementKey.ALPHABET: elements.alphabet, ElementKey.EXAM_A2: elements.exam_a2}
    return nl("ja") if yes.get(key, elements.finish_study) else nl("nee")


def _lesson_words(lesson: LessonPlan) -> str:
    where = _joined(lesson.school, lesson.place)
    online = ONLINE_WORDS[lesson.online] if lesson.online else ""
    return _joined(where, days_words(lesson.days), _from(lesson.start), online)


def _plain_fields(key: str, elements: PlanElements) -> Raw:
    """The fields of the forms that are neither hours nor a child."""
    if key == ElementKey.LESSON and elements.lesson is not None:
        lesson = elements.lesson
        start, online = typed_day(lesson.start), lesson.online or ""
        where = {"school": lesson.school, "place": lesson.place}
        return {**where, "start": start, "days": lesson.days, "online": online}
    if key == ElementKey.DUAL and elements.dual is not None:
        return {"kind": elements.dual.kind, "what": elements.dual.what}
    if key == ElementKey.ONTZORGEN_FORM:
        return {"form": elements.ontzorgen.form, "reason": elements.ontzorgen.reason}
    if key == ElementKey.GUIDANCE and elements.guidance is not None:
        found = elements.guidance
        return {"who": found.who, "what": found.what, "start": typed_day(found.start)}
    if key == ElementKey.TALKS and elements.talks is not None:
        return {"days": "\n".join(typed_day(day) for day in elements.talks.days)}
    if key == ElementKey.LEVEL:
        return {"value": elements.level or ""}
    days = {
        ElementKey.ONTZORGEN_START: elements.ontzorgen.start,
        ElementKey.ONTZORGEN_END: elements.ontzorgen.end,
    }
    if key in days:
        return {"value": typed_day(days[key])}
    return {"value": _plain_words(key, elements)}


def _from(day: date | None) -> str:
    return "" if day is None else nl("vanaf {plain_day}", plain_day=plain_day(day))


def _joined(*parts: str) -> str:
    return joined(", ", (part for part in parts if part))
