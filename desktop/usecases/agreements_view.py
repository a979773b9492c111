"""The agreements out of a loaded talk: what the plan says by itself, what was chosen, what may be offered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from desktop.domain.doelgroep import Belongs, NotHere
from desktop.domain.plan_facts import is_fit_for_paper
from desktop.domain.plan_library import Ask, LibraryLine
from desktop.domain.plan_lines import BlockStatus, PlanBlockDraft
from desktop.domain.plan_needs import plan_needs
from desktop.domain.plan_page import on_page
from desktop.domain.plan_steps import FIELD, PlanStep, Who, steps_from
from desktop.domain.wording import nl
from desktop.usecases.agreements_shown import (
    AgreedBlock,
    AgreedLine,
    Agreements,
    OfferShown,
    SourceShown,
    StepShown,
)
from desktop.usecases.plan_draft import DUTCH, draft, in_dutch
from desktop.usecases.plan_panel import BLOCK_WORDS, PICTURES, waits_for
from desktop.usecases.plan_situation import situation_of
from desktop.usecases.ports import Desk
from desktop.usecases.stop_words import stop_of
from desktop.usecases.talk import Talk
from desktop.usecases.undrawn import undrawn_words

_MARKS = {
    "s": nl("gevoelig"),
    "9": nl("gezondheid: apart bewaard"),
    "10": nl("justitie: apart bewaard"),
    "9i": nl("gevoelig"),
}
_WHO = {
    Who.IK: nl("de persoon zelf"),
    Who.GEMEENTE: nl("met de gemeente"),
    Who.SCHOOL: nl("met de school"),
    Who.BEGELEIDER: nl("met een begeleider"),
    Who.ANDER: nl("met iemand anders"),
}


def agreements_shown(desk: Desk, talk: Talk) -> Agreements:
    """Everything the screen needs. Orders never depend on what was said."""
    steps = steps_from(talk.heads)
    blocks = () if isinstance(talk.belonging, NotHere) else draft(desk, talk)
    return Agreements(
        dossier=talk.dossier,
        roepnaam=talk.row.roepnaam,
        language=talk.language.code,
        language_words=talk.language.dutch_name,
        is_rtl=talk.language.direction == "rtl",
        blocks=tuple(_block(desk, talk, block, steps) for block in blocks),
        stop=stop_of(desk, talk),
        places=_places(talk, steps),
    )


def _places(talk: Talk, steps: tuple[PlanStep, ...]) -> Mapping[str, int]:
    case = situation_of(talk)
    elements = {need.key: need.block for need in plan_needs(case)} if case is not None else {}
    return {**elements, **{f"{FIELD}{step.id}": step.block for step in steps}}


def _block(desk: Desk, talk: Talk, block: PlanBlockDraft, steps: tuple[PlanStep, ...]) -> AgreedBlock:
    here = [step for step in steps if step.block == block.number]
    page = on_page(block).lines
    lines = []
    for line in block.lines:
        text = in_dutch(desk, talk.pack, line)
        if text is not None and not line.step:
            is_on_page = any(line is one for one in page)
            lines.append(AgreedLine(text, _sources(talk, line.questions), is_on_page))
    printed = {line.step for line in block.lines if line.step}
    shown = {step.id: _step(desk, talk, step, printed, {line.step for line in page}) for step in here}
    return AgreedBlock(
        number=block.number,
        title=block.title_dutch,
        picture=PICTURES[block.number - 1],
        status=BLOCK_WORDS[block.status],
        waits_for=waits_for(talk, block) if block.status is BlockStatus.LEEG else "",
        lines=tuple(lines),
        steps=tuple(shown[step.id] for step in here if step.is_disputed or not step.is_off),
        ended=tuple(shown[step.id] for step in here if step.is_off and not step.is_disputed),
        offers=_offers(desk, talk, block.number, here),
    )


def _offers(desk: Desk, talk: Talk, number: int, here: Iterable[PlanStep]) -> tuple[OfferShown, ...]:
    """Ready lines for this block, group and route, in the order of the alphabet."""
    belongs = talk.belonging if isinstance(talk.belonging, Belongs) else None
    doelgroep = belongs.doelgroep if belongs else None
    taken = {step.line for step in here if not step.is_off}
    found = [
        OfferShown(
            key=line.key,
            text=line.text,
            picture=line.picture,
            because=_sources(talk, (ask.question for ask in line.asks if _is_met(talk, ask))),
            mark_words=_MARKS.get(line.avg, ""),
            is_chosen=line.key in taken,
        )
        for line in desk.plan_lines.for_block(number, doelgroep, talk.choice.route)
    ]
    return tuple(sorted(found, key=lambda offer: offer.text))


def _is_met(talk: Talk, ask: Ask) -> bool:
    return ask.is_met(talk.standing)


def _sources(talk: Talk, questions: Iterable[str]) -> tuple[SourceShown, ...]:
    numbers = {question.id: question.number for question in talk.pack.questions}
    asked = (q for q in dict.fromkeys(questions) if q in numbers)
    return tuple(SourceShown(question, numbers[question]) for question in asked)


def _step(desk: Desk, talk: Talk, step: PlanStep, printed: set[str], on_front: set[str]) -> StepShown:
    ready = desk.plan_lines.line(step.line) if step.line else None
    answers = tuple(step_words(desk, one) for one in (step, *step.variants)) if step.is_disputed else ()
    if step.is_disputed and not step.variants:
        answers = (*answers, nl("niet meer in het plan"))
    return StepShown(
        key=step.id,
        text=step_text(desk, step),
        picture=ready.picture if ready else "",
        is_own=bool(step.own),
        who=step.who,
        who_name=step.who_name,
        who_words=_who_words(step),
        by=step.by,
        by_words=nl("klaar op {day}", day=_day(desk, step.by)) if step.by else "",
        is_late=step.by is not None and step.by < talk.today and not step.is_off,
        is_off=step.is_off,
        paper_words=undrawn_words(desk, step.own, step.who_name) or _paper(step, ready, printed, on_front),
        mark_words=_MARKS.get(step.avg, ""),
        answers=answers,
        is_disputed=step.is_disputed,
    )


def step_text(desk: Desk, step: PlanStep) -> str:
    """The line of the library, or the person's own words."""
    ready = desk.plan_lines.line(step.line) if step.line else None
    if ready is not None:
        return ready.text
    # own words may run the other way: isolated, so that what stands around them keeps its place
    return f"\u2068{step.own}\u2069" if step.own else nl("Deze regel staat niet meer in de lijst.")


def step_words(desk: Desk, step: PlanStep) -> str:
    """Who does it and by when, or that it is not in the plan any more."""
    if step.is_off:
        return nl("niet meer in het plan")
    by = nl("klaar op {day}", day=_day(desk, step.by)) if step.by else nl("zonder dag")
    return nl("{who_words}, {by}", who_words=_who_words(step), by=by)


def _who_words(step: PlanStep) -> str:
    words = _WHO[step.who]
    return nl("{words}: {who_name}", words=words, who_name=step.who_name) if step.who_name else words


def _day(desk: Desk, day: date) -> str:
    return desk.texts.date_words(day, DUTCH)


def _paper(step: PlanStep, ready: LibraryLine | None, printed: set[str], on_front: set[str]) -> str:
    """Where the step is printed for the person, or why it is not."""
    if step.is_disputed:
        return nl("telt nog niet mee: er zijn twee antwoorden")
    if step.is_off:
        return nl("niet meer in het plan")
    if step.id in on_front:
        return nl("op het plan")
    if step.id in printed:
        return nl("op de lijst bij het plan")
    if step.is_special or (ready is not None and not ready.on_paper):
        return nl("nooit op papier")
    if step.own and not is_fit_for_paper(step.own):
        return nl("niet op papier: er staat een lang nummer in")
    return nl("niet op papier")
