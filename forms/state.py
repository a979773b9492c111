"""Where a conversation stands: which questions apply now, what is answered, what is still open.

Decided: a group that is not known yet (`group=None`) is treated as asiel, because an intake in an azc is
about asielstatushouders; questions for gezins- en overige migranten wait until P07 says so. Answers to
hidden or removed questions are parked: kept and counted nowhere.
'Later' and 'niet begrepen' are answers of their own but the question stays open; the other states close it.
A computed check lies on the way when it applies, and is counted nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from forms.answer_moves import Answer
from forms.expressions import Lookup, no_lookup
from forms.logic import logic_of
from forms.model import FormPack, Group
from forms.pack_state import PackState
from forms.progress import ZERO, Count, Scope
from forms.reckoning import Case, Reckoning, Standing


def evaluate(
    pack: FormPack,
    answers: Mapping[str, Answer],
    group: Group | None,
    today: date,
    lookup: Lookup = no_lookup,
) -> PackState:
    """The state from all answers (keys: question id, or '<question id>#<row id>'). Never raises.

    `lookup` answers `pulldata(...)` in conditions and computed checks: values of the law, handed in.
    """
    logic = logic_of(pack)
    nothing = PackState(
        pack=pack,
        case=Case(group, today, lookup),
        relevant=(),
        answered=frozenset(),
        postponed=frozenset(),
        counts={section.number: ZERO for section in pack.sections},
        total=ZERO,
        parked=(),
        law_open=(),
        standing=Standing(),
        logic=logic,
    )
    return _moved_on(nothing, answers, answers.keys(), logic.questions.keys())


def reevaluate(state: PackState, answers: Mapping[str, Answer], changed: Iterable[str]) -> PackState:
    """The state after the answers with these keys changed; only conditions that look at them run again.

    `answers` are all answers as they are now. Group, day and look-ups stay those of `state`.
    """
    return _moved_on(state, answers, changed, ())


def caught_up(state: PackState, before: Mapping[str, Answer], answers: Mapping[str, Answer]) -> PackState:
    """The state for these answers, from one that was made of the answers `before`: only differences run."""
    changed = [key for key, answer in answers.items() if before.get(key) != answer]
    changed += [key for key in before if key not in answers]
    return reevaluate(state, answers, changed) if changed else state


def _moved_on(
    state: PackState, answers: Mapping[str, Answer], changed: Iterable[str], again: Iterable[str]
) -> PackState:
    logic = state.logic
    reckoning = Reckoning(logic, state.case, state.standing, answers)
    taken = reckoning.take(list(changed))
    touched = reckoning.settle(taken.union(again))
    now = reckoning.standing()
    known = [name for name in touched if name in logic.questions]
    applying = [i for i in known if i in now.nodes]
    answered = {i for i in applying if i not in logic.calculations and now.is_answered(i)}
    postponed = {i for i in applying if i not in logic.calculations and now.is_postponed(i)}
    found = replace(
        state,
        relevant=_relevant(state, now, known),
        answered=_exchanged(state.answered, known, answered),
        postponed=_exchanged(state.postponed, known, postponed),
        parked=_parked(state, now, touched),
        standing=now,
    )
    return _counted(state, found, known)


def _counted(before: PackState, now: PackState, known: Iterable[str]) -> PackState:
    counts, total, law_open = dict(before.counts), before.total, before.law_open
    law_moved = False
    for i in known:
        old, new = before.part_of_count(i), now.part_of_count(i)
        if old != new:
            theme = now.logic.questions[i].theme
            counts[theme] = counts[theme].minus(old).plus(new)
            total = total.minus(old).plus(new)
            law_moved = law_moved or now.logic.questions[i].law_needs
    if law_moved:
        law_open = tuple(i for i in now.logic.law if now.is_counted(i) and i not in now.answered)
    return replace(now, counts=counts, total=total, law_open=law_open)


def _relevant(state: PackState, now: Standing, known: Iterable[str]) -> tuple[str, ...]:
    if all((i in state.nodes) == (i in now.nodes) for i in known):
        return state.relevant
    return tuple(i for i in state.logic.places if i in now.nodes)


def _exchanged(before: frozenset[str], known: Iterable[str], now: set[str]) -> frozenset[str]:
    """The set with only these ids judged anew; the same set when nothing changed."""
    gone = {i for i in known if i in before and i not in now}
    return before if not gone and now <= before else (before - gone) | now


def _parked(state: PackState, now: Standing, touched: Iterable[str]) -> tuple[str, ...]:
    moved = [i for i in touched if i not in state.nodes or i not in now.nodes]
    if not moved:
        return state.parked
    old = {key for i in moved for key in state.standing.given.get(i, ())}
    new = {key for i in moved if i not in now.nodes for key in now.given.get(i, ())}
    return tuple(sorted((set(state.parked) - old) | new))


__all__ = ["Answer", "Count", "PackState", "Scope", "caught_up", "evaluate", "reevaluate"]
