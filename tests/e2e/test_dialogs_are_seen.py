"""The driver of the windows sees a dialog that stands in the way, so that 'no dialogs' says something."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog

from tests.e2e.suitcase import Suitcase


def test_a_dialog_that_stops_the_rest_or_takes_the_keyboard_is_counted(suitcase: Suitcase) -> None:
    with suitcase.windows() as driver:
        assert driver.dialogs == 0
        for is_modal in (True, False):
            dialog = QDialog(driver.window)
            dialog.setModal(is_modal)
            dialog.show()
            driver.until(lambda: driver.dialogs > 0, "dat het venster gezien is")
            dialog.close()
            driver.activate()
            driver.dialogs = 0
