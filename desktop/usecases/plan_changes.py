"""What is different between versions of the plan, in words: Dutch on the screen, any language on paper."""

from __future__ import annotations

from datetime import date

from desktop.documents.change_texts import CHANGE_TEXTS
from desktop.domain.case_view import term_start
from desktop.domain.deadlines import inburgeringstermijn
from desktop.domain.errors import Refusal
from desktop.domain.pip_changes import Agreement, ChangeValue, PlanChange, RouteName, changes_between, differs
from desktop.domain.pip_versions import Version
from desktop.usecases.pip_versions import holding, is_present, present_version
from desktop.usecases.plan_draft import DOMAIN, DUTCH
from desktop.usecases.ports import Desk, Spoken
from desktop.usecases.talk import Talk


def changes_of(desk: Desk, talk: Talk, old: Version | None, new: Version) -> tuple[PlanChange, ...]:
    """What `new` says otherwise than `old`, with the last day of the three years once they run."""
    return changes_between(old, new, term_end(desk, talk))


def pending_changes(desk: Desk, talk: Talk) -> tuple[PlanChange, ...]:
    """How the plan as it is now differs from the one that holds; nothing while none is established, or while
    only lesson or talk days are other ones."""
    holds, now = holding(talk), present_version(desk, talk)
    if holds is not None and is_present(desk, talk, holds):
        return ()
    return changes_between(holds, now) if holds is not None and differs(holds, now) else ()


def term_end(desk: Desk, talk: Talk) -> date | None:
    """The last day of the three years; None while they do not run or the law has no value for the day."""
    started = term_start(talk.heads)
    try:
        return None if started is None else inburgeringstermijn(started, desk.law).last
    except Refusal:
        return None


def said_change(desk: Desk, change: PlanChange, language: str = DUTCH) -> Spoken:
    """One difference as a sentence in a language; a line of the plan in it stands as it was frozen: Dutch."""
    words = {name: _words(desk, value, language) for name, value in change.values.items()}
    return desk.texts.say(DOMAIN, change.key, CHANGE_TEXTS[change.key], language, **words)


def _words(desk: Desk, value: ChangeValue, language: str) -> str:
    if isinstance(value, RouteName | Agreement):
        return desk.texts.say(DOMAIN, value.key, CHANGE_TEXTS[value.key], language).text
    if isinstance(value, date):
        return desk.texts.date_words(value, language)
    return value.text
