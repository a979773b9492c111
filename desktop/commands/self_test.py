"""`intakekoffer self-test`: opens a safe, shows Arabic, prints a paper and reads it back."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pypdfium2
from PySide6.QtGui import QImage, QRawFont
from PySide6.QtWidgets import QLabel

from desktop.composition import Installation, Laptop
from desktop.store.kdf import FLOOR
from desktop.store.key_stores import NoKeyStore
from desktop.ui.app import Folders, dress, make_application
from desktop.usecases.dossiers import NewDossier, begin_dossier
from desktop.usecases.interview import record_answer
from desktop.usecases.ports import Desk
from desktop.usecases.print_paper import make_paper, papers_of
from desktop.usecases.unlock import FirstRun
from resources import paths

#: 'hello, welcome' with letters that must join
ARABIC = "أهلاً وسهلاً"
NAME = "Samira"


class SelfTestFailed(Exception):
    """One sentence that says what does not work here."""


def command(argv: Sequence[str]) -> int:
    """0 when all works; 1 and one sentence when something does not."""
    argparse.ArgumentParser(
        "intakekoffer self-test",
        description="Open een koffer, toon Arabisch, print papier en lees het terug.",
    ).parse_args(argv)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        with tempfile.TemporaryDirectory(prefix="koffer-") as folder:
            _test_safe_and_paper(Path(folder))
        _test_arabic()
    except SelfTestFailed as failed:
        print(f"ZELFTEST MISLUKT: {failed}", file=sys.stderr)
        return 1
    print("ZELFTEST GOED: koffer geopend, Arabisch getoond, papier geprint en teruggelezen")
    return 0


def _test_safe_and_paper(folder: Path) -> None:
    laptop = Laptop(Installation(folder, NoKeyStore(), kdf=FLOOR))
    words = " ".join(laptop.suggest_words())
    desk = laptop.first_run(FirstRun("Zelftest", "Voorbeeldstad", "088 000 00 00"), bytearray(words.encode()))
    dossier = begin_dossier(desk, NewDossier(NAME, "ar")).shown
    record_answer(desk, dossier, "P01", NAME)
    record_answer(desk, dossier, "K01", "Werken in een keuken")
    laptop.close()
    (person,) = laptop.people()
    desk = laptop.open_person(person.id, bytearray(words.encode()))
    _must(bool(desk.unit_of_work), "de koffer gaat niet weer open")
    _test_paper(desk, lambda: make_paper(desk, dossier).shown.pdf)
    _must(len(papers_of(desk, dossier)) == 1, "het papier staat niet in de koffer")
    laptop.close()


def _test_paper(desk: Desk, make: Callable[[], bytes]) -> None:
    pdf = make()
    document = pypdfium2.PdfDocument(pdf)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    _must(NAME in text, "op het papier is de naam niet terug te lezen")
    _test_lock(desk, pdf)
    (image, *_) = desk.papers.page_images(pdf, 50)
    _must(len(set(image.rgb)) > 2, "het papier is leeg")


def _test_lock(desk: Desk, pdf: bytes) -> None:
    """A paper that goes out opens with its words and not without."""
    words = desk.exports.lock_words()
    locked = desk.exports.locked(pdf, words)
    _must(len(pypdfium2.PdfDocument(locked, password=" ".join(words))) > 0, "het slot gaat niet open")
    try:
        pypdfium2.PdfDocument(locked)
    except pypdfium2.PdfiumError:
        return
    _must(False, "het slot houdt niemand tegen")


def _test_arabic() -> None:
    app = make_application(("self-test",))
    dress(app, Folders(paths.fonts_folder(), paths.pictures_folder(), paths.styles_folder()))
    label = QLabel(ARABIC)
    font = label.font()
    font.setFamily("Noto Sans Arabic")
    font.setPixelSize(40)
    label.setFont(font)
    raw = QRawFont.fromFont(font)
    _must(raw.familyName() == "Noto Sans Arabic", "het Arabische lettertype ontbreekt")
    image = label.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    dark = sum(value < 128 for value in bytes(image.constBits()))
    _must(dark > 300, "Arabische letters worden niet getekend")


def _must(holds: bool, otherwise: str) -> None:
    if not holds:
        raise SelfTestFailed(otherwise)
