"""What a person can read in a window."""

from __future__ import annotations

import subprocess
from pathlib import Path

from PySide6.QtCore import QMarginsF, QPoint, QSizeF
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget


def words_on(window: QWidget) -> str:
    """Every text of every visible widget, and what a screen reader would say of it."""
    found: list[str] = []
    for one in (window, *window.findChildren(QWidget)):
        if not one.isVisible():
            continue
        found += [one.accessibleName(), one.accessibleDescription(), one.toolTip(), one.windowTitle()]
        if isinstance(one, QLabel | QAbstractButton | QLineEdit):
            found.append(one.text())
        elif isinstance(one, QPlainTextEdit):
            found.append(one.toPlainText())
        elif isinstance(one, QComboBox):
            found.append(one.currentText())
    return "\n".join(text for text in found if text)


def painted_on(window: QWidget, folder: Path) -> str:
    """The letters that the window really paints: painted into a PDF, read back with poppler."""
    target = folder / "painted.pdf"
    writer = QPdfWriter(str(target))
    writer.setResolution(96)
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    size = QSizeF(window.width() * 72 / 96, window.height() * 72 / 96)
    writer.setPageSize(QPageSize(size, QPageSize.Unit.Point))
    painter = QPainter(writer)
    window.render(painter, QPoint(0, 0))
    painter.end()
    done = subprocess.run(["pdftotext", str(target), "-"], capture_output=True, check=True)
    target.unlink()
    return done.stdout.decode("utf-8")
