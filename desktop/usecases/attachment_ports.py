"""The door to photos and scans from outside: a file or the clipboard to pages that may be kept, and back.

Part of the doors in `ports`. Nothing that comes in is kept as it came.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from desktop.usecases.paper_ports import PageImage


@dataclass(frozen=True, slots=True)
class PageTaken:
    """One page, drawn anew: JPEG without anything beside its pixels, and a small picture of it."""

    jpeg: bytes = field(repr=False)
    thumb: bytes = field(repr=False)
    width: int
    height: int


class Photos(Protocol):
    """Photos (JPEG, PNG, WebP) and scans (PDF), told by their content. Any thread but that of the store."""

    def from_file(self, path: Path) -> tuple[PageTaken, ...]:
        """The pages of a file. Refusal FILE_NOT_THERE, PHOTO_UNFIT (fact 'waarom'), MALWARE_FOUND; field
        'file'. The file is read once and stays where it is."""

    def from_content(self, untrusted: bytes) -> tuple[PageTaken, ...]:
        """The pages of what was copied or dropped. Refusal as `from_file`."""

    def pixels(self, jpeg: bytes, quarter_turns: int, is_own: bool) -> PageImage:
        """A kept page for the screen, turned clockwise. `is_own`: drawn by this laptop; that of another goes
        through the program for strange pictures. Trouble(STORE_DAMAGED) for what this house does not keep."""

    def scanner(self) -> str:
        """Who looks at what comes in for malware, as a sentence for the klantmanager."""
