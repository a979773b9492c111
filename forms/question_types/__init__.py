"""Types of answer: from what was typed to a value, whether it may be, and how it is said in Dutch.

What does not belong here: which questions apply, storage, widgets. One class per type, one registry.
"""

from forms.question_types.asked import Asked, QuestionType, Raw, RawShape, Value, asked_of
from forms.question_types.registry import (
    QUESTION_TYPES,
    check_answer,
    condition_texts,
    is_empty_answer,
    missing_cells,
    read_answer,
    row_texts,
    show_answer,
    shown_columns,
    type_of,
)

__all__ = [
    "QUESTION_TYPES",
    "Asked",
    "QuestionType",
    "Raw",
    "RawShape",
    "Value",
    "asked_of",
    "check_answer",
    "condition_texts",
    "is_empty_answer",
    "missing_cells",
    "read_answer",
    "row_texts",
    "show_answer",
    "shown_columns",
    "type_of",
]
