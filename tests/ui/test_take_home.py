"""The plan goes home: dialog of the printer, folded booklet, large for a camera, pictures, old papers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrinter, QPrintPreviewWidget
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.client_window.large import LargeWindow
from desktop.ui.client_window.large_shown import is_whole_readable, large_pages
from desktop.ui.paper_preview.folding import PrintJob, folded
from desktop.ui.paper_preview.print_desk import PrintDesk
from desktop.ui.paper_preview.printing import draw_job, duplex_for, print_dialog, printer_for
from desktop.ui.places import Place, ScreenName
from desktop.ui.theme import Theme
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.large_plan import large_words
from desktop.usecases.paper_kinds import PaperKind
from desktop.usecases.ports import PageImage
from tests.ui.clipped import clipped_labels
from tests.ui.desk_runner import desk_window
from tests.ui.rooms import settle
from tests.ui.shots_take_home import changed_plan, large_window

pytestmark = pytest.mark.windows
_Duplex = QPrinter.DuplexMode
A4 = (595, 842)


@pytest.mark.parametrize(
    ("pages", "rtl", "sides"),
    [
        (4, False, ((3, 0), (1, 2))),
        (4, True, ((0, 3), (2, 1))),
        (3, False, ((None, 0), (1, 2))),
        (8, False, ((7, 0), (1, 6), (5, 2), (3, 4))),
        (1, False, ((None, 0), (None, None))),
    ],
)
def test_pages_of_a_booklet_stand_where_folding_puts_them(
    pages: int, rtl: bool, sides: tuple[tuple[int | None, int | None], ...]
) -> None:
    assert folded(pages, rtl) == sides


@pytest.mark.parametrize("pages", range(1, 14))
@pytest.mark.parametrize("rtl", [False, True])
def test_a_folded_booklet_reads_from_the_first_page_to_the_last(pages: int, rtl: bool) -> None:
    """Fold the sheets in thought: the outer halves of the fronts first, inwards, and out again."""
    sides = [pair[::-1] if rtl else pair for pair in folded(pages, rtl)]
    fronts, backs = sides[::2], sides[1::2]
    inwards = [page for front, back in zip(fronts, backs, strict=True) for page in (front[1], back[0])]
    outwards = [page for front, back in zip(fronts, backs, strict=True) for page in (front[0], back[1])]
    read = [page for page in (*inwards, *reversed(outwards)) if page is not None]
    assert read == list(range(pages))


def test_paper_is_turned_over_the_long_edge_a_booklet_over_the_short_one_where_the_printer_can() -> None:
    able = [_Duplex.DuplexNone, _Duplex.DuplexLongSide, _Duplex.DuplexShortSide]
    assert duplex_for(PrintJob(2), able) is _Duplex.DuplexLongSide
    assert duplex_for(PrintJob(4, is_booklet=True), able) is _Duplex.DuplexShortSide
    assert duplex_for(PrintJob(1), able) is _Duplex.DuplexNone
    assert duplex_for(PrintJob(2), able[:1]) is _Duplex.DuplexNone


def test_the_dialog_opens_with_everything_set_and_offers_no_file(qtbot: QtBot, qapp: QApplication) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    job = PrintJob(4, is_booklet=True)
    printer = printer_for(job)
    dialog = print_dialog(printer, job, over)
    layout = printer.pageLayout()
    assert layout.pageSize().id() is QPageSize.PageSizeId.A4
    assert layout.orientation() is QPageLayout.Orientation.Landscape
    assert printer.fullPage() and printer.docName() == "Plan"
    assert not dialog.testOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile)
    assert (dialog.minPage(), dialog.maxPage()) == (1, 2)  # sides of A4, not pages of A5
    upright = printer_for(PrintJob(2)).pageLayout()
    assert upright.orientation() is QPageLayout.Orientation.Portrait


def test_what_is_said_in_the_dialog_is_done_once_and_a_file_is_never_made(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    over, said = QWidget(), []
    qtbot.addWidget(over)
    over.show()
    desk = PrintDesk(over)
    job = PrintJob(1)
    desk.ask(job, "Kantoor", 2, lambda name, copies: said.append((name, copies)))
    assert desk.dialog is not None
    desk.dialog.reject()
    settle(qapp)
    assert said == [] and is_closed(desk)
    desk.ask(job, "Kantoor", 2, lambda name, copies: said.append((name, copies)))
    first = desk.dialog
    desk.ask(job, "Kantoor", 1, lambda name, copies: said.append((name, copies)))
    assert desk.dialog is first  # one at a time
    assert first is not None
    first.accept()
    settle(qapp)
    assert said == [("Kantoor", 2)]
    # there is no printer here: Qt would write a file instead, and that is refused
    assert not desk.put((grey(1),), job, "Kantoor", 1)
    assert list(tmp_path.iterdir()) == []


def is_closed(desk: PrintDesk) -> bool:
    return desk.dialog is None


def grey(number: int) -> PageImage:
    """A page of one shade, so that it is known again: the first is the darkest."""
    return PageImage(74, 105, bytes([40 * number]) * (74 * 105 * 3))


def shades(page: Any) -> list[int]:
    """Which of those pages are on this side."""
    return sorted(image.image.getpixel((1, 1))[0] // 40 for image in page.images)


def printed(job: PrintJob, pages: tuple[PageImage, ...], path: Path, size: QPageSize | None = None) -> Any:
    printer = printer_for(job)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    if size is not None:
        printer.setPageSize(size)
    assert draw_job(printer, pages, job)
    return PdfReader(path)


def test_a_booklet_is_printed_two_on_a_side_in_the_order_of_folding(
    qapp: QApplication, tmp_path: Path
) -> None:
    job = PrintJob(3, is_booklet=True, is_rtl=True)
    reader = printed(job, tuple(grey(n) for n in (1, 2, 3)), tmp_path / "queue.pdf")
    sizes = [tuple(round(float(side)) for side in page.mediabox[2:]) for page in reader.pages]
    assert sizes == [A4[::-1]] * 2
    assert [shades(page) for page in reader.pages] == [
        [1],
        [2, 3],
    ]  # the cover with an empty back, then the two inside


def test_on_a_printer_that_was_set_to_a5_the_pages_come_one_by_one(
    qapp: QApplication, tmp_path: Path
) -> None:
    job = PrintJob(3, is_booklet=True)
    a5 = QPageSize(QPageSize.PageSizeId.A5)
    reader = printed(job, tuple(grey(n) for n in (1, 2, 3)), tmp_path / "queue.pdf", a5)
    assert len(reader.pages) == 3
    assert [round(float(side)) for side in reader.pages[0].mediabox[2:]] == [420, 595]


def test_only_the_sides_that_were_chosen_in_the_dialog_are_printed(
    qapp: QApplication, tmp_path: Path
) -> None:
    printer = printer_for(PrintJob(3))
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "queue.pdf"))
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    assert draw_job(printer, (grey(1), grey(2), grey(3)), PrintJob(3))
    pages = PdfReader(tmp_path / "queue.pdf").pages
    assert [shades(page) for page in pages] == [[2], [3]]


def test_pages_can_be_looked_at_as_printed_without_a_printer(qtbot: QtBot) -> None:
    """A preview of the printer's own pages draws the same way, in memory."""
    job = PrintJob(2)
    printer, drawn = printer_for(job), []
    preview = QPrintPreviewWidget(printer)
    qtbot.addWidget(preview)
    preview.paintRequested.connect(lambda one: drawn.append(draw_job(one, (grey(1), grey(2)), job)))
    preview.updatePreview()
    assert drawn == [True] and preview.pageCount() == 2


# --- on the paper screen


@pytest.fixture
def screen(qtbot: QtBot, qapp: QApplication, theme: Theme) -> Iterator[Any]:
    place, dossier = changed_plan("ar")
    shell, found = desk_window(qapp, theme, Place(ScreenName.PAPER, dossier), place.desk)
    qtbot.addWidget(shell)
    found.show_printers(("Kantoor",))
    settle(qapp)
    yield found
    found.large.close()


def words_on(window: Any) -> list[str]:
    """Without the isolates round numbers."""
    found = window.findChildren(RunLabel)
    return [label.text().replace("\u2068", "").replace("\u2069", "") for label in found]


def test_f10_shows_the_plan_large_on_white_and_escape_brings_one_back(
    screen: Any, qapp: QApplication
) -> None:
    QTest.keyClick(screen.pages.area, Qt.Key.Key_F10)
    settle(qapp)
    window = screen.large.window
    assert window is not None and len(words_on(window)) == 2  # one line, in two languages
    assert "Maak met uw telefoon een foto van uw plan." in words_on(window)
    corner = window.grab(QRect(0, window.height() - 2, 1, 1)).toImage()
    assert corner.pixelColor(0, 0) == Qt.GlobalColor.white
    QTest.keyClick(window, Qt.Key.Key_Escape)
    settle(qapp)
    assert screen.large.window is None


def test_cards_are_paged_with_keys_and_large_buttons(screen: Any, qapp: QApplication) -> None:
    screen.presenter.show_large(is_whole_readable=False)
    settle(qapp)
    window = screen.large.window
    assert "Deel 1 van 8" in words_on(window)
    QTest.keyClick(window, Qt.Key.Key_Left)  # on, as it is seen in a right-to-left language
    assert window.at == 1 and "Deel 2 van 8" in words_on(window)
    QTest.keyClick(window, Qt.Key.Key_Right)
    QTest.keyClick(window, Qt.Key.Key_Backspace)
    assert window.at == 0 and not window.back.isEnabled()
    window.on.click()
    assert window.at == 1
    QTest.keyClick(window, Qt.Key.Key_A)  # nothing else does anything
    assert window.at == 1
    QTest.keyClick(window, Qt.Key.Key_F10)
    settle(qapp)
    assert screen.large.window is None


def test_a_whole_page_is_shown_where_a_camera_can_read_it_and_cards_where_not() -> None:
    assert is_whole_readable(1920 * 0.6, 1080) and is_whole_readable(1366 * 0.6 * 2, 768 * 2)
    assert not is_whole_readable(1366 * 0.6, 768) and not is_whole_readable(500, 1080)


@pytest.mark.parametrize(("kind", "at"), [(PaperKind.CARDS, 3), (PaperKind.VISUAL, 0)])
def test_the_large_plan_fills_the_height_and_nothing_is_clipped(
    qtbot: QtBot, qapp: QApplication, big_theme: Theme, kind: PaperKind, at: int
) -> None:
    window = large_window(qapp, big_theme, "ti", kind, at, (1920, 1080))
    qtbot.addWidget(window)
    assert window.page is not None
    drawn = window.page.drawn_size()
    assert drawn.height() > 1070 or drawn.width() > 0.59 * 1920
    assert clipped_labels(window) == []
    assert (window.on is None) == (kind is PaperKind.VISUAL)


def test_what_stands_beside_the_page_fits_in_every_language(
    qtbot: QtBot, qapp: QApplication, big_theme: Theme
) -> None:
    desk = changed_plan("tr")[0].desk
    window = LargeWindow(qapp, big_theme)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    found = {}
    for language in desk.texts.languages():
        images = (grey(1), grey(2))
        window.show_pages(large_pages(images, large_words(desk, language.code, len(images))))
        settle(qapp)
        found[language.code] = clipped_labels(window)
    assert {code: texts for code, texts in found.items() if texts} == {}


def test_a_paper_of_before_is_opened_with_the_keyboard_and_says_that_there_is_a_newer_one(
    screen: Any, qapp: QApplication
) -> None:
    newest, oldest = screen.versions.list.rows.values()
    assert screen.versions.isVisible() and screen.differences.isVisible()
    newest.setFocus()
    QTest.keyClick(newest, Qt.Key.Key_Down)
    assert oldest.hasFocus()
    QTest.keyClick(oldest, Qt.Key.Key_Return)
    settle(qapp)
    assert screen.presenter.paper.version == 1 and not screen.differences.isVisible()
    assert screen.message.isVisible()


def test_the_plan_is_saved_as_pictures_or_as_one_file(
    screen: Any, qapp: QApplication, tmp_path: Path
) -> None:
    place, _ = changed_plan("ar")
    screen.print_card.export_button.click()
    assert screen.form.name.isVisible() and screen.form.shape.isVisible()
    screen.form.shape.button("png").click()
    assert not screen.form.name.isVisible()
    before = set(place.exports.files)
    screen.form.reason.setPlainText("Zij heeft alleen een telefoon")
    screen.form.folder.addItem("hier", str(tmp_path))
    screen.form.folder.choose(str(tmp_path))
    screen.form.send()
    settle(qapp)
    made = {path.name for path in set(place.exports.files) - before}
    assert made == {f"plan-versie-2-ar-{n}.png" for n in range(1, 9)}
    first = QImage.fromData(place.exports.files[tmp_path / "plan-versie-2-ar-1.png"])
    assert first.width() == 1080 and first.textKeys() == []
    assert not screen.form.isVisible()


@pytest.mark.parametrize("kind", [PaperKind.CARDS, PaperKind.BOOKLET, PaperKind.CHANGES])
def test_the_other_shapes_fit_on_the_screen_at_150_percent(
    qtbot: QtBot, qapp: QApplication, big_theme: Theme, kind: PaperKind
) -> None:
    place, dossier = changed_plan("tr")
    shell, found = desk_window(qapp, big_theme, Place(ScreenName.PAPER, dossier), place.desk)
    qtbot.addWidget(shell)
    found.show_printers(("Kantoor",))
    found.presenter.pick_paper(kind)
    settle(qapp)
    assert clipped_labels(found) == []
    job = found.presenter.print_job()
    assert job.is_booklet == (kind is PaperKind.BOOKLET)
    may = kind is not PaperKind.CHANGES
    assert found.print_card.large_button.isVisibleTo(found) == may
