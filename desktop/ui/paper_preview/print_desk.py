"""From 'print' to the printer: the dialog of the system, what was chosen in it, and the pages when they come.

The dialog is opened beside the work, never in a loop of its own; the printer that was chosen waits here for
the pages, which are drawn sharp in the background first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from desktop.ui.paper_preview.folding import PrintJob
from desktop.ui.paper_preview.printing import draw_job, is_to_file, print_dialog, printer_for
from desktop.usecases.ports import PageImage


class PrintDesk:
    """`dialog` is None while none is open."""

    def __init__(self, over: QWidget) -> None:
        self._over = over
        self.dialog: QPrintDialog | None = None
        self._asked: QPrinter | None = None
        #: that of the last dialog: Qt does not hold it, and a dialog goes a while after it was closed
        self._held: QPrinter | None = None

    def ask(self, job: PrintJob, name: str, copies: int, go: Callable[[str, int], None]) -> None:
        """Open the dialog; `go(name of the printer, copies)` once somebody said print."""
        if self.dialog is not None:
            self.dialog.raise_()
            return
        printer = self._held = printer_for(job, name)
        printer.setCopyCount(max(1, copies))
        dialog = self.dialog = print_dialog(printer, job, self._over)

        def finished(result: int) -> None:
            self.dialog = None
            dialog.deleteLater()
            if result == QDialog.DialogCode.Accepted:
                self._asked = printer
                go(printer.printerName() or name, printer.copyCount())

        dialog.finished.connect(finished)
        dialog.setModal(True)
        dialog.show()

    def close(self) -> None:
        """Away with a dialog that is open: nothing is printed."""
        if self.dialog is not None:
            self.dialog.reject()

    def put(self, pages: Sequence[PageImage], job: PrintJob, name: str, copies: int) -> bool:
        """Draw on the printer that was chosen in the dialog, or on the one with this name, set as usual.

        False when it did not take them, or would have made a file of them.
        """
        printer, self._asked = self._asked, None
        if printer is None:
            printer = printer_for(job, name)
            printer.setCopyCount(max(1, copies))
        return not is_to_file(printer) and draw_job(printer, pages, job)
