"""The pixels that a use case hands over, as Qt draws them."""

from __future__ import annotations

from PySide6.QtGui import QImage

from desktop.usecases.ports import PageImage


def image_of(page: PageImage) -> QImage:
    """A picture of its own: the bytes of the page may go."""
    return QImage(page.rgb, page.width, page.height, page.width * 3, QImage.Format.Format_RGB888).copy()
