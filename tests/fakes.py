"""Small real implementations of ports for tests: a clock that is set, chance that repeats, plain papers.

No recording of calls: what a port did shows in what came out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from desktop.documents.blocks import PaperSheet, TwinSheet, VisualPip
from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode
from desktop.domain.ids import DossierId
from desktop.installed import CatalogTexts as InstalledTexts
from desktop.usecases.link_ports import ASKED_FOR, Manner
from desktop.usecases.ports import (
    Enrolment,
    PageImage,
    PlanTries,
    SyncReport,
    SyncStep,
    UnitOfWork,
)
from tests.clock_and_chance import CountedChance as CountedChance
from tests.clock_and_chance import SetClock as SetClock
from translations.catalog import Catalog

T = TypeVar("T")


class CatalogTexts(InstalledTexts):
    """The installed translations behind the port of the use cases, as the app lays them."""

    def __init__(self, catalog: Catalog | None = None) -> None:
        super().__init__(catalog or Catalog.installed())


class PlainPapers:
    """Writes the blocks of a page as plain text bytes: everything that would be printed can be searched."""

    def visual_pip(self, page: VisualPip) -> bytes:
        return b"%PDF-1.7\n" + repr(asdict(page)).encode()

    def plan_sheets(self, page: VisualPip, is_calm: bool = False) -> int:
        return 1

    def plan_tries(self) -> PlanTries:
        return self

    def plan_cards(self, page: VisualPip) -> bytes:
        return b"%PDF-1.7\n% cards\n" + repr(asdict(page)).encode()

    def plan_booklet(self, page: VisualPip) -> bytes:
        return b"%PDF-1.7\n% booklet\n" + repr(asdict(page)).encode()

    def png(self, image: PageImage) -> bytes:
        return b"\x89PNG\r\n\x1a\n" + image.rgb

    def twin_sheet(self, page: TwinSheet) -> bytes:
        return b"%PDF-1.7\n" + repr(asdict(page)).encode()

    def paper_sheet(self, page: PaperSheet) -> bytes:
        return b"%PDF-1.7\n" + repr(asdict(page)).encode()

    def page_count(self, pdf: bytes) -> int:
        return 1

    def cannot_draw(self, text: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(sign for sign in text if ord(sign) > 0xFFFF))

    def page_images(self, pdf: bytes, dots_per_inch: int) -> tuple[PageImage, ...]:
        return (PageImage(1, 1, b"\xff\xff\xff"),)


class MemoryExports:
    """Files outside the safe, in a dictionary."""

    def __init__(self) -> None:
        self.files: dict[Path, bytes] = {}

    def write_new(self, target: Path, content: bytes) -> None:
        if target in self.files:
            raise Refusal(RefusalCode.EXPORT_TARGET_EXISTS, "target")
        self.files[target] = content

    def lock_words(self) -> tuple[str, ...]:
        return ("anker", "brood", "fiets", "gras", "zon")

    def locked(self, pdf: bytes, words: tuple[str, ...]) -> bytes:
        return b"locked with " + " ".join(words).encode() + b": " + pdf

    def locked_with(self, pdf: bytes, words: tuple[str, ...], beside: Mapping[str, bytes]) -> bytes:
        return self.locked(pdf, words) + b"".join(name.encode() + beside[name] for name in sorted(beside))

    def write_all_new(self, files: Mapping[Path, bytes]) -> None:
        if any(target in self.files for target in files):
            raise Refusal(RefusalCode.EXPORT_TARGET_EXISTS, "target")
        self.files.update(files)


class NoLink:
    """A desk that was never enrolled: there is nobody to talk to."""

    def exchange(self, on_step: Callable[[SyncStep], None], manner: Manner = ASKED_FOR) -> SyncReport:
        raise Trouble(TroubleCode.NO_CONTACT)

    def enrol(self, address: str, code: str) -> Enrolment:
        raise Trouble(TroubleCode.NO_CONTACT)

    def is_enrolled(self) -> bool:
        return False


class OpenSealer:
    """Seals nothing, as on a desk that is not enrolled."""

    def seal(self, work: UnitOfWork, dossier: DossierId | None = None) -> int:
        return 0


class RightHere:
    """Runs store work on the calling thread."""

    def __call__(self, work: Callable[[], T]) -> T:
        return work()


MORNING = datetime(2026, 9, 15, 8, 30, tzinfo=UTC)  # 10:30 in Amsterdam
