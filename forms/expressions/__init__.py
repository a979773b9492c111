"""The conditions of a pack: XLSForm/XPath expressions, parsed once, evaluated without ever raising.

What does not belong here: what a question is, which questions apply (`forms.state`), packs on disk.
"""

from forms.expressions.compiled import (
    EvaluationTrouble,
    Expression,
    ExpressionBroken,
    Outcome,
    parse_expression,
)
from forms.expressions.graph import Circle, dependents_of, evaluation_order, find_circles
from forms.expressions.looks import Looks
from forms.expressions.values import EMPTY, Lookup, Node, Surroundings, no_lookup, text_of, truth_of

__all__ = [
    "EMPTY",
    "Circle",
    "EvaluationTrouble",
    "Expression",
    "ExpressionBroken",
    "Lookup",
    "Looks",
    "Node",
    "Outcome",
    "Surroundings",
    "dependents_of",
    "evaluation_order",
    "find_circles",
    "no_lookup",
    "parse_expression",
    "text_of",
    "truth_of",
]
