"""The eight blocks as they stand now, and each line in Dutch words with where it came from.

Screen, frozen version and paper all start from `draft`, so what is printed was seen before.
"""

from __future__ import annotations

from dataclasses import replace

from desktop.documents.pack_words import choice_texts, language_text, within_sentence
from desktop.domain.appointment import next_after
from desktop.domain.case_view import term_start
from desktop.domain.deadlines import Deadline, inburgeringstermijn, ontzorgen_period
from desktop.domain.doelgroep import Belongs
from desktop.domain.errors import Refusal
from desktop.domain.plan_blocks import PlanFacts, plan_blocks
from desktop.domain.plan_elements import Ontzorgen, plan_elements
from desktop.domain.plan_lines import (
    BlockStatus,
    Choices,
    ClockTime,
    Day,
    Days,
    LanguageName,
    Name,
    Number,
    Numbers,
    OwnWords,
    PlanBlockDraft,
    PlanLine,
    PlanValue,
    ReadyLine,
    Sayings,
    Weekdays,
)
from desktop.domain.plan_needs import block_of
from desktop.domain.plan_steps import steps_from
from desktop.domain.plan_texts import PLAN_TEXTS
from desktop.domain.revision import previous_pip
from desktop.domain.wording import joined
from desktop.usecases.plan_situation import lacking_elements
from desktop.usecases.ports import Desk
from desktop.usecases.talk import Talk
from forms.model import FormPack

DOMAIN = "documents"
DUTCH = "nl"


def draft(desk: Desk, talk: Talk) -> tuple[PlanBlockDraft, ...]:
    """The plan as the answers, the decisions and the law of today make it. Answers that are parked (their
    question does not apply now) put nothing into it."""
    if talk.blocks is not None:
        return talk.blocks
    belongs = talk.belonging if isinstance(talk.belonging, Belongs) else None
    following = next_after(talk.row.appointments, talk.today)
    elements = plan_elements(talk.heads)
    steps = tuple(step for step in steps_from(talk.heads) if step.stands)
    blocks = plan_blocks(
        PlanFacts(
            roepnaam=talk.row.roepnaam,
            language=talk.language.code,
            answers=talk.standing,
            law=desk.law.on(talk.today),
            today=talk.today,
            doelgroep=belongs.doelgroep if belongs else None,
            route=talk.choice.route,
            term=_term(desk, talk),
            ontzorgen=_ontzorgen(desk, elements.ontzorgen),
            coach=desk.worker.label,
            phone=desk.worker.phone,
            next_talk=following.at if following else "",
            place=following.place if following else "",
            elements=elements,
            steps=tuple((step, desk.plan_lines.line(step.line)) for step in steps),
            is_moved=previous_pip(talk.heads) is not None,
        )
    )
    lacks = {block_of(item.element) for item in lacking_elements(talk) if item.element}
    return tuple(_not_yet_done(one) if one.number in lacks else one for one in blocks)


def _not_yet_done(block: PlanBlockDraft) -> PlanBlockDraft:
    """A block in which something has to be agreed still is not 'klaar', whatever its lines say."""
    return replace(block, status=BlockStatus.DEELS) if block.status is BlockStatus.KLAAR else block


def _term(desk: Desk, talk: Talk) -> Deadline | None:
    """The three years, which begin with the dagtekening of an established PIP (WI 11)."""
    started = term_start(talk.heads)
    try:
        return None if started is None else inburgeringstermijn(started, desk.law)
    except Refusal:  # a dagtekening before the act: told with the terms
        return None


def _ontzorgen(desk: Desk, agreed: Ontzorgen) -> Deadline | None:
    try:
        return None if agreed.start is None else ontzorgen_period(agreed.start, desk.law, agreed.end)
    except Refusal:
        return None


def in_dutch(desk: Desk, pack: FormPack, line: PlanLine) -> str | None:
    """The sentence in Dutch with its values in it; None when the pack has no words for a choice in it."""
    values = {name: _words(desk, pack, value) for name, value in line.values.items()}
    known = {name: words for name, words in values.items() if words is not None}
    if len(known) != len(values):
        return None
    return desk.texts.say(DOMAIN, line.key, line.dutch, DUTCH, **known).text


def _words(desk: Desk, pack: FormPack, value: PlanValue) -> str | None:
    match value:
        case Name(text) | ClockTime(text):
            return text
        case Number(number):
            return str(number)
        case Numbers(numbers):
            return desk.texts.list_words([str(number) for number in numbers], DUTCH)
        case OwnWords(texts):
            return joined(", ", texts).rstrip(" .")
        case Day(day, has_weekday):
            return desk.texts.date_words(day, DUTCH, has_weekday)
        case Days(days):
            return desk.texts.list_words([desk.texts.date_words(day, DUTCH, True) for day in days], DUTCH)
        case Weekdays(numbers):
            return desk.texts.list_words([desk.texts.weekday_name(n, DUTCH) for n in numbers], DUTCH)
        case Sayings(keys):
            return desk.texts.list_words([PLAN_TEXTS[key] for key in keys], DUTCH)
        case ReadyLine(_, dutch):
            return dutch
        case LanguageName(code):
            name = language_text(pack, code)
            return desk.texts.language_name(code, DUTCH) if name is None else name.dutch
        case Choices(question, keys):
            chosen = choice_texts(pack, question, keys)
            if chosen is None:
                return None
            return desk.texts.list_words([within_sentence(text.dutch, DUTCH) for text in chosen], DUTCH)
