"""Papers of invented people, written where one can look at them."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from PIL import Image

from desktop.usecases.ports import Desk
from desktop.usecases.print_paper import Paper


def paper_text(pdf: bytes) -> str:
    """Every word on a paper, in the order a PDF reader finds them."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def write_paper(desk: Desk, paper: Paper, out: Path, name: str, dots_per_inch: int = 110) -> Path:
    """The PDF and a PNG per page in `out`; returns the path of the PDF."""
    out.mkdir(parents=True, exist_ok=True)
    target = out / f"{name}.pdf"
    target.write_bytes(paper.pdf)
    for number, image in enumerate(desk.papers.page_images(paper.pdf, dots_per_inch), start=1):
        picture = Image.frombytes("RGB", (image.width, image.height), image.rgb)
        picture.save(out / f"{name}-{number}.png")
    return target
