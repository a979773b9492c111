"""A chosen step as a line of the plan: the ready sentence or the person's own words, who helps, by when."""

from __future__ import annotations

from types import MappingProxyType

from desktop.domain.plan_facts import is_fit_for_paper
from desktop.domain.plan_library import LibraryLine
from desktop.domain.plan_lines import Day, Name, OwnWords, PlanLine, PlanValue, ReadyLine, Sayings
from desktop.domain.plan_steps import PlanStep, Who


def step_line(step: PlanStep, ready: LibraryLine | None) -> PlanLine | None:
    """The line; None for what no plan on paper may hold.

    That is: a step that ended or has two answers, one with mark 9 or 10 (then or now), one the library keeps
    off paper or does not know any more, and own words with a long number in them.
    """
    if not step.stands or step.is_special or not _may_be_printed(step, ready):
        return None
    ending = ""
    values: dict[str, PlanValue] = {}
    companion = _companion(step)
    if companion is not None:
        ending, values["wie"] = "_with", companion
    if step.by is not None:
        ending, values["datum"] = ending + "_by", Day(step.by, has_weekday=True)
    if ready is None:
        own: PlanValue = OwnWords((step.own,))
        return PlanLine(f"plan.own{ending}", MappingProxyType({"woorden": own, **values}), step=step.id)
    if not ending:
        return PlanLine(ready.text_key, step=step.id, text=ready.text)
    said: PlanValue = ReadyLine(ready.text_key, ready.text)
    return PlanLine(f"plan.step{ending}", MappingProxyType({"stap": said, **values}), step=step.id)


def _may_be_printed(step: PlanStep, ready: LibraryLine | None) -> bool:
    if step.line:
        return ready is not None and ready.on_paper and not ready.is_special
    return is_fit_for_paper(step.own)


def _companion(step: PlanStep) -> PlanValue | None:
    """Who helps, by name where there is one; nobody where the person does it alone."""
    if step.who_name and is_fit_for_paper(step.who_name):
        return Name(step.who_name)
    return None if step.who is Who.IK else Sayings((f"plan.who.{step.who.value}",))
