"""Short texts of one line about a talk: names, numbers, rooms. They come on lists and on paper."""

from __future__ import annotations

from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.wording import joined
from forms.problems import Refused
from forms.question_types.texts import clean_text

#: more does not fit on a line of the visit list or the plan
LONGEST = 100


def one_line(text: str, field: str, longest: int = LONGEST) -> str:
    """The text on one line without outer spaces.

    Refusal NOT_PRINTABLE_TEXT for signs that cannot be shown or printed safely, TOO_LONG above `longest`
    characters; both name `field`.
    """
    cleaned = clean_text(joined(" ", text.split()))
    if isinstance(cleaned, Refused):
        raise Refusal(RefusalCode.NOT_PRINTABLE_TEXT, field)
    if len(cleaned) > longest:
        raise Refusal(RefusalCode.TOO_LONG, field, {"max": str(longest)})
    return cleaned
