"""Who sits beside the person, and what is therefore not asked now: body, mind, fear, police and justice.

Nobody is a free speaker with a relative, a child or the partner beside (domain file 5.3; questions that the
pack marks as guarded). Never a stop: the klantmanager may go on, with a reason that is written down.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from desktop.domain.answer import answers_from
from desktop.domain.changes import Change, ChangeKind, HeadKey, JsonValue
from desktop.domain.tolk import TolkKind, TolkSession
from forms.model import Question

#: decisions with a key of their own each: two laptops that both went on never have to choose
GUARD_KEY = "guard."
FREE_TEXT_KEY = "vrije_tekst."
#: 'Met wie praten we nu?'
_WITH_WHOM = "S05"


class GuardReason(StrEnum):
    """Why a guarded question waits."""

    FAMILY = "familie_als_tolk"
    MINOR = "minderjarige_als_tolk"
    PARTNER_TOLK = "partner_als_tolk"
    PARTNER_BESIDE = "partner_zit_erbij"
    CHILD_BESIDE = "kind_zit_erbij"
    FAMILY_BESIDE = "familie_zit_erbij"


#: choices of S05 that say that somebody of the family sits there
_BESIDE = {
    "partner": GuardReason.PARTNER_BESIDE,
    "kind": GuardReason.CHILD_BESIDE,
    "familie": GuardReason.FAMILY_BESIDE,
}


def is_guarded(question: Question) -> bool:
    """True for a question that is only asked when the person can speak freely."""
    return question.is_guarded


def guard_reasons(
    session: TolkSession | None, heads: Mapping[HeadKey, tuple[Change, ...]]
) -> tuple[GuardReason, ...]:
    """What holds guarded questions back now. A tolk who pauses still counts: they sit there. While two
    laptops differ on who sits beside, whoever one of them names counts."""
    found: list[GuardReason] = []
    if session is not None and not session.is_ended:
        if session.is_minor:
            found.append(GuardReason.MINOR)
        if session.is_partner:
            found.append(GuardReason.PARTNER_TOLK)
        elif session.kind is TolkKind.FAMILY and not session.is_minor:
            found.append(GuardReason.FAMILY)
    where = (ChangeKind.ANSWER, _WITH_WHOM)
    beside = [answers_from({where: (head,)}).chosen(_WITH_WHOM) for head in heads.get(where, ())]
    found += [reason for key, reason in _BESIDE.items() if any(key in named for named in beside)]
    return tuple(found)


def situation(session: TolkSession | None, reasons: tuple[GuardReason, ...]) -> str:
    """Names the present company: another tolk, or somebody more at the table, asks for a new confirmation."""
    return "|".join((session.id if session is not None else "", *sorted(reason.value for reason in reasons)))


def confirmed_themes(heads: Mapping[HeadKey, tuple[Change, ...]], company: str) -> frozenset[int]:
    """The themes whose guarded questions were opened with a reason in this company."""
    found = set()
    for value in _decisions(heads, GUARD_KEY):
        theme = value.get("theme")
        if value.get("situation") == company and isinstance(theme, int) and value.get("reason"):
            found.add(theme)
    return frozenset(found)


def free_text_questions(heads: Mapping[HeadKey, tuple[Change, ...]]) -> frozenset[str]:
    """The special questions at which free text was switched on with a reason."""
    questions = (value.get("question") for value in _decisions(heads, FREE_TEXT_KEY) if value.get("reason"))
    return frozenset(question for question in questions if isinstance(question, str))


def _decisions(
    heads: Mapping[HeadKey, tuple[Change, ...]], start: str
) -> tuple[Mapping[str, JsonValue], ...]:
    return tuple(
        change.value
        for (kind, key), found in heads.items()
        if kind is ChangeKind.DECISION and key.startswith(start)
        for change in found
        if isinstance(change.value, Mapping)
    )
