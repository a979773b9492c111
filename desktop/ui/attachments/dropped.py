"""What was copied or dropped, as paths or bytes. A picture is not decoded here where it need not be."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage, QImageWriter

#: as another program copied it: handed on as it is
_AS_IT_IS = ("image/jpeg", "image/png", "image/webp", "application/pdf")


def is_takeable(what: QMimeData | None) -> bool:
    """Whether there is a file or a picture in it; what kind of file, its content tells later."""
    if what is None:
        return False
    return what.hasImage() or any(what.hasFormat(form) for form in _AS_IT_IS) or bool(_paths(what))


def taken_from(what: QMimeData | None) -> tuple[tuple[Path, ...], bytes]:
    """Files, or the bytes of one picture or scan; () and b'' where there is neither."""
    if what is None:  # so Qt tells of an empty clipboard
        return (), b""
    if paths := _paths(what):
        return paths, b""
    for form in _AS_IT_IS:
        if what.hasFormat(form) and (content := what.data(form).data()):
            return (), bytes(content)
    image = what.imageData() if what.hasImage() else None
    return ((), _png(image)) if isinstance(image, QImage) and not image.isNull() else ((), b"")


def _paths(what: QMimeData) -> tuple[Path, ...]:
    return tuple(Path(url.toLocalFile()) for url in what.urls() if url.isLocalFile())


def _png(image: QImage) -> bytes:
    """Pixels that the system had only as pixels, to be handed to the same program as the others."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(content.data())
