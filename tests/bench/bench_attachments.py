"""How fine a page is kept, and a dossier with 200 photos: taking in, listing, small pictures, opening.

`python -m tests.bench.bench_attachments [photos]`. Legibility: the smallest print of a diploma (6 and 7
points, Latin and Arabic) on an A4, as a telephone of 12 million points sees it, is brought down and kept at
several sizes; how many letters are still nearest to themselves among all. Times are p50 / p99 in milliseconds
on a real encrypted store; the yardsticks of the same run are 200 bare rows of SQLCipher and a bare QListView.
"""

from __future__ import annotations

import io
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tests.ui.offscreen import use_offscreen

use_offscreen()

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont, ImageStat  # noqa: E402
from PySide6.QtCore import QStringListModel  # noqa: E402
from PySide6.QtWidgets import QApplication, QListView  # noqa: E402

from desktop.attachment_files.room import PAGE, QUALITY  # noqa: E402
from desktop.domain.ids import DossierId  # noqa: E402
from desktop.ui.places import Place, ScreenName  # noqa: E402
from desktop.unpacking.plain_jpeg import plain_jpeg  # noqa: E402
from desktop.usecases.attachments import attach  # noqa: E402
from desktop.usecases.attachments_shown import attachments_board, open_page, small_pictures  # noqa: E402
from resources import paths  # noqa: E402
from tests.attachment_cases import DIPLOMAS, paper, photo_place, small_page  # noqa: E402
from tests.builders import Workplace, workplace  # noqa: E402
from tests.house_builders import camera_jpeg  # noqa: E402
from tests.store_cases import person  # noqa: E402
from tests.ui.desk_runner import desk_window  # noqa: E402
from tests.ui.look import dressed  # noqa: E402

ROUNDS = 15
#: the long side of a photo of a telephone of 12 million points, which sees an A4 with a little edge round it
SEEN, EDGE = 4032, 1.12
POINTS_OF_A4 = 842
LATIN, ARABIC = "abcdefghijklmnopqrstuvwxyzABDEGHKMNRS0123456789", "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
FONTS = {"Latin": ("NotoSans-Regular.ttf", LATIN), "Arabic": ("NotoSansArabic-Regular.ttf", ARABIC)}


def legible(points: float, script: str, long_side: int, quality: int) -> float:
    """Which part of the letters of this size is still told apart, after a photo and being kept so."""
    file, letters = FONTS[script]
    dots = SEEN / EDGE / POINTS_OF_A4
    font = ImageFont.truetype(str(paths.fonts_folder() / file), round(points * dots))
    cell = round(points * dots * 2)
    sheet = Image.new("L", (cell * len(letters), cell * 2), 236)
    draw = ImageDraw.Draw(sheet)
    for at, letter in enumerate(letters):
        draw.text((at * cell + cell // 2, cell), letter, fill=40, font=font, anchor="mm")
    seen = sheet.filter(ImageFilter.GaussianBlur(1.3))
    grain = Image.effect_noise(seen.size, 14)
    seen = ImageChops.add(seen, grain, 1, -128)
    scale = long_side / SEEN
    small = seen.resize((round(seen.width * scale), round(seen.height * scale)), Image.Resampling.LANCZOS)
    kept = Image.open(io.BytesIO(plain_jpeg(small.convert("RGB"), quality, "4:2:0"))).convert("L")
    back = kept.resize(sheet.size, Image.Resampling.BICUBIC)
    wanted = [sheet.crop((at * cell, 0, (at + 1) * cell, cell * 2)) for at in range(len(letters))]
    clean = [one.filter(ImageFilter.GaussianBlur(1.3)) for one in wanted]
    right = 0
    for at in range(len(letters)):
        found = back.crop((at * cell, 0, (at + 1) * cell, cell * 2))
        far = [ImageStat.Stat(ImageChops.difference(found, one)).sum2[0] for one in clean]
        right += far.index(min(far)) == at
    return right / len(letters)


def sizes() -> None:
    """The table by which size and quality were chosen."""
    photo = paper(width=4032, height=3024)
    grainy = ImageChops.add(photo, Image.effect_noise(photo.size, 18).convert("RGB"), 1, -128)
    print("long side  quality   Latin 6 / 7 pt   Arabic 6 / 7 pt   size of a photo of an A4")
    for long_side in (1000, 1200, 1600, 2000, 2400, 3000):
        for quality in (60, 75, 85):
            found = [legible(pt, script, long_side, quality) for script in FONTS for pt in (6, 7)]
            scale = long_side / photo.width
            small = grainy.resize((long_side, round(photo.height * scale)), Image.Resampling.LANCZOS)
            size = len(plain_jpeg(small, quality, "4:2:0")) / 1e6
            latin, arabic = found[:2], found[2:]
            chosen = "  <- chosen" if (long_side, quality) == (PAGE.pixels, QUALITY) else ""
            words = " / ".join(f"{one:4.0%}" for one in latin), " / ".join(f"{one:4.0%}" for one in arabic)
            print(f"{long_side:9}  {quality:7}   {words[0]:>14}   {words[1]:>15}   {size:5.2f} MB{chosen}")


def took(act: Callable[[], object]) -> float:
    """Milliseconds."""
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def told(name: str, times: list[float]) -> None:
    """p50 and p99 (the worst, below a hundred rounds)."""
    ordered = sorted(times)
    worst = ordered[min(len(ordered) - 1, round(len(ordered) * 0.99))]
    print(f"{name:58} {statistics.median(ordered):8.2f} / {worst:8.2f} ms")


@contextmanager
def dossier_of(count: int) -> Iterator[tuple[Workplace, DossierId, list[float]]]:
    """A dossier with so many photos on a real store, and how long each took to keep."""
    page = photo_place().desk.photos
    assert page is not None
    (real,) = page.from_content(camera_jpeg(paper(width=4000, height=3000)))
    with tempfile.TemporaryDirectory() as folder, closing(person(Path(folder)).make()) as store:
        place = photo_place(workplace(unit_of_work=store.unit_of_work))
        dossier = place.begin("Samir", "ar")
        times = []
        for at in range(count):
            small = small_page(at, 2400 if at % 10 == 0 else 1200)
            pages = (real if at == count - 1 else small,)
            times.append(took(lambda p=pages, n=at: attach(place.desk, dossier, DIPLOMAS, f"Foto {n}", p)))
        connection = store._room.connection
        connection.execute("CREATE TABLE bare(n INTEGER PRIMARY KEY, words TEXT)")
        connection.executemany("INSERT INTO bare VALUES(?,?)", [(n, f"Foto {n}" * 20) for n in range(count)])
        read = [took(lambda: connection.execute("SELECT * FROM bare").fetchall()) for _ in range(ROUNDS)]
        told(f"yardstick: {count} bare rows read", read)
        yield place, dossier, times


def many(count: int) -> None:
    """The store and the use cases."""
    with dossier_of(count) as (place, dossier, times):
        desk = place.desk
        told("keeping one: first twenty", times[:20])
        told(f"keeping one: {count - 20} to {count}", times[-20:])
        told("the list", [took(lambda: attachments_board(desk, dossier, DIPLOMAS)) for _ in range(ROUNDS)])
        shown = attachments_board(desk, dossier).shown
        told("twelve small pictures", [took(lambda: small_pictures(desk, shown[:12])) for _ in range(ROUNDS)])
        told(
            "one page, large",
            [took(lambda: open_page(desk, dossier, shown[0].key, 0)) for _ in range(ROUNDS)],
        )
        photos, taken = desk.photos, camera_jpeg(paper(width=4000, height=3000))
        assert photos is not None
        told(
            "taking in a photo of 12 million points",
            [took(lambda: photos.from_content(taken)) for _ in range(5)],
        )
        windows(place, dossier, count)


def windows(place: Workplace, dossier: DossierId, count: int) -> None:
    """The screen, and a bare list of so many words."""
    app = QApplication.instance() or QApplication(["bench"])
    assert isinstance(app, QApplication)
    theme = dressed(app, 1.0)
    bare = QListView()
    bare.resize(1366, 700)
    model = QStringListModel([f"Foto {n}" for n in range(count)])

    def show_bare() -> None:
        bare.setModel(model)
        bare.show()
        app.processEvents()

    told(f"yardstick: a bare QListView of {count} words", [took(show_bare) for _ in range(3)])
    shell, screen = desk_window(app, theme, Place(ScreenName.DOSSIER, dossier), place.desk)

    def go() -> None:
        shell.go(Place(ScreenName.ATTACHMENTS, dossier, DIPLOMAS))
        app.processEvents()

    def away() -> None:
        shell.go(Place(ScreenName.DOSSIER, dossier))
        app.processEvents()

    times = []
    for _ in range(5):
        times.append(took(go))
        away()
    told("the screen with what is in sight, small pictures too", times)
    go()
    screen = shell.screen_shown()
    assert screen is not None
    bar = screen.photos.verticalScrollBar()

    def page_down() -> None:
        bar.setValue(bar.value() + bar.pageStep())
        app.processEvents()

    told("a page further in the list", [took(page_down) for _ in range(10)])


if __name__ == "__main__":
    sizes()
    many(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
