"""The allow-list of the plan on the person's screen: pages, and what stands beside them. Pure; no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.ui.interview.pointing import spoken_run
from desktop.ui.widgets.runs import RunText
from desktop.usecases.large_plan import LargeWords
from desktop.usecases.ports import PageImage

#: what text on a screen is usually set in, in real pixels: a camera reads it too
LEAST_LETTER = 16.0
#: 14 point, the smallest of the person's own language, of an A4 that is 842 high and 595 wide
_LETTER, _HIGH, _WIDE = 14.0, 842.0, 595.0


@dataclass(frozen=True, slots=True)
class LargePage:
    """One page with its words; `part` empty where there is only one."""

    image: PageImage
    line: RunText
    line_dutch: str
    part: RunText
    part_dutch: str
    back: RunText
    on: RunText
    rtl: bool


def large_pages(images: Sequence[PageImage], words: LargeWords) -> tuple[LargePage, ...]:
    """All pages in the order of the paper; the Dutch is said once where the paper is in Dutch."""
    language = words.language
    line, is_many = spoken_run(words.line, language), len(images) > 1
    is_dutch = words.line.language == "nl"
    return tuple(
        LargePage(
            image=image,
            line=line,
            line_dutch="" if is_dutch else words.line_dutch,
            part=spoken_run(own, language) if is_many else RunText(""),
            part_dutch=dutch if is_many and not is_dutch else "",
            back=spoken_run(words.back, language),
            on=spoken_run(words.on, language),
            rtl=language.direction == "rtl",
        )
        for image, (own, dutch) in zip(images, words.parts, strict=True)
    )


def is_whole_readable(width: float, height: float) -> bool:
    """Whether a whole A4 in so many real pixels is large enough for a camera; else it is shown in cards."""
    return min(height / _HIGH, width / _WIDE) * _LETTER >= LEAST_LETTER
