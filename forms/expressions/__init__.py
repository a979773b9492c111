"""The conditions of a pack: XLSForm/XPath expressions, parsed once, evaluated without ever raising.

What does not belong here: what a question is, which questions apply (`forms.state`), packs on disk.
"""

from forms.expressions.compiled import Expression, ExpressionBroken, Outcome, parse_expression
from forms.expressions.graph import Circle, evaluation_order, find_circles
from forms.expressions.values import EMPTY, Node, Surroundings

__all__ = [
    "EMPTY",
    "Circle",
    "Expression",
    "ExpressionBroken",
    "Node",
    "Outcome",
    "Surroundings",
    "evaluation_order",
    "find_circles",
    "parse_expression",
]
