"""Reads what must come out of a story."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop.domain.tolk import TolkWarning
from desktop.stories.model import Expected
from desktop.stories.plan_reader import EXPECTED_KEYS, read_expected_plan
from desktop.stories.tables import Tables
from forms.model import FormPack

_WORDS = ("doelgroep", "clock", "test", "signal", "stopped")
_DAYS = ("due", "anchor")
_QUESTIONS = ("open_points", "asked", "not_asked", "guarded", "closing")
_TEXTS = ("paper_says", "paper_never_says")
_FLAGS = ("health_discussed", "all_answered")
_OTHER = (
    "blocks",
    "refusals",
    "tolk_warnings",
    "tolk_norm",
    "untranslated",
    "topics_open",
    "told_back",
)
_KNOWN = {*_WORDS, *_DAYS, *_QUESTIONS, *_TEXTS, *_FLAGS, *_OTHER, *EXPECTED_KEYS}
TOLD_BACK = ("goed", "deels", "niet")


def read_expected(tables: Tables, table: Mapping[str, Any], pack: FormPack) -> Expected:
    """What `[expected]` says; every problem goes to `tables`."""
    tables.known("[expected]", table, _KNOWN)
    questions = {key: tables.texts(table, key) for key in _QUESTIONS}
    refusals = tables.table(table, "refusals")
    known = {question.id for question in pack.questions}
    for question in (*(q for found in questions.values() for q in found), *refusals):
        if question not in known:
            tables.bad(f"[expected] {question}", "deze vraag staat niet in het pakket")
    topics, warnings = tables.texts(table, "topics_open"), tables.texts(table, "tolk_warnings")
    for topic in topics:
        tables.one_of(f"[expected] topics_open '{topic}'", topic, [one.key for one in pack.topics])
    for warning in warnings:
        tables.one_of(f"[expected] tolk_warnings '{warning}'", warning, [one.value for one in TolkWarning])
    norm = table.get("tolk_norm")
    if norm is not None and (not isinstance(norm, int) or isinstance(norm, bool)):
        tables.bad("[expected] tolk_norm", "schrijf een aantal uren, bijvoorbeeld 7")
        norm = None
    for key, words in (("untranslated", ("alles", "niets")), ("told_back", TOLD_BACK)):
        if key in table:
            tables.one_of(f"[expected] {key}", table[key], words)
    given = {key: tables.text(table, key) or None for key in (*_WORDS, "untranslated", "told_back")}
    days = {key: tables.day("[expected] ", table, key, "2026-09-10") for key in _DAYS}
    return Expected(
        doelgroep=given["doelgroep"],
        clock=given["clock"],
        test=given["test"],
        signal=given["signal"],
        stopped=given["stopped"],
        due=days["due"],
        anchor=days["anchor"],
        blocks=tables.numbered(table, "blocks", ("leeg", "deels", "klaar"), "[expected.blocks]"),
        refusals={str(k): str(v) for k, v in refusals.items()},
        open_points=questions["open_points"],
        asked=questions["asked"],
        not_asked=questions["not_asked"],
        guarded=questions["guarded"] if "guarded" in table else None,
        closing=questions["closing"] if "closing" in table else None,
        topics_open=topics if "topics_open" in table else None,
        tolk_warnings=warnings if "tolk_warnings" in table else None,
        tolk_norm=norm,
        untranslated=given["untranslated"],
        told_back=given["told_back"],
        health_discussed=tables.flag("[expected]", table, "health_discussed"),
        all_answered=tables.flag("[expected]", table, "all_answered"),
        paper_says=tables.texts(table, "paper_says"),
        paper_never_says=tables.texts(table, "paper_never_says"),
        plan=read_expected_plan(tables, table),
    )
