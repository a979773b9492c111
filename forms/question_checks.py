"""What can be wrong with one question on its own: choices, limits, columns and the texts of conditions."""

from __future__ import annotations

from collections.abc import Iterator

from forms.expressions import ExpressionBroken, find_circles, parse_expression
from forms.model import Column, Question
from forms.question_types import asked_of, type_of
from forms.question_types.cells import cell_references
from forms.question_types.limits import limit_problems

#: (key, what is wrong, what to do), in Dutch
Finding = tuple[str, str, str]
_READ_ON = "Zie de uitleg over voorwaarden in packs/README.md."
#: a condition between cells sees its row and nothing else
_NOT_IN_A_ROW = frozenset({"today", "position", "last", "once", "pulldata"})
WITH_CELLS = frozenset({"list", "parts"})


def question_problems(question: Question) -> Iterator[Finding]:
    """Everything that is wrong with a question, seen apart from the rest of its pack."""
    if question.part not in ("A", "B"):
        yield "part", "dit deel van het gesprek bestaat niet", "Kies A of B."
    if question.is_special and question.plan_block is not None:
        yield (
            "plan_block",
            "een antwoord met AVG-merk 9 of 10 komt nooit op het plan",
            "Haal plan_block weg, of zet in leads_to wat de klantmanager ermee doet.",
        )
    for what in type_of(question).definition_problems(asked_of(question)):
        yield "type", what, "Pas de keuzes, de kolommen of het type aan."
    yield from limit_problems(question)
    for column in question.columns:
        for key, what, remedy in _column_problems(question, column):
            yield f"columns[{column.key}]{key}", what, remedy
    for circle in find_circles({column.key: cell_references(column) for column in question.columns}):
        yield (
            f"columns[{circle.path[0]}].relevant",
            f"de voorwaarden draaien in een kring: {circle}",
            "Haal een van deze voorwaarden weg.",
        )
    yield from _expression_problems("relevant", question.relevant)
    for place, probe in enumerate(question.probes, start=1):
        yield from _expression_problems(f"probes[{place}].when", probe.when)
    yield from _calculation_problems(question)


def _column_problems(question: Question, column: Column) -> Iterator[Finding]:
    if question.type in WITH_CELLS:
        if not type_of(column).fits_in_column:
            yield ".type", f"{column.type} kan niet in een kolom", "Kies een eenvoudiger type."
        for what in type_of(column).definition_problems(asked_of(column)):
            yield ".type", what, "Pas de keuzes of het type aan."
    for key, what, remedy in limit_problems(column):
        yield f".{key}", what, remedy
    if column.relevant is None:
        return
    if question.type not in WITH_CELLS:
        yield ".relevant", "een regel van een schaal heeft geen voorwaarde", "Haal relevant weg."
        return
    try:
        looks = parse_expression(column.relevant).looks
    except ExpressionBroken as error:
        yield ".relevant", error.what, _READ_ON
        return
    for name in sorted(looks.cells - {other.key for other in question.columns}):
        yield ".relevant", f"kolom {name} bestaat niet", "Noem een kolom van dezelfde rij."
    if looks.references or looks.functions & _NOT_IN_A_ROW:
        yield (
            ".relevant",
            "een kolom ziet alleen de andere cellen van zijn eigen rij",
            "Schrijf de naam van een kolom zonder ${}, als woont = 'bij_mij'.",
        )


def _expression_problems(key: str, source: str | None) -> Iterator[Finding]:
    if source is None:
        return
    try:
        looks = parse_expression(source).looks
    except ExpressionBroken as error:
        yield key, error.what, _READ_ON
        return
    for name in sorted(looks.cells):
        yield key, f"bij {name} hoort de vraag waarvan het een kolom is", "Schrijf ${G03}/kolom of ${P07}."


def _calculation_problems(question: Question) -> Iterator[Finding]:
    if question.type != "calc":
        if question.calculation is not None:
            yield "calculation", "alleen type calc wordt berekend", "Haal calculation weg."
        return
    if question.calculation is None:
        yield "calculation", "calculation ontbreekt", "Schrijf hoe de uitkomst volgt uit andere antwoorden."
        return
    yield from _expression_problems("calculation", question.calculation)
    try:
        outcomes = parse_expression(question.calculation).looks.outcomes
    except ExpressionBroken:
        return
    keys = {choice.key for choice in question.choices}
    for outcome in sorted(outcome for outcome in outcomes if outcome and outcome not in keys):
        yield "calculation", f"de uitkomst {outcome} is geen keuze", "Voeg de keuze toe of verander de tekst."
    if outcomes and None not in outcomes:
        for key in sorted(keys - outcomes):
            yield "calculation", f"de keuze {key} komt nooit uit de berekening", "Haal de keuze weg."
