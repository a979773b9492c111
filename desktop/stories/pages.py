"""Papers of invented people, written where one can look at them."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PIL import Image

from desktop.usecases.ports import Desk
from desktop.usecases.print_paper import Paper


@dataclass(frozen=True, slots=True)
class PaperText:
    """The words on a paper. `is_in_order`: the reader keeps right-to-left words in their order."""

    text: str
    is_in_order: bool

    def says(self, words: str) -> bool:
        """True when these words stand there as whole words."""
        return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", self.text) is not None


def paper_text(pdf: bytes) -> PaperText:
    """Read a paper back: with poppler where it is installed, else with pdfium."""
    reader = shutil.which("pdftotext")
    if reader is not None:
        done = subprocess.run([reader, "-", "-"], input=pdf, capture_output=True, check=True)
        return PaperText(done.stdout.decode("utf-8"), True)
    document = pypdfium2.PdfDocument(pdf)
    try:
        return PaperText("\n".join(page.get_textpage().get_text_range() for page in document), False)
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
