"""A run of text in one language, with what is needed to draw it. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.ui.tokens import Script


@dataclass(frozen=True, slots=True)
class RunText:
    """A text with what is needed to draw it; `mark` says what is wrong with a translation.

    Marks: '' nothing, 'missing' (this is Dutch), 'outdated' (the Dutch changed since), 'outdated_dutch'
    (the Dutch changed since, so this is Dutch).
    """

    text: str
    script: Script = Script.LATN
    rtl: bool = False
    mark: str = ""
