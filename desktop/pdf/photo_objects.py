"""A photo as an object of the file: its JPEG bytes as they are, once per document."""

from __future__ import annotations

import hashlib
from typing import Any

from reportlab.pdfbase import pdfdoc

from desktop.documents.blocks import Photo


def photo_object(canvas: Any, photo: Photo) -> str:
    """The name of the photo on the present page; put into the file when it is met for the first time.

    Device RGB, no mask and no smoothing: what PDF/A-1 allows. The JPEG must be baseline with three channels.
    """
    document = canvas._doc
    name = f"photo{hashlib.sha256(photo.jpeg).hexdigest()[:16]}"
    inside: str = document.getXObjectName(name)
    if inside not in document.idToObject:
        entries = {
            "Type": pdfdoc.PDFName("XObject"),
            "Subtype": pdfdoc.PDFName("Image"),
            "Width": photo.width,
            "Height": photo.height,
            "ColorSpace": pdfdoc.PDFName("DeviceRGB"),
            "BitsPerComponent": 8,
            "Filter": pdfdoc.PDFName("DCTDecode"),
        }
        document.Reference(pdfdoc.PDFStream(pdfdoc.PDFDictionary(entries), photo.jpeg), inside)
    if name not in canvas._formsinuse:
        canvas._formsinuse.append(name)
    canvas._currentPageHasImages = 1
    return inside
