"""Which area shows which type of answer. To add a type: its area, and a line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from desktop.ui.interview.answer_areas import AnswerArea, ChoiceArea
from desktop.ui.interview.done_areas import CheckArea, PaperArea, SignArea, WeekArea
from desktop.ui.interview.field_area import FieldArea
from desktop.ui.interview.names_area import NamesArea
from desktop.ui.interview.parts_area import PartsArea
from desktop.ui.interview.pointing import FIELD, MULTI, ONE, is_sought
from desktop.ui.interview.rows_area import RowsArea
from desktop.ui.interview.scales_area import ScalesArea
from desktop.ui.theme import Theme
from desktop.usecases.interview import Interview

AREAS: Mapping[str, Callable[[Theme, Interview], AnswerArea]] = MappingProxyType(
    {
        **dict.fromkeys((*ONE, *MULTI), ChoiceArea),
        **dict.fromkeys(FIELD, FieldArea),
        "country": NamesArea,
        "scales": ScalesArea,
        "list": RowsArea,
        "parts": PartsArea,
        "grid": WeekArea,
        "sign": SignArea,
        "file": PaperArea,
        "calc": CheckArea,
    }
)


def area_for(theme: Theme, shown: Interview) -> AnswerArea:
    """The area of the present question; KeyError names a type that has none."""
    if is_sought(shown.question):
        return NamesArea(theme, shown)
    return AREAS[shown.question.type](theme, shown)
