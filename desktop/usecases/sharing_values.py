"""The fields of a party as they would go now: in Dutch words, or why one of them stays here."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from desktop.domain.appointment import next_after
from desktop.domain.case_view import pip_version
from desktop.domain.changes import Certainty, ChangeKind
from desktop.domain.leerroute import Leerroute
from desktop.domain.pip import PipStatus
from desktop.domain.plan_blocks import is_fit_for_paper
from desktop.domain.plan_elements import Online, Part, Per, plan_elements
from desktop.domain.plan_lines import (
    Choices,
    ClockTime,
    Day,
    Days,
    Number,
    Numbers,
    PlanLine,
    Sayings,
    Weekdays,
)
from desktop.domain.plan_steps import steps_from
from desktop.domain.sharing import SHAREABLE, Computed, SharedField
from desktop.domain.wording import nl
from desktop.usecases.dutch_words import WEEKDAYS, day_words
from desktop.usecases.interview.value_words import STATE_WORDS, answer_words, cell_words
from desktop.usecases.plan_draft import draft, in_dutch
from desktop.usecases.ports import Desk
from desktop.usecases.talk import Talk
from forms.model import Question

#: a phone number as people write it: nothing that could be a number of the person passes for one
_PHONE = re.compile(r"(?:0|\+|00)[\d\s().\-]{7,18}")
_PHONE_DIGITS = (10, 15)
_ROUTES = {
    Leerroute.B1: nl("B1-route"),
    Leerroute.ONDERWIJS: nl("Onderwijsroute"),
    Leerroute.Z_ROUTE: nl("Z-route (zelfredzaamheid)"),
}
_ONLINE = {Online.YES: "ja", Online.PARTLY: "deels", Online.NO: "nee"}
_PER = {Per.WEEK: nl("uur per week"), Per.TOTAL: nl("uur in totaal")}
_PARTS_OF_DAY = ("ochtend", "middag", "avond")
_SHORT = {day[:2]: day for day in WEEKDAYS}
#: signs that keep directions apart on a screen; a file of a party has no use for them
_ISOLATES = dict.fromkeys(range(0x2066, 0x206A))
#: values of a line that nobody typed: a name or own words could hold anything
_PLAIN = (Choices, ClockTime, Day, Days, Number, Numbers, Sayings, Weekdays)
#: blocks of the plan with agreements: the road, the language, work and the Netherlands
_AGREED_BLOCKS = (3, 4, 5)

NOT_ASKED = nl("Nog niet gevraagd.")
NOT_AGREED = nl("Nog niet afgesproken.")
TWO_ANSWERS = nl("Er staan twee antwoorden. Kies eerst welk antwoord klopt.")
TO_CHECK = nl("Komt uit een brief of van een ander. De persoon zei het nog niet zelf.")
EMPTY = nl("Er staat niets.")
NO_PHONE = nl("Dit lijkt geen telefoonnummer. Kijk het na bij de vraag.")
LONG_NUMBER = nl("Er staat een lang nummer in. Dat gaat nooit mee.")


@dataclass(frozen=True, slots=True)
class FieldShown:
    """One field: what would go (`texts`), or why it stays (`why`). Never both.

    `number`: of the question it comes from, '' where it is no single answer.
    """

    key: str
    name: str
    texts: tuple[str, ...]
    why: str = ""
    question: str = ""
    number: str = ""
    ggm: str = ""

    @property
    def goes(self) -> bool:
        return not self.why


def field_shown(desk: Desk, talk: Talk, field: SharedField) -> FieldShown:
    """The field as it stands in this dossier."""
    question = next((one for one in talk.pack.questions if one.id == field.question), None)
    if question is not None:
        texts, why = _answered(talk, question, field)
    elif field.computed is not None:
        texts = tuple(text for text in _COMPUTED[field.computed](desk, talk) if text)
        why = "" if texts else NOT_AGREED
        if field.computed is Computed.ROEPNAAM and not all(map(is_fit_for_paper, texts)):
            texts, why = (), LONG_NUMBER
    else:
        texts, why = (), NOT_ASKED
    number = question.number if question is not None else ""
    return FieldShown(field.key, field.name, texts, why, field.question, number, field.ggm)


def is_unconfirmed(talk: Talk, question: str) -> bool:
    """True when what stands at a question still has to be checked with the person."""
    heads = talk.heads.get((ChangeKind.ANSWER, question), ())
    return any(change.certainty is Certainty.TO_CHECK for change in heads)


def _answered(talk: Talk, question: Question, field: SharedField) -> tuple[tuple[str, ...], str]:
    said = talk.standing.answer(question.id)
    if question.id in talk.standing.conflicts:
        return (), TWO_ANSWERS
    if said is None:
        return (), NOT_ASKED
    if said.state is not None:
        return (), nl("{state_words}.", state_words=STATE_WORDS[said.state])
    if is_unconfirmed(talk, question.id):
        return (), TO_CHECK
    if not field.cell:
        words = answer_words(question, said)
        return ((words,), "") if words else ((), EMPTY)
    column = next(one for one in question.columns if one.key == field.cell)
    value = said.value if isinstance(said.value, Mapping) else {}
    words = cell_words(column, value.get(field.cell))
    if not words:
        return (), EMPTY
    if column.type == "text" and not _is_phone(words):
        return (), NO_PHONE
    return (words,), ""


def _is_phone(text: str) -> bool:
    digits = sum(sign.isdigit() for sign in text)
    return _PHONE.fullmatch(text.strip()) is not None and _PHONE_DIGITS[0] <= digits <= _PHONE_DIGITS[1]


def _roepnaam(_desk: Desk, talk: Talk) -> tuple[str, ...]:
    return (talk.row.roepnaam,)


def _route(_desk: Desk, talk: Talk) -> tuple[str, ...]:
    return (_ROUTES[talk.choice.route],) if talk.choice.route else ()


def _aim(_desk: Desk, talk: Talk) -> tuple[str, ...]:
    level = plan_elements(talk.heads).level
    return (level.value.upper(),) if level else ()


def _alphabet(_desk: Desk, talk: Talk) -> tuple[str, ...]:
    needed = plan_elements(talk.heads).alphabet
    return () if needed is None else ("ja" if needed else "nee",)


def _lesson_days(_desk: Desk, talk: Talk) -> tuple[str, ...]:
    lesson = plan_elements(talk.heads).lesson
    found = []
    for key in lesson.days if lesson else ():
        day, _, part = key.partition("_")
        if day in _SHORT and part in _PARTS_OF_DAY:
            found.append(nl("{short} {part}", short=_SHORT[day], part=part))
    return tuple(found)


def _lesson_hours(_desk: Desk, talk: Talk) -> tuple[str, ...]:
    hours = plan_elements(talk.heads).intensity.get(Part.LEERROUTE)
    return (nl("{hours} {per}", hours=hours.hours, per=_PER[hours.per]),) if hours else ()


def _lesson_start(_desk: Desk, talk: Talk) -> tuple[str, ...]:
    lesson = plan_elements(talk.heads).lesson
    return (day_words(lesson.start),) if lesson and lesson.start else ()


def _online(_desk: Desk, talk: Talk) -> tuple[str, ...]:
    lesson = plan_elements(talk.heads).lesson
    return (_ONLINE[lesson.online],) if lesson and lesson.online else ()


def _stays(_desk: Desk, talk: Talk) -> tuple[str, ...]:
    """The azc while the person lives there; else the kind of place, never an address."""
    where = talk.standing.text("H01")
    home = next((one for one in talk.pack.questions if one.id == "H01"), None)
    if where in (None, "azc") or home is None:
        return (talk.row.azc,)
    return tuple(choice.text for choice in home.choices if choice.key == where)


def _agreements(desk: Desk, talk: Talk) -> tuple[str, ...]:
    """The sentences of the plan that rest on nothing marked and hold nothing that somebody typed."""
    marks = {question.id: question.avg for question in talk.pack.questions}

    def may_go(line: PlanLine) -> bool:
        is_plain = all(isinstance(value, _PLAIN) for value in line.values.values())
        return is_plain and not line.step and all(marks.get(one) in SHAREABLE for one in line.questions)

    blocks = [block for block in draft(desk, talk) if block.number in _AGREED_BLOCKS]
    lines = [line for block in blocks for line in block.lines if may_go(line)]
    said = (in_dutch(desk, talk.pack, line) for line in lines)
    known = [words.translate(_ISOLATES) for words in said if words is not None]
    return tuple(dict.fromkeys((*known, *_steps(desk, talk))))


def _steps(desk: Desk, talk: Talk) -> tuple[str, ...]:
    """The steps that were chosen out of the library, marked 'n' when chosen and now; never own words."""
    found = []
    for step in steps_from(talk.heads):
        ready = desk.plan_lines.line(step.line) if step.line and step.stands else None
        if ready is not None and {step.avg, ready.avg} <= SHAREABLE and ready.on_paper:
            by = nl(" Voor {day_words}.", day_words=day_words(step.by)) if step.by else ""
            found.append(f"{ready.text}{by}")
    return tuple(found)


def _next_talk(_desk: Desk, talk: Talk) -> tuple[str, ...]:
    one = next_after(talk.row.appointments, talk.today)
    if one is None:
        return ()
    where = nl(", {place}", place=one.place) if one.place else ""
    return (nl("{day_words}, {at} uur{where}", day_words=day_words(one.day), at=one.at[11:], where=where),)


def _dagtekening(_desk: Desk, talk: Talk) -> tuple[str, ...]:
    pip = pip_version(talk.heads)
    return (pip.dagtekening,) if pip and pip.status is PipStatus.VASTGESTELD else ()


_COMPUTED: Mapping[Computed, Callable[[Desk, Talk], tuple[str, ...]]] = {
    Computed.ROEPNAAM: _roepnaam,
    Computed.LEERROUTE: _route,
    Computed.AIM: _aim,
    Computed.ALPHABET: _alphabet,
    Computed.LESSON_DAYS: _lesson_days,
    Computed.LESSON_HOURS: _lesson_hours,
    Computed.LESSON_START: _lesson_start,
    Computed.ONLINE: _online,
    Computed.STAYS: _stays,
    Computed.AGREEMENTS: _agreements,
    Computed.NEXT_TALK: _next_talk,
    Computed.DAGTEKENING: _dagtekening,
}
