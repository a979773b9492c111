"""Reads what a story agrees and decides, and what must come out of the plan."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from desktop.domain.law.rule_rows import RULE_ID
from desktop.domain.leerroute import Leerroute
from desktop.domain.pip import MissingCode, PipStatus
from desktop.domain.pip_versions import Form
from desktop.domain.plan_elements import Counter
from desktop.stories.plan_model import (
    ExpectedPlan,
    StoryAgreement,
    StoryDecision,
    StoryOffer,
    StoryPlan,
    StorySecondTalk,
    StoryStep,
)
from desktop.stories.tables import Tables
from desktop.usecases.pip import OfferState, SecondTalkState
from desktop.usecases.plan_steps import Who

ALL = "alles"
_STEP = {"block", "line", "own", "who", "who_name", "by", "private", "own_language"}
_DECISION = {"dagtekening", "name", "function", "bekendmaking", "number", "early"}
_FLAGS = ("departs", "reasons", "has_term")
_TEXTS = ("holds", "never_holds", "plan_says", "plan_never_says", "why")
EXPECTED_KEYS = {*_FLAGS, *_TEXTS, "route", "missing", "status", "form", "term_end", "counters"}
_KEY = re.compile(r"[a-z]+(_[a-z]+)*(\.[a-z0-9_]+)?")


def read_plan(tables: Tables, table: Mapping[str, Any]) -> StoryPlan:
    """`[plan]`, `[[agreement]]`, `[[step]]` and `[decision]`."""
    plan = tables.table(table, "plan")
    tables.known("[plan]", plan, {"confirm"})
    confirm = plan.get("confirm", [])
    confirms = None if confirm == ALL else tables.texts(plan, "confirm")
    return StoryPlan(
        confirms,
        tuple(_agreement(tables, one) for one in tables.tables(table, "agreement")),
        tuple(_step(tables, one) for one in tables.tables(table, "step")),
        _decision(tables, table),
    )


def read_offer(tables: Tables, route: Mapping[str, Any]) -> StoryOffer | None:
    """`[route.offer]`: the place in the onderwijsroute."""
    if "offer" not in route:
        return None
    offer = tables.table(route, "offer")
    tables.known("[route.offer]", offer, {"state", "note"})
    tables.one_of("[route.offer] state", offer.get("state"), [one.value for one in OfferState])
    return StoryOffer(str(offer.get("state")), tables.text(offer, "note"))


def read_second_talk(tables: Tables, route: Mapping[str, Any]) -> StorySecondTalk | None:
    """`[route.second_talk]`: with who does not agree."""
    if "second_talk" not in route:
        return None
    talk = tables.table(route, "second_talk")
    tables.known("[route.second_talk]", talk, {"state", "day", "note"})
    known = [one.value for one in SecondTalkState]
    tables.one_of("[route.second_talk] state", talk.get("state"), known)
    return StorySecondTalk(str(talk.get("state")), _day(talk.get("day", "")), tables.text(talk, "note"))


def read_expected_plan(tables: Tables, table: Mapping[str, Any]) -> ExpectedPlan:
    """The part of `[expected]` that is about the plan."""
    texts = {key: tables.texts(table, key) for key in _TEXTS}
    for rule in texts["why"]:
        if not RULE_ID.fullmatch(rule):
            tables.bad(f"[expected] why '{rule}'", "schrijf een regel als R-TRM-01")
    missing = tables.texts(table, "missing")
    for code in missing:
        tables.one_of(f"[expected] missing '{code}'", code, [one.value for one in MissingCode])
    for key, known in (
        ("route", [one.value for one in Leerroute]),
        ("status", ["", *(one.value for one in PipStatus)]),
        ("form", [one.value for one in Form]),
    ):
        if key in table:
            tables.one_of(f"[expected] {key}", table[key], known)
    flags = {key: tables.flag("[expected]", table, key) for key in _FLAGS}
    return ExpectedPlan(
        route=tables.text(table, "route") or None,
        departs=flags["departs"],
        reasons=flags["reasons"],
        missing=missing if "missing" in table else None,
        status=tables.text(table, "status") if "status" in table else None,
        form=tables.text(table, "form") or None,
        term_end=tables.day("[expected] ", table, "term_end", "2029-11-05"),
        has_term=flags["has_term"],
        holds=texts["holds"],
        never_holds=texts["never_holds"],
        counters=_counters(tables, table),
        plan_says=texts["plan_says"],
        plan_never_says=texts["plan_never_says"],
        why=texts["why"],
    )


def _counters(tables: Tables, table: Mapping[str, Any]) -> Mapping[str, int]:
    found = {}
    for key, hours in tables.table(table, "counters").items():
        tables.one_of("[expected.counters]", key, [one.value for one in Counter])
        if isinstance(hours, bool) or not isinstance(hours, int):
            tables.bad(f"[expected.counters] {key}", "schrijf een aantal uren, bijvoorbeeld 800")
        else:
            found[str(key)] = hours
    return found


def _agreement(tables: Tables, one: Mapping[str, Any]) -> StoryAgreement:
    tables.known("[[agreement]]", one, {"key", "form"})
    key = tables.text(one, "key", needed=True)
    if key and not _KEY.fullmatch(key):
        tables.bad(f"[[agreement]] key '{key}'", "schrijf een sleutel als intensiteit.leerroute")
    form = tables.table(one, "form", needed=True)
    return StoryAgreement(key, {str(name): _cell(value) for name, value in form.items()})


def _step(tables: Tables, one: Mapping[str, Any]) -> StoryStep:
    tables.known("[[step]]", one, _STEP)
    block = one.get("block")
    if isinstance(block, bool) or not isinstance(block, int) or not 1 <= block <= 8:
        tables.bad("[[step]] block", "schrijf het nummer van een blok, 1 tot 8")
        block = 0
    if ("line" in one) == ("own" in one):
        tables.bad("[[step]]", "geef precies een van: line, own")
    who = one.get("who", Who.IK.value)
    tables.one_of("[[step]] who", who, [each.value for each in Who])
    return StoryStep(
        block=block,
        line=tables.text(one, "line"),
        own=tables.text(one, "own"),
        who=str(who),
        who_name=tables.text(one, "who_name"),
        by=_day(one.get("by", "")),
        is_private=tables.flag("[[step]]", one, "private") or False,
        in_own_language=tables.flag("[[step]]", one, "own_language") or False,
    )


def _decision(tables: Tables, table: Mapping[str, Any]) -> StoryDecision | None:
    if "decision" not in table:
        return None
    one = tables.table(table, "decision")
    tables.known("[decision]", one, _DECISION)
    return StoryDecision(
        _day(one.get("dagtekening", "")),
        tables.text(one, "name"),
        tables.text(one, "function"),
        _day(one.get("bekendmaking", "")),
        tables.text(one, "number"),
        tables.text(one, "early"),
    )


def _cell(value: Any) -> str | tuple[str, ...]:
    return tuple(_day(item) for item in value) if isinstance(value, list) else _day(value)


def _day(value: Any) -> str:
    """As it is typed: a date of the file is '5-11-2026'."""
    return f"{value.day}-{value.month}-{value.year}" if isinstance(value, date) else str(value)
