"""Which changes are sealed as `special`: all that tells of a question of AVG mark 9 or 10 (AVG 9, 10)."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.domain.changes import Change, ChangeKind
from desktop.domain.errors import Trouble
from desktop.domain.guards import FREE_TEXT_KEY, GUARD_KEY
from desktop.domain.handover import EARLIER_PIP_KEY
from desktop.domain.person_rights import EXPORT_KEY, WORDS_KEY
from desktop.domain.plan_elements import ElementKey
from desktop.domain.plan_steps import is_special_step
from desktop.domain.route_decisions import OFFER_KEY, SECOND_TALK_KEY
from desktop.domain.sharing import SHARE_REASON_KEY
from desktop.usecases.ports import Packs
from sync.protocol.model import PrivacyClass

#: decisions that hold the words of a reason: those can tell of somebody's health
_REASONED = (
    "reden.",
    "redenen.",
    "afschalen",
    EXPORT_KEY,
    ElementKey.ONTZORGEN_FORM,
    OFFER_KEY,
    SECOND_TALK_KEY,
    SHARE_REASON_KEY,
    WORDS_KEY,
)


def privacy_class(change: Change, packs: Packs) -> PrivacyClass:
    """The class whose key this change is sealed with.

    In doubt (a pack or question that is not in the installation) it is `special`: fewer may read it, and
    nothing is lost by that.
    """
    if change.kind is ChangeKind.CONTACT:
        return PrivacyClass.SPECIAL  # why somebody was absent can tell of their health, in any words
    if change.kind is ChangeKind.CHOICE:
        return PrivacyClass.SPECIAL  # so can why one of two answers was chosen
    if change.kind is ChangeKind.GOAL and is_special_step(change.value):
        return PrivacyClass.SPECIAL  # a step with the mark of addiction, health or justice
    if change.kind is ChangeKind.DECISION and change.key.startswith(_REASONED):
        return PrivacyClass.SPECIAL
    if change.kind is ChangeKind.HANDOVER:
        asked = _brought_in(change)
        is_any = any(_class_of(question, change, packs) is PrivacyClass.SPECIAL for question in asked)
        return PrivacyClass.SPECIAL if is_any else PrivacyClass.NORMAL
    return _class_of(_question_of(change), change, packs)


def _class_of(question: str | None, change: Change, packs: Packs) -> PrivacyClass:
    if question is None:
        return PrivacyClass.NORMAL
    if change.pack is None:
        return PrivacyClass.SPECIAL
    try:
        is_special = packs.named(change.pack).question(question).is_special
    except (KeyError, Trouble):
        return PrivacyClass.SPECIAL
    return PrivacyClass.SPECIAL if is_special else PrivacyClass.NORMAL


def _brought_in(change: Change) -> frozenset[str]:
    """The questions a hand-over wrote answers to or keeps a value beside; the plan of before is none."""
    value = change.value
    if value is None:
        return frozenset()
    told = [value.get(part) for part in ("answers", "beside")] if isinstance(value, Mapping) else [None]
    keys = [key.split("#", 1)[0] for part in told if isinstance(part, Mapping) for key in part]
    is_whole = all(isinstance(part, Mapping) for part in told)
    return frozenset(keys if is_whole else [*keys, ""]) - {EARLIER_PIP_KEY}


def _question_of(change: Change) -> str | None:
    """The question whose mark decides, None for kinds that hold no words of an answer."""
    if change.kind is ChangeKind.ANSWER:
        return change.key.split("#", 1)[0]
    if change.kind is ChangeKind.NOTE:
        value = change.value
        question = value.get("question") if isinstance(value, Mapping) else None
        # A withdrawn note has no value left that could reveal anything.
        return None if value is None else question.split("#", 1)[0] if isinstance(question, str) else ""
    if change.kind is ChangeKind.REMARK:
        value = change.value  # at a line of the plan, which is never about special data: no question
        question = value.get("question") if isinstance(value, Mapping) else ""
        return question.split("#", 1)[0] or None if isinstance(question, str) else ""
    if change.kind is ChangeKind.ATTACHMENT:
        # at no question: nobody knows what is on it, so fewer may read what it is called
        value = change.value
        question = value.get("question") if isinstance(value, Mapping) else None
        return None if value is None else question if isinstance(question, str) else ""
    if change.kind is ChangeKind.TOLK_MARK:
        value = change.value  # that a question was asked at all can tell what was said before it
        question = value.get("question") if isinstance(value, Mapping) else None
        return question if isinstance(question, str) else ""
    if change.kind is ChangeKind.TASK and isinstance(change.value, Mapping):
        question = change.value.get("question")  # a task that came from an answer tells of that answer
        return question.split("#", 1)[0] if isinstance(question, str) and question else None
    if change.kind is ChangeKind.DECISION and change.key.startswith((GUARD_KEY, FREE_TEXT_KEY)):
        value = change.value  # the reason with which a question was opened tells of that question
        question = value.get("question") if isinstance(value, Mapping) else None
        return question if isinstance(question, str) else ""
    return None
