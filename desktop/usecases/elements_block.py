"""A block of agreements out of a loaded talk: what belongs in it, what was agreed, what is proposed, why."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from desktop.domain.changes import ChangeKind
from desktop.domain.dutch_days import day_words
from desktop.domain.ontzorgen import forms_of, lean_months
from desktop.domain.plan_children import young_children
from desktop.domain.plan_doubts import element_doubts
from desktop.domain.plan_elements import Counter, ElementKey, LanguageAim, Part
from desktop.domain.plan_needs import (
    GUIDANCE_SUBJECTS,
    HourCount,
    Need,
    Situation,
    Weight,
    hour_counts,
    plan_needs,
)
from desktop.domain.progress_talks import talk_norm
from desktop.domain.reasons import why_deadline
from desktop.domain.revision import scale_down_of
from desktop.domain.wording import nl
from desktop.usecases.dutch_words import counted, when_last
from desktop.usecases.element_reading import Raw
from desktop.usecases.element_whys import why_count, why_element, why_lean
from desktop.usecases.element_words import (
    CHILD_WORDS,
    DUAL_WORDS,
    LEVEL_WORDS,
    TITLES,
    child_title,
    element_words,
    form_fields,
    read_alone,
    value_words,
)
from desktop.usecases.elements_shown import (
    WEIGHT_WORDS,
    BlockedShown,
    BlockElements,
    CountShown,
    ElementShown,
    Form,
    SaidTwice,
    TalkDayShown,
)
from desktop.usecases.interview.value_words import author_words
from desktop.usecases.plan_situation import CARE_WORDS, care_blockers, ontzorgen_of, situation_of
from desktop.usecases.ports import Desk, Draft
from desktop.usecases.recording import moment_of
from desktop.usecases.talk import Talk
from desktop.usecases.why_shown import why_shown

#: before the key of a draft of a form
DRAFT_KEY = "element."
_FORMS = {
    ElementKey.LEVEL: Form.LEVEL,
    ElementKey.ALPHABET: Form.YES_NO,
    ElementKey.EXAM_A2: Form.YES_NO,
    ElementKey.FINISH_STUDY: Form.YES_NO,
    ElementKey.LESSON: Form.LESSON,
    ElementKey.DUAL: Form.DUAL,
    ElementKey.ONTZORGEN_START: Form.DAY,
    ElementKey.ONTZORGEN_END: Form.DAY,
    ElementKey.ONTZORGEN_FORM: Form.ONTZORGEN,
    ElementKey.GUIDANCE: Form.GUIDANCE,
    ElementKey.TALKS: Form.TALKS,
    **{part.key: Form.HOURS for part in Part},
    **{one.key: Form.COUNT for one in Counter},
}
_HELP = {
    ElementKey.LEVEL: nl("B1 is het doel; B2 als studie of beroep dat vraagt."),
    ElementKey.LESSON: nl("Weet u iets nog niet, laat het leeg. Het plan zegt dan dat het nog komt."),
    Part.LEERROUTE.key: nl("Zoals de school het afspreekt: per week, of in totaal."),
    ElementKey.DUAL: nl("Wat doet de persoon naast de les?"),
    ElementKey.EXAM_A2: nl("Niet nodig in de Z-route; het mag als het lukt."),
    ElementKey.FINISH_STUDY: nl("Bijvoorbeeld entree of ISK."),
    ElementKey.ONTZORGEN_START: nl("De eerste dag met recht op bijstand. Zes maanden tellen vanaf die dag."),
    ElementKey.ONTZORGEN_FORM: nl("Anders dan volledig? Schrijf waarom."),
    ElementKey.ONTZORGEN_END: nl("Alleen als de bijstand binnen de zes maanden stopt."),
    ElementKey.GUIDANCE: nl("Wie helpt, en waarmee?"),
    ElementKey.TALKS: nl("Een dag op elke regel. Voorbeeld: 7-12-2026."),
}
_MAY_STAY_EMPTY = frozenset({ElementKey.EXAM_A2, ElementKey.FINISH_STUDY, ElementKey.ONTZORGEN_END})
_OPTIONAL = nl("mag leeg blijven")
_UNKNOWN = nl("Eerst moet de doelgroep bekend zijn. Die staat in de brief van DUO.")


@dataclass(frozen=True, slots=True)
class _Room:
    """What every part needs."""

    desk: Desk
    talk: Talk
    case: Situation
    drafts: Mapping[str, Draft]


def block_elements(desk: Desk, talk: Talk, drafts: Mapping[str, Draft], number: int) -> BlockElements:
    """The agreements of block 4 to 8. Others, and whoever has no doelgroep yet, get an empty one."""
    case = situation_of(talk)
    if case is None:
        return BlockElements(talk.dossier, number, note=_UNKNOWN)
    room = _Room(desk, talk, case, drafts)
    needs = [need for need in plan_needs(case) if need.block == number]
    elements = tuple(_element(room, need) for need in needs)
    if number == 5:
        counts = tuple(_count(room, count) for count in hour_counts(case))
        return BlockElements(talk.dossier, number, elements, counts=counts)
    if number == 6:
        blocked = tuple(dict.fromkeys(_blocked(room)))
        note = "" if needs else nl("Er is geen kind onder de vier jaar thuis.")
        return BlockElements(talk.dossier, number, elements, blocked=blocked, note=note)
    if number == 7:
        return _help_block(room, elements)
    if number == 8:
        return _talks_block(room, elements)
    return BlockElements(talk.dossier, number, elements)


def draft_text(raw: Raw) -> str:
    """A half-typed form as one text."""
    return json.dumps({name: list(v) if isinstance(v, tuple) else v for name, v in raw.items()})


def draft_fields(draft: Draft | None) -> Raw:
    """The fields of a half-typed form; {} where there is none."""
    if draft is None or not draft.text:
        return {}
    kept = json.loads(draft.text)
    return {str(name): tuple(v) if isinstance(v, list) else str(v) for name, v in kept.items()}


def _element(room: _Room, need: Need) -> ElementShown:
    elements = room.case.elements
    proposal: Raw = {}
    words = ""
    if need.proposal is not None and need.is_open:
        proposal = form_fields(need.key, read_alone(need.key, need.proposal))
        words = value_words(need.key, need.proposal)
    return ElementShown(
        key=need.key,
        form=Form.CHILD if need.key.startswith(ElementKey.CHILD) else _FORMS[need.key],
        title=_title(room, need.key),
        weight=need.weight,
        weight_words=_OPTIONAL if _may_stay_empty(need) else WEIGHT_WORDS[need.weight],
        is_open=need.is_open,
        words=element_words(need.key, elements),
        fields=form_fields(need.key, elements),
        draft=draft_fields(room.drafts.get(DRAFT_KEY + need.key)),
        proposal_words=words,
        proposal=proposal,
        help=_HELP.get(need.key, ""),
        why=why_shown(why_element(need, room.case), room.talk.pack),
        choices=_choices(room, need.key),
        said_twice=tuple(_said_twice(room, need.key)),
        is_unreadable=need.key in elements.unreadable,
        warnings=tuple(_warnings(room, need)),
    )


def _may_stay_empty(need: Need) -> bool:
    return need.key in _MAY_STAY_EMPTY and need.weight is Weight.FITS


def _title(room: _Room, key: str) -> str:
    if not key.startswith(ElementKey.CHILD):
        return TITLES[key]
    row = key.removeprefix(ElementKey.CHILD)
    children = young_children(room.case.answers, room.case.law)
    return child_title(next((child for child in children if child.row == row), None))


def _choices(room: _Room, key: str) -> tuple[tuple[str, str], ...]:
    """What there is to choose from in the form of this element; the forms of ontzorgen are of the law."""
    if key == ElementKey.LEVEL:
        aims = [aim for aim in LanguageAim if aim is not LanguageAim.A2 or room.case.elements.level is aim]
        return tuple((aim.value, LEVEL_WORDS[aim]) for aim in aims)
    if key == ElementKey.ONTZORGEN_FORM:
        return tuple((item.key, item.name) for item in forms_of(room.case.law))
    if key == ElementKey.GUIDANCE:
        return tuple(GUIDANCE_SUBJECTS.items())
    if key == ElementKey.DUAL:
        return tuple((kind.value, words) for kind, words in DUAL_WORDS.items())
    if key.startswith(ElementKey.CHILD):
        return tuple((place.value, words) for place, words in CHILD_WORDS.items())
    return ()


def _said_twice(room: _Room, key: str) -> Iterator[SaidTwice]:
    """What each laptop wrote, where they differ."""
    if key not in room.case.elements.conflicts:
        return
    for change in room.talk.heads[(ChangeKind.DECISION, key)]:
        words = "weggehaald" if change.value is None else value_words(key, change.value)
        when = when_last(moment_of(change.time), room.talk.today)
        yield SaidTwice(
            change.id, words or nl("kan hier niet worden gelezen"), author_words(room.desk, change), when
        )


def _warnings(room: _Room, need: Need) -> Iterator[str]:
    """What may be wrong in what was agreed. Nothing is stopped by it."""
    if need.key == ElementKey.LEVEL and scale_down_of(room.talk.heads) is not None:
        yield nl("Het examen mag op A2: dat is besloten bij het afschalen.")
    yield from element_doubts(need, room.case)


def _count(room: _Room, count: HourCount) -> CountShown:
    key, done = count.counter.key, count.done or 0
    of = count.of.number
    words = (
        nl("{done} van {of} uur", done=done, of=of)
        if count.on is None
        else nl("{done} van {of} uur op {day_words}", done=done, of=of, day_words=day_words(count.on))
    )
    shown = ElementShown(
        key=key,
        form=Form.COUNT,
        title=TITLES[key],
        weight=Weight.FITS,
        weight_words="",
        is_open=count.done is None,
        words=words,
        fields=form_fields(key, room.case.elements),
        draft=draft_fields(room.drafts.get(DRAFT_KEY + key)),
        proposal_words="",
        proposal={},
        help=nl("Wat er tot nu toe gedaan is."),
        why=why_shown(why_count(count, room.case), room.talk.pack),
        said_twice=tuple(_said_twice(room, key)),
        is_unreadable=key in room.case.elements.unreadable,
    )
    return CountShown(shown, of, done)


def _blocked(room: _Room) -> Iterator[BlockedShown]:
    numbers = {question.id: question.number for question in room.talk.pack.questions}
    for one in care_blockers(room.talk):
        question = one.question if one.question in numbers else ""
        yield BlockedShown(CARE_WORDS[one.code], question, numbers.get(question, ""))


def _help_block(room: _Room, elements: tuple[ElementShown, ...]) -> BlockElements:
    period = ontzorgen_of(room.talk)
    if period is None or period.first is None or period.last is None:
        return BlockElements(room.talk.dossier, 7, elements)
    lean = lean_months(period, room.case.book)
    why = why_shown(why_deadline(period, room.case.book), room.talk.pack)
    lean_words = (
        ""
        if lean is None
        else (
            nl(
                "Toeslagen komen vaak later. Tot en met {day_words} kan er te weinig geld zijn.",
                day_words=day_words(lean.last),
            )
        )
    )
    return BlockElements(
        room.talk.dossier,
        7,
        elements,
        period=nl(
            "Ontzorgen van {day_words} tot en met {day_words_2}.",
            day_words=day_words(period.first),
            day_words_2=day_words(period.last),
        ),
        period_why=why,
        lean=lean_words,
        lean_why=None if lean is None else why_shown(why_lean(lean, room.case), room.talk.pack),
        is_lean_now=lean is not None and lean.is_running(room.talk.today),
    )


def _talks_block(room: _Room, elements: tuple[ElementShown, ...]) -> BlockElements:
    case, talks = room.case, room.case.elements.talks
    norm = talk_norm(case.group.doelgroep, case.law)
    whose = nl("keuze van de gemeente") if norm.decided_by else nl("begrotingsnorm, geen plicht")
    days = () if talks is None else talks.days
    note = "" if case.term else nl("Zodra het plan is vastgesteld, stelt het programma dagen voor.")
    return BlockElements(
        room.talk.dossier,
        8,
        elements,
        talk_days=tuple(TalkDayShown(day_words(day), day < case.today) for day in days),
        norm=nl("{counted} ({whose})", counted=counted(norm.number, "gesprek", "gesprekken"), whose=whose),
        note=note,
    )
