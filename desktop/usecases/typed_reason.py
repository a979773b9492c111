"""The words of a reason as somebody typed them: more lines, nothing that cannot be shown or printed."""

from __future__ import annotations

from desktop.domain.errors import Refusal, RefusalCode
from forms.problems import Refused
from forms.question_types.texts import clean_text

#: a reason is a few sentences
LONGEST = 4000


def reason_text(text: str, field: str) -> str:
    """The text without outer spaces; Refusal NOT_PRINTABLE_TEXT or TOO_LONG with `field`."""
    cleaned = clean_text(text)
    if isinstance(cleaned, Refused):
        raise Refusal(RefusalCode.NOT_PRINTABLE_TEXT, field)
    if len(cleaned) > LONGEST:
        raise Refusal(RefusalCode.TOO_LONG, field, {"max": str(LONGEST)})
    return cleaned


def needed_reason(text: str, field: str) -> str:
    """As `reason_text`; Refusal REASON_MISSING for an empty one."""
    words = reason_text(text, field)
    if not words:
        raise Refusal(RefusalCode.REASON_MISSING, field)
    return words
