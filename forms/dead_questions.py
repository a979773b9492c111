"""Finding questions that can never be asked, by trying answers that matter to their condition."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection
from datetime import date, timedelta

from forms.expressions import EMPTY, ExpressionBroken, Node, Surroundings, parse_expression
from forms.model import Column, FormPack, Question
from forms.question_types.grid import grid_keys
from forms.question_types.seen import SIGNED

TRIES_MAX = 20_000
ROWS_MAX = 2_000
#: any day does: it only has to lie between the dates that are tried
_DAY = date(2026, 6, 15)
_TEXTS = re.compile(r"'([^']*)'|\"([^\"]*)\"")
_NUMBERS = re.compile(r"(?<![\w.])\d{1,9}(?![\w.])")


def dead_reason(pack: FormPack, source: str | None) -> str | None:
    """Why a condition between questions can never hold (Dutch), or None when it can or cannot be judged."""
    if source is None:
        return None
    try:
        condition = parse_expression(source)
    except ExpressionBroken:
        return None
    if condition.looks.lookups:
        return None  # tables from outside are not known here
    looked_at = [pack.question(name) for name in sorted(condition.references)]
    cells = condition.looks.columns
    tries = [_answers(other, source, {c for name, c in cells if name == other.id}) for other in looked_at]
    total = 1
    for options in tries:
        total *= len(options)
    if total > TRIES_MAX:
        return None
    for combination in itertools.product(*tries):
        near = Surroundings(
            {other.id: nodes for other, nodes in zip(looked_at, combination, strict=True)}, _DAY
        )
        if condition.is_true(near):
            return None
    return "geen antwoord maakt deze voorwaarde waar"


def _answers(question: Question, source: str, looked_at: Collection[str]) -> list[tuple[Node, ...]]:
    if question.type in ("list", "parts"):
        columns = [column for column in question.columns if column.key in looked_at]
        cells = [["", *_texts(column, source)] for column in columns]
        keys = [column.key for column in columns]
        filled = itertools.islice(itertools.product(*cells), ROWS_MAX)
        rows = [Node("", {k: t for k, t in zip(keys, row, strict=True) if t}) for row in filled]
        if question.type == "parts":
            return [EMPTY, *((row,) for row in rows)]
        return [(), (Node("", {"": ""}),), *((row,) for row in rows), tuple(rows[-5:])]
    if question.type == "scales":
        return [EMPTY, *((Node("", {c.key: str(n) for c in question.columns}),) for n in range(1, 6))]
    return [EMPTY, *((Node(text),) for text in _texts(question, source))]


def _texts(asked: Question | Column, source: str) -> list[str]:
    if asked.type == "grid":
        keys = [*grid_keys(asked.limits), *(choice.key for choice in asked.choices)]
        return [*(key for key in keys if key in source), " ".join(keys)]
    if asked.type == "sign":
        return [*(choice.key for choice in asked.choices), SIGNED]
    if asked.choices and not asked.type.startswith("date"):
        keys = [choice.key for choice in asked.choices]
        return [*keys, " ".join(keys)] if asked.type in ("multi", "languages") else keys
    if asked.type == "int":
        numbers = {int(n) for n in _NUMBERS.findall(source)} | {0, 1}
        numbers |= {int(limit) for limit in asked.limits.values()}
        low, high = int(asked.limits.get("min", str(-(10**6)))), int(asked.limits.get("max", str(10**9)))
        near = {n + step for n in numbers for step in (-1, 0, 1)}
        return [str(n) for n in sorted(near) if low <= n <= high]
    literals = [a or b for a, b in _TEXTS.findall(source)]
    if asked.type.startswith("date"):
        days = [_DAY + timedelta(days=365 * years) for years in (-80, -20, -5, -1, 0)]
        return [day.isoformat() for day in days] + literals + [choice.key for choice in asked.choices]
    return ["x", *literals]
