"""Changing what was decided: begun with a reason, exams on a lower level, a plan from elsewhere."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.domain.changes import Change, ChangeKind, JsonValue
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import DossierId
from desktop.domain.leerroute import Leerroute
from desktop.domain.pip import ROUTE_KEY
from desktop.domain.plan_elements import ElementKey, LanguageAim
from desktop.domain.revision import (
    PREVIOUS_KEY,
    REVISION_KEY,
    REVISION_REASON_KEY,
    SCALE_DOWN_KEY,
    Category,
)
from desktop.usecases.decision_shown import DecisionShown, decision_shown
from desktop.usecases.one_line import one_line
from desktop.usecases.outcome import Outcome
from desktop.usecases.pip_versions import holding
from desktop.usecases.ports import Desk, UnitOfWork
from desktop.usecases.recording import Asked, pen
from desktop.usecases.talk import Talk, load_talk
from desktop.usecases.typed_days import needed_past_day
from desktop.usecases.typed_reason import needed_reason

_YES_NO = ("ja", "nee")
_MOST_HOURS = 10_000
_HOURS = "b1.hours_before_a2"


def decision_screen(desk: Desk, dossier: DossierId) -> DecisionShown:
    """All that stands on the screen 'Besluit'. KeyError when the dossier is not on this laptop."""
    with desk.unit_of_work() as work:
        return decision_shown(desk, load_talk(desk, work, dossier))


def begin_revision(desk: Desk, dossier: DossierId, category: str, reason: str) -> Outcome[DecisionShown]:
    """Open the established plan for a change, with why; again with other words = another reason.

    The plan that holds goes on holding. Refusal NOT_ESTABLISHED, CATEGORY_MISSING (field 'category'),
    REASON_MISSING (field 'reason'), as `reason_text`.
    """
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        holds = holding(talk)
        if holds is None:
            raise Refusal(RefusalCode.NOT_ESTABLISHED, "category")
        if category not in set(Category):
            raise Refusal(RefusalCode.CATEGORY_MISSING, "category")
        words = needed_reason(reason, "reason")
        value = {"of": holds.key, "category": category, "day": talk.today.isoformat()}
        return _written(desk, work, talk, {REVISION_KEY: value, REVISION_REASON_KEY: words})


def stop_revision(desk: Desk, dossier: DossierId) -> Outcome[DecisionShown]:
    """The change does not go on; what was changed in the plan stays until somebody puts it back."""
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        return _written(desk, work, talk, {REVISION_KEY: None, REVISION_REASON_KEY: None})


def record_scale_down(
    desk: Desk, dossier: DossierId, hours: str, keurmerk: str, effort: str, reason: str
) -> Outcome[DecisionShown]:
    """Exams on A2 instead of B1 ('afschalen', BI 5.5, rule R-B1-01); `keurmerk`, `effort`: 'ja' or 'nee'.

    Never at the start: Refusal NOT_ESTABLISHED. Only in the B1-route, after enough hours at a school with
    keurmerk and enough effort: SCALE_DOWN_ROUTE, _HOURS, _KEURMERK, _EFFORT, each with the article and, where
    there is one, a field; NOT_A_NUMBER and OUT_OF_RANGE for the hours; REASON_MISSING.
    """
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        least = desk.law.on(talk.today).value(_HOURS)
        article = {"article": least.article}
        holds = holding(talk)
        if holds is None:
            raise Refusal(RefusalCode.NOT_ESTABLISHED, "hours")
        if holds.pip.route is not Leerroute.B1 or talk.choice.route is not Leerroute.B1:
            raise Refusal(RefusalCode.SCALE_DOWN_ROUTE, "hours", article)
        number = _whole(hours, "hours")
        if number < least.number:
            facts = {**article, "least": str(least.number)}
            raise Refusal(RefusalCode.SCALE_DOWN_HOURS, "hours", facts)
        if keurmerk != "ja":
            raise Refusal(RefusalCode.SCALE_DOWN_KEURMERK, "keurmerk", article)
        if effort != "ja":
            raise Refusal(RefusalCode.SCALE_DOWN_EFFORT, "effort", article)
        words = needed_reason(reason, "scale_reason")
        value: dict[str, JsonValue] = {
            "hours": number,
            "keurmerk": keurmerk,
            "effort": effort,
            "reason": words,
        }
        return _written(desk, work, talk, {SCALE_DOWN_KEY: value, ElementKey.LEVEL: LanguageAim.A2.value})


def take_back_scale_down(desk: Desk, dossier: DossierId) -> Outcome[DecisionShown]:
    """Exams on B1 again."""
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        return _written(desk, work, talk, {SCALE_DOWN_KEY: None, ElementKey.LEVEL: LanguageAim.B1.value})


def record_previous_pip(
    desk: Desk, dossier: DossierId, gemeente: str, route: str, dagtekening: str
) -> Outcome[DecisionShown]:
    """The plan the person brought: its route is taken over and locked, its term runs on (R-OVG-06, WI 15).

    `dagtekening` is that of the very first PIP. Refusal ALREADY_ESTABLISHED once a plan holds here;
    GEMEENTE_MISSING, ROUTE_NOT_CHOSEN, NOT_A_DATE, IMPOSSIBLE_DATE, DATE_IN_FUTURE, BEFORE_ACT with their
    fields 'gemeente', 'route', 'first_day'.
    """
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        if holding(talk) is not None:
            raise Refusal(RefusalCode.ALREADY_ESTABLISHED, "gemeente")
        name = one_line(gemeente, "gemeente")
        if not name:
            raise Refusal(RefusalCode.GEMEENTE_MISSING, "gemeente")
        if route not in set(Leerroute):
            raise Refusal(RefusalCode.ROUTE_NOT_CHOSEN, "route")
        day = needed_past_day(dagtekening, talk.today, "first_day")
        try:
            desk.law.on(day).value("inburgeringstermijn.years")
        except Refusal:
            raise Refusal(RefusalCode.BEFORE_ACT, "first_day") from None
        value = {"gemeente": name, "route": route, "dagtekening_initieel": day.isoformat()}
        return _written(desk, work, talk, {PREVIOUS_KEY: value, ROUTE_KEY: route})


def forget_previous_pip(desk: Desk, dossier: DossierId) -> Outcome[DecisionShown]:
    """There was no such plan after all. The route stays chosen; it is no longer locked.

    Refusal ALREADY_ESTABLISHED once a plan here rests on it.
    """
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        if holding(talk) is not None:
            raise Refusal(RefusalCode.ALREADY_ESTABLISHED, "gemeente")
        return _written(desk, work, talk, {PREVIOUS_KEY: None})


def _written(
    desk: Desk, work: UnitOfWork, talk: Talk, decisions: Mapping[str, JsonValue]
) -> Outcome[DecisionShown]:
    """Record these decisions where they say something else than what stands, and commit."""
    changes: list[Change] = []
    for key, value in decisions.items():
        heads = talk.heads.get((ChangeKind.DECISION, key), ())
        if (heads and all(change.value == value for change in heads)) or (not heads and value is None):
            continue
        asked = Asked(pack=talk.pack.name)
        changes.append(pen(desk, work, talk.dossier, ChangeKind.DECISION, key, value, heads, asked))
    after = load_talk(desk, work, talk.dossier)
    work.commit()
    return Outcome(decision_shown(desk, after), tuple(changes))


def _whole(text: str, field: str) -> int:
    typed = text.strip()
    if not typed.isascii() or not typed.isdigit():
        raise Refusal(RefusalCode.NOT_A_NUMBER, field)
    if len(typed) > len(str(_MOST_HOURS)) or int(typed) > _MOST_HOURS:
        raise Refusal(RefusalCode.OUT_OF_RANGE, field, {"min": "0", "max": str(_MOST_HOURS)})
    return int(typed)
