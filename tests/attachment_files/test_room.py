"""Photos and scans as they come: drawn anew, upright, with nothing a camera wrote, or refused in words."""

from __future__ import annotations

import io
from itertools import islice
from pathlib import Path

import pytest
from PIL import Image

from desktop.attachment_files.malware import ASKED, NOBODY, scan_of_this_system
from desktop.attachment_files.room import PAGE, THUMB, PhotoRoom, photo_room
from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode
from desktop.unpacking.plain_jpeg import is_plain_jpeg
from tests.attachment_cases import bombs, diploma_photo, fuzzed, paper, run_over, scan
from tests.house_builders import CANARY, camera_jpeg, png, scene

ROOM = PhotoRoom()


def test_a_photo_is_drawn_anew_upright_and_holds_nothing_of_the_camera() -> None:
    taken = diploma_photo(orientation=6)
    assert CANARY in taken
    (page,) = ROOM.from_content(taken)
    for kept in (page.jpeg, page.thumb):
        assert is_plain_jpeg(kept) and CANARY not in kept and b"Exif" not in kept
        image = Image.open(io.BytesIO(kept))
        assert image.height > image.width and not image.getexif() and "icc_profile" not in image.info
    assert (page.width, page.height) == (1200, 1700)
    assert ROOM.from_content(taken) == (page,), "the same photo is the same page"


@pytest.mark.parametrize("make", [camera_jpeg, png])
def test_a_large_photo_is_brought_down_to_what_a_page_needs(make: object) -> None:
    (page,) = ROOM.from_content(make(scene(4000, 3000)))  # type: ignore[operator]
    assert (page.width, page.height) == (PAGE.pixels, 1800) and len(page.jpeg) < 1_500_000
    small = Image.open(io.BytesIO(page.thumb))
    assert max(small.size) == THUMB.pixels and len(page.thumb) < 30_000


def test_a_scan_becomes_a_picture_of_every_page(tmp_path: Path) -> None:
    path = tmp_path / "brief.jpg"  # whatever it is called
    path.write_bytes(scan(3))
    pages = ROOM.from_file(path)
    assert [(page.width, page.height) for page in pages] == [(1696, 2400)] * 3
    assert len({page.jpeg for page in pages}) == 3


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (scan(1, "geheim"), "Dit PDF-bestand heeft een wachtwoord."),
        (scan(21), "meer dan 20 bladzijden"),
        (b"%PDF-1.7 and then nothing", "niet heel"),
        (b"hello", "geen foto en geen PDF"),
        (b"PK\x03\x04 a docx", "Dit is geen foto maar ZIP"),
        (b"\x00\x00\x00\x18ftypheic", "HEIC"),
        (diploma_photo()[:3000], "niet heel"),
        (b"\xff\xd8\xff" + bytes(26 * 1024 * 1024), "te groot"),
    ],
    ids=["locked", "long", "broken scan", "text", "zip", "heic", "broken photo", "large"],
)
def test_what_cannot_be_taken_is_refused_in_words(content: bytes, words: str) -> None:
    with pytest.raises(Refusal) as refused:
        ROOM.from_content(content)
    assert (refused.value.code, refused.value.field) == (RefusalCode.PHOTO_UNFIT, "file")
    assert words in refused.value.facts["waarom"]


def test_a_file_that_is_not_there_or_is_a_folder_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "weg.jpg", tmp_path, Path("a\0b")):
        with pytest.raises(Refusal) as refused:
            ROOM.from_file(path)
        assert refused.value.code is RefusalCode.FILE_NOT_THERE


def test_what_the_scanner_of_the_system_calls_malware_is_not_even_unpacked() -> None:
    scanned: list[int] = []

    def scan_it(content: bytes) -> bool:
        scanned.append(len(content))
        return CANARY in content

    room = PhotoRoom(scan_it)
    with pytest.raises(Refusal) as refused:
        room.from_content(diploma_photo())
    assert refused.value.code is RefusalCode.MALWARE_FOUND
    assert room.from_content(png(paper(width=200, height=150))) and len(scanned) == 2
    assert (room.scanner(), ROOM.scanner()) == (ASKED, NOBODY)


def test_this_system_says_whether_somebody_looks_along() -> None:
    has_scanner = scan_of_this_system() is not None
    assert photo_room().scanner() == (ASKED if has_scanner else NOBODY)


def test_a_kept_page_is_shown_turned_and_that_of_another_laptop_the_same() -> None:
    (page,) = ROOM.from_content(diploma_photo())
    own, others = (ROOM.pixels(page.jpeg, 1, is_own) for is_own in (True, False))
    assert (own.width, own.height) == (page.height, page.width)
    assert own == others
    upright = Image.frombytes("RGB", (own.width, own.height), own.rgb).transpose(Image.Transpose.ROTATE_90)
    whole = ROOM.pixels(page.jpeg, 0, True)
    assert upright.tobytes() == whole.rgb


@pytest.mark.parametrize("is_own", [True, False])
def test_what_this_house_does_not_keep_is_not_shown(is_own: bool) -> None:
    for content in (diploma_photo(), png(scene(60, 60)), b"", scan(1)):
        with pytest.raises(Trouble) as trouble:
            ROOM.pixels(content, 0, is_own)
        assert trouble.value.code is TroubleCode.STORE_DAMAGED


@pytest.mark.slow
def test_twenty_bombs_are_taken_small_or_refused_within_time_and_memory() -> None:
    run = run_over(bombs().values())
    assert len(bombs()) == 20
    assert run.unhandled == () and run.taken + run.refused == 20
    assert run.peak_mb <= 512


def test_spoiled_files_are_taken_or_refused_and_nothing_else() -> None:
    run = run_over(islice(fuzzed(5000), 40))
    assert run.unhandled == () and run.taken + run.refused == 40 and run.refused > 5
    assert run.peak_mb <= 512
