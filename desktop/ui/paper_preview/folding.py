"""Which pages of a booklet stand together on a side of a sheet, so that it folds once. Pure; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

#: two pages next to each other, left and right as they are seen; None = nothing is printed there
Side = tuple[int | None, int | None]
PAGES_A_SHEET = 4


@dataclass(frozen=True, slots=True)
class PrintJob:
    """What is printed: how many pages, a booklet of A5 or not, which way it is read."""

    pages: int
    is_booklet: bool = False
    is_rtl: bool = False

    @property
    def sides(self) -> int:
        """Sides of A4 that come out of the printer."""
        return len(folded(self.pages, self.is_rtl)) if self.is_booklet else self.pages


def folded(pages: int, rtl: bool) -> tuple[Side, ...]:
    """The sides in the order of printing, front and back of each sheet; pages count from 0.

    Sheets lie inside each other and are folded together. A right-to-left booklet opens the other way, so
    left and right are exchanged. What is not filled is the end of the booklet.
    """
    whole = -(-pages // PAGES_A_SHEET) * PAGES_A_SHEET
    sides: list[Side] = []
    for sheet in range(whole // PAGES_A_SHEET):
        first, last = 2 * sheet, whole - 1 - 2 * sheet
        for left, right in ((last, first), (first + 1, last - 1)):
            pair = (right, left) if rtl else (left, right)
            sides.append((_real(pair[0], pages), _real(pair[1], pages)))
    return tuple(sides)


def _real(page: int, pages: int) -> int | None:
    return page if page < pages else None
