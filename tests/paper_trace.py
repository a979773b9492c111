"""A photo that is taken in, and one paper from the making to the printer, in a process of its own, so that
every file it opens can be seen.

`python -m tests.paper_trace STORE OUT PHOTO`: the store is made in STORE, the one export goes to OUT. What
Python opened for writing is printed as JSON; the rest is for whoever traces the process.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtPrintSupport import QPrinter, QPrintPreviewWidget
from PySide6.QtWidgets import QApplication

from desktop.attachment_files.room import photo_room
from desktop.domain.ids import DossierId
from desktop.outgoing_files.exports import PrivateExports
from desktop.pdf.writer import PaperRoom
from desktop.store.attachments import SMALL
from desktop.ui.client_window.large import LargeWindow
from desktop.ui.client_window.large_shown import large_pages
from desktop.ui.paper_preview.folding import PrintJob
from desktop.ui.paper_preview.printing import draw_job, printer_for
from desktop.usecases.attachments import attach, look_at_files
from desktop.usecases.attachments_shown import attachments_board, open_page, small_pictures
from desktop.usecases.export_cards import CARD_DPI
from desktop.usecases.large_plan import large_words
from desktop.usecases.make_sheet import make_sheet
from desktop.usecases.paper_kinds import PaperKind
from desktop.usecases.paper_versions import open_kept
from desktop.usecases.ports import Desk
from desktop.usecases.print_paper import Paper, export_paper, make_paper, preview_paper
from resources import paths
from tests.builders import workplace
from tests.store_cases import person
from tests.ui.look import dressed

#: opened (in vain) where a part begins: a line in the trace that says so
PHASES = "/phase-of-the-trace/"
WRITES: list[tuple[str, str]] = []
PHASE = ["begin"]


def _watch(event: str, args: tuple[Any, ...]) -> None:
    if event == "open" and isinstance(args[0], str | bytes):
        path, flags = os.fsdecode(args[0]), args[2]
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT) and not path.startswith("/dev/"):
            WRITES.append((PHASE[0], path))


def phase(name: str) -> None:
    """A new part begins."""
    PHASE[0] = name
    with suppress(FileNotFoundError):
        Path(PHASES, name).open().close()


def _print_in_memory(desk: Desk, paper: Paper, job: PrintJob) -> None:
    """Onto the pages of a printer that are only looked at."""
    pages, drawn = preview_paper(desk, paper, 100), []
    printer = printer_for(job)  # kept until the preview is gone: Qt does not hold it
    shown = QPrintPreviewWidget(printer)

    def draw(on: QPrinter) -> None:
        drawn.append(draw_job(on, pages, job))

    shown.paintRequested.connect(draw)
    shown.updatePreview()
    assert drawn == [True]


def _take_photo(desk: Desk, dossier: DossierId, photo: Path) -> None:
    """Looked at, kept with its small picture, listed, and looked at again."""
    taken = look_at_files(desk, (), (photo, photo))
    assert len(taken.pages[0].jpeg) > SMALL, "a page that is a file in the blob room, not a row"
    key = attach(desk, dossier, "O04", "Diploma", taken.pages).changes[0].key
    assert small_pictures(desk, attachments_board(desk, dossier).shown)
    assert open_page(desk, dossier, key, 1).image.width == taken.image.width


def main(folder: Path, out: Path, photo: Path) -> None:
    """Everything a klantmanager can do with a photo and a paper on the screen, and then the export."""
    sys.addaudithook(_watch)
    app = QApplication(["trace"])
    theme = dressed(app, 1.0)
    room = PaperRoom.open(paths.fonts_folder(), paths.pictures_folder())
    with closing(person(folder).make()) as store:
        there = workplace(unit_of_work=store.unit_of_work)
        desk = replace(there.desk, papers=room, exports=PrivateExports(), photos=photo_room())
        dossier = there.begin("Rima", "ar", "")
        phase("photo")
        _take_photo(desk, dossier, photo)
        phase("paper")
        paper = make_paper(desk, dossier).shown
        cards = make_sheet(desk, dossier, PaperKind.CARDS).shown
        booklet = make_sheet(desk, dossier, PaperKind.BOOKLET).shown
        assert open_kept(desk, dossier, paper.id).pdf == paper.pdf
        images = preview_paper(desk, cards, CARD_DPI)
        assert all(room.png(image) for image in images)
        phase("screen")
        window = LargeWindow(app, theme)
        window.resize(1366, 768)
        window.show_pages(large_pages(images, large_words(desk, "ar", len(images))))
        window.show()
        app.processEvents()
        phase("printer")
        _print_in_memory(desk, paper, PrintJob(paper.pages, is_rtl=True))
        _print_in_memory(desk, booklet, PrintJob(booklet.pages, is_booklet=True, is_rtl=True))
        phase("export")
        export_paper(desk, paper, out / "plan.pdf", "Voor thuis")
        phase("end")
    sys.stdout.write(json.dumps(WRITES))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]))
