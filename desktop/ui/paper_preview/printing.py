"""Printing: the dialog of the system with everything set beforehand, or at once on a printer of the list.

Pages are drawn from memory. Nothing about a person stands in the name of the job.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.paper_preview.folding import PrintJob, folded
from desktop.ui.widgets.page_image import image_of
from desktop.usecases.ports import PageImage

_Duplex = QPrinter.DuplexMode


def printer_names() -> tuple[str, ...]:
    """The printers there are, the default one first."""
    names = QPrinterInfo.availablePrinterNames()
    default = QPrinterInfo.defaultPrinterName()
    return tuple(sorted(names, key=lambda name: (name != default, name.casefold())))


def printer_for(job: PrintJob, name: str = "") -> QPrinter:
    """A printer set to A4 without margins of its own: the page brings its white edge along.

    Upright, on both sides over the long edge; a booklet lies down, two pages on a side, and turns over the
    short edge. On one side where the printer cannot turn the paper.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if name:
        printer.setPrinterName(name)
    way = QPageLayout.Orientation.Landscape if job.is_booklet else QPageLayout.Orientation.Portrait
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(way)
    printer.setFullPage(True)
    printer.setDuplex(duplex_for(job, QPrinterInfo(printer).supportedDuplexModes()))
    printer.setDocName(on_screen(nl("Plan")))  # seen in the queue: never a name of a person
    return printer


def duplex_for(job: PrintJob, can: Collection[QPrinter.DuplexMode]) -> QPrinter.DuplexMode:
    """On both sides where there is something for the back and the printer can do it."""
    wanted = _Duplex.DuplexShortSide if job.is_booklet else _Duplex.DuplexLongSide
    return wanted if job.pages > 1 and wanted in can else _Duplex.DuplexNone


def print_dialog(printer: QPrinter, job: PrintJob, over: QWidget) -> QPrintDialog:
    """The dialog of the system with everything set as `printer` has it; not open yet. Whoever opens it keeps
    the printer until it is closed.

    Printing to a file is not offered: a file outside the safe is saved with a reason.
    """
    dialog = QPrintDialog(printer, over)
    option = QAbstractPrintDialog.PrintDialogOption
    dialog.setOption(option.PrintToFile, False)
    dialog.setOption(option.PrintSelection, False)
    dialog.setOption(option.PrintCurrentPage, False)
    dialog.setMinMax(1, max(1, job.sides))
    return dialog


def draw_job(printer: QPrinter, pages: Sequence[PageImage], job: PrintJob) -> bool:
    """Draw what was asked; True when the printer took it.

    A booklet is laid out for folding, but page by page on a printer that was set to A5.
    """
    size = printer.pageLayout().pageSize().id()
    if job.is_booklet and size != QPageSize.PageSizeId.A5:
        return _draw(printer, [_pair(pages, side) for side in folded(len(pages), job.is_rtl)])
    if job.is_booklet:
        printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    return _draw(printer, [(page,) for page in pages])


def is_to_file(printer: QPrinter) -> bool:
    """Whether the pages would become a file, whatever the dialog was asked."""
    return bool(printer.outputFileName()) or printer.outputFormat() is QPrinter.OutputFormat.PdfFormat


def _pair(pages: Sequence[PageImage], side: tuple[int | None, int | None]) -> tuple[PageImage | None, ...]:
    return tuple(None if at is None else pages[at] for at in side)


def _draw(printer: QPrinter, sides: Sequence[tuple[PageImage | None, ...]]) -> bool:
    """Each side divided in equal parts, a page in the middle of each; only those in the range that was
    chosen."""
    first, last = 1, len(sides)
    if printer.printRange() is QPrinter.PrintRange.PageRange and printer.fromPage():
        first, last = printer.fromPage(), min(printer.toPage() or last, last)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    for number, side in enumerate(sides[first - 1 : last]):
        if number and not printer.newPage():
            painter.end()
            return False
        paper = printer.paperRect(QPrinter.Unit.DevicePixel)
        part = paper.width() / len(side)
        for at, page in enumerate(side):
            if page is not None:
                _draw_page(painter, page, QRectF(at * part, 0, part, paper.height()))
    return painter.end()


def _draw_page(painter: QPainter, page: PageImage, room: QRectF) -> None:
    scale = min(room.width() / page.width, room.height() / page.height)
    box = QRectF(0, 0, page.width * scale, page.height * scale)
    box.moveCenter(room.center())
    painter.drawImage(box, image_of(page))
