"""The doors to paper: drawing, page images, and the one way out as a file. Part of the doors in `ports`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from desktop.documents.blocks import PaperSheet, TwinSheet, VisualPip


class PlanTries(Protocol):
    """One plan that is tried in several ways before it is drawn; for one document and no longer."""

    def visual_pip(self, page: VisualPip) -> bytes:
        """As that of the paper maker."""

    def plan_sheets(self, page: VisualPip, is_calm: bool = False) -> int:
        """As that of the paper maker."""


class PaperMaker(Protocol):
    def plan_tries(self) -> PlanTries:
        """For a plan that is fitted: what is worked out for one try serves the next."""

    def visual_pip(self, page: VisualPip) -> bytes:
        """The PDF, in memory; same input, same bytes. Raises Trouble(GLYPH_MISSING)."""

    def plan_sheets(self, page: VisualPip, is_calm: bool = False) -> int:
        """How many sheets the plan would take, without drawing it; more than two where it cannot be drawn."""

    def plan_cards(self, page: VisualPip) -> bytes:
        """The plan with each block on a page of its own, for a telephone, as above."""

    def plan_booklet(self, page: VisualPip) -> bytes:
        """The plan on pages of A5 in reading order, as above."""

    def twin_sheet(self, page: TwinSheet) -> bytes:
        """A sheet in two languages side by side, as above."""

    def paper_sheet(self, page: PaperSheet) -> bytes:
        """A letter, form, report or list of as many pages as it takes, as above."""

    def page_images(self, pdf: bytes, dots_per_inch: int) -> tuple[PageImage, ...]: ...
    def png(self, image: PageImage) -> bytes:
        """A page as a PNG file, without metadata; same input, same bytes."""

    def page_count(self, pdf: bytes) -> int: ...
    def cannot_draw(self, text: str) -> tuple[str, ...]:
        """The characters of a text that no font on paper has, each once; an emoji, Chinese."""


@dataclass(frozen=True, slots=True)
class PageImage:
    width: int
    height: int
    rgb: bytes  # 3 bytes a pixel, rows without padding


class Exports(Protocol):
    """The one way out of the safe onto a disk that others can read."""

    def write_new(self, target: Path, content: bytes) -> None:
        """Create `target` (O_EXCL, 0600) with this content.

        Raises Refusal(EXPORT_TARGET_EXISTS) when something stands there, Trouble(DISK_FULL/DISK_ERROR/
        READ_ONLY) otherwise; nothing half-written stays behind.
        """

    def lock_words(self) -> tuple[str, ...]:
        """Fresh words that open one file; kept nowhere."""

    def locked(self, pdf: bytes, words: tuple[str, ...]) -> bytes:
        """The same paper behind a lock (AES-256) that these words open, with a blank between them.

        Raises Trouble(PAPER_FAILED) for what is no paper.
        """

    def locked_with(self, pdf: bytes, words: tuple[str, ...], beside: Mapping[str, bytes]) -> bytes:
        """As `locked`, with these files by name inside it, behind the same lock."""

    def write_all_new(self, files: Mapping[Path, bytes]) -> None:
        """All of these or none: as `write_new` for each; nothing stays behind where one cannot be made."""
