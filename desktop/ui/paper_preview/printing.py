"""The printers of this computer, without a dialog: a list to choose from, and pages drawn onto one."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from desktop.domain.wording import nl
from desktop.ui.paper_preview.pages import image_of
from desktop.usecases.ports import PageImage


def printer_names() -> tuple[str, ...]:
    """The printers there are, the default one first."""
    names = QPrinterInfo.availablePrinterNames()
    default = QPrinterInfo.defaultPrinterName()
    return tuple(sorted(names, key=lambda name: (name != default, name.casefold())))


def a4_printer(name: str = "") -> QPrinter:
    """A printer set to A4 upright, without margins of its own: the page brings its white edge along."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if name:
        printer.setPrinterName(name)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    printer.setDocName(nl("Plan"))  # seen in the queue: never a name of a person
    return printer


def draw_on(printer: QPrinter, pages: tuple[PageImage, ...], copies: int = 1) -> bool:
    """Draw the pages as wide as the paper; True when the printer took them."""
    printer.setCopyCount(max(1, copies))
    painter = QPainter()
    if not painter.begin(printer):
        return False
    for i, page in enumerate(pages):
        if i and not printer.newPage():
            painter.end()
            return False
        paper = printer.paperRect(QPrinter.Unit.DevicePixel)
        scale = min(paper.width() / page.width, paper.height() / page.height)
        box = QRectF(0, 0, page.width * scale, page.height * scale)
        box.moveCenter(QRectF(0, 0, paper.width(), paper.height()).center())
        painter.drawImage(box, image_of(page))
    return painter.end()
