"""The allow-list of 'Uw gegevens' on the person's screen: texts of the house, whom to call. Pure; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.ui.interview.pointing import spoken_run
from desktop.ui.widgets.runs import RunText
from desktop.usecases.checked_texts import has_unchecked
from desktop.usecases.privacy import PrivacyShown

_NOTHING = RunText("")


@dataclass(frozen=True, slots=True)
class PrivacyPage:
    """One page: the name of the whole, the heading, short sentences. `not_checked` '' = all was checked."""

    title: RunText
    heading: RunText
    lines: tuple[RunText, ...]
    back: RunText
    on: RunText
    not_checked: RunText
    rtl: bool
    place: int  # 1..of
    of: int


def privacy_pages(shown: PrivacyShown) -> tuple[PrivacyPage, ...]:
    """All pages, in the order of the paper."""
    language = shown.language
    pages = []
    for place, part in enumerate(shown.parts, start=1):
        said = (shown.title, part.title, *part.lines)
        pages.append(
            PrivacyPage(
                title=spoken_run(shown.title, language),
                heading=spoken_run(part.title, language),
                lines=tuple(spoken_run(line, language) for line in part.lines),
                back=spoken_run(shown.back, language),
                on=spoken_run(shown.on, language),
                not_checked=spoken_run(shown.not_checked, language) if has_unchecked(said) else _NOTHING,
                rtl=language.direction == "rtl",
                place=place,
                of=len(shown.parts),
            )
        )
    return tuple(pages)
