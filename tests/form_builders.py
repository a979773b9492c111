"""Small packs for the tests of the form room: questions made in one line, and the first thirty as files."""

from __future__ import annotations

import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from forms.model import AvgMark, Choice, Column, FormPack, Group, Question, Section
from forms.question_types import Raw, RawShape, type_of
from forms.question_types.choices import countries
from forms.question_types.grid import grid_keys

#: the thirty questions the house began with: a pack of files that stays as it is
THIRTY = Path(__file__).parent / "packs" / "dertig"


def choices(*keys: str, alone: tuple[str, ...] = ()) -> tuple[Choice, ...]:
    """Choices whose text is their key with a capital."""
    return tuple(Choice(key, key.capitalize(), "yes", key in alone) for key in (*keys, *alone))


STEPS = choices("1", "2", "3", "4", "5")
YES_NO = choices("ja", "nee")


def column(key: str, kind: str = "text", relevant: str | None = None, **more: Any) -> Column:
    """A cell; `more` are fields of Column."""
    return Column(key, key.capitalize(), kind, relevant=relevant, **more)


def question(
    question_id: str, kind: str = "text", relevant: str | None = None, theme: int = 0, **more: Any
) -> Question:
    """A question; `more` are fields of Question."""
    given: Mapping[str, Any] = {
        "group": Group.ALL,
        "official": f"Vraag {question_id}?",
        "simple": f"Vraag {question_id}?",
        "tip": "Luister rustig en vraag hier nooit verder op door.",
        "probe": None,
        "picture": "yes",
        "avg": AvgMark.NORMAL,
        "purpose": "Het plan maken.",
        "legal_basis": "WI 14",
        "leads_to": "Het plan.",
        "plan_block": None,
        "law_needs": False,
        **more,
    }
    place = given.get("place", int("".join(sign for sign in question_id if sign.isdigit()) or "1"))
    return Question(
        id=question_id,
        theme=theme,
        type=kind,
        relevant=relevant,
        **{**given, "place": place},
    )


def pack(*questions: Question, **more: Any) -> FormPack:
    """A pack of these questions, a section per theme; `more` are fields of FormPack."""
    themes = sorted({each.theme for each in questions})
    sections = tuple(
        Section(n, f"Onderwerp {n}", "yes", tuple(q for q in questions if q.theme == n)) for n in themes
    )
    return FormPack("klein", 1, "Klein", sections, **more)


#: what may be typed anywhere: fitting, half fitting, and what is refused
WORDS = (
    "",
    "kok",
    "een paar woorden",
    "2026-03-01",
    "1998",
    "12-3-2004",
    "26",
    "-1",
    "ريما",
    "x\u202ey",
    "999993653",
)


def raw_text(asked: Question | Column, chance: random.Random) -> str:
    """Something typed or pointed at: mostly what fits, sometimes what does not."""
    keys = [choice.key for choice in asked.choices]
    if asked.type == "grid":
        keys = list(grid_keys(asked.limits))
    if asked.type == "country":
        keys = list(countries())
    return chance.choice(keys) if keys and chance.random() < 0.9 else chance.choice(WORDS)


def raw_of(asked: Question | Column, chance: random.Random) -> Raw:
    """An answer in the form its type takes."""
    match type_of(asked).raw_shape:
        case RawShape.TEXTS:
            return [raw_text(asked, chance) for _ in range(chance.randrange(4))]
        case RawShape.CELLS:
            columns = asked.columns if isinstance(asked, Question) else ()
            cells = {c.key: raw_of(c, chance) for c in columns if chance.random() < 0.7}
            return {key: cell for key, cell in cells.items() if not isinstance(cell, dict)}  # type: ignore[misc]
    return raw_text(asked, chance)
