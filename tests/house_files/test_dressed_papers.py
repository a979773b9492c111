"""Papers in a house style, really drawn and read back: what they wear, and when that is a new version."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest
from PIL import Image
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE as IMAGE

from desktop.composition import Installation, Laptop
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import DossierId
from desktop.installed import houses_of
from desktop.pdf.writer import PaperRoom
from desktop.store.kdf import FLOOR
from desktop.store.key_stores import NoKeyStore
from desktop.usecases.house_style import (
    drop_house,
    house_board,
    keep_portrait,
    look_at_house,
    look_at_portrait,
    remove_portrait,
    take_house,
)
from desktop.usecases.make_sheet import make_sheet
from desktop.usecases.paper_kinds import PaperKind
from desktop.usecases.papers import Paper
from desktop.usecases.ports import Desk
from desktop.usecases.print_paper import make_paper, papers_of
from desktop.usecases.unlock import FirstRun
from resources import paths
from tests.builders import Workplace, workplace
from tests.fakes import MORNING, CountedChance, SetClock
from tests.house_builders import CANARY, TOML, camera_jpeg, house_folder, scene
from tests.paper_people import municipal, shaima
from tests.pdf.reading import plain, tags
from tests.store_cases import passphrase

EXAMPLE = paths.house_style_folder() / "voorbeeld"


@pytest.fixture(scope="module")
def room() -> PaperRoom:
    return PaperRoom.open(paths.fonts_folder(), paths.pictures_folder())


@pytest.fixture
def place(room: PaperRoom, tmp_path: Path) -> Iterator[Workplace]:
    laid = workplace()
    houses = houses_of(tmp_path / "koffers" / "huisstijl", laid.desk.clock)
    yield replace(laid, desk=replace(laid.desk, papers=room, houses=houses))


def take(desk: Desk, folder: Path) -> None:
    take_house(desk, folder, look_at_house(desk, folder))


def a_plan(place: Workplace) -> tuple[DossierId, Paper]:
    dossier = place.begin("Yonas G.", "ti")
    return dossier, make_paper(place.desk, dossier, "nl").shown


def photos_in(pdf: bytes) -> list[Any]:
    """The image objects of a file."""
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    found: dict[int, Any] = {}
    for page in reader.pages:
        objects = page["/Resources"].get("/XObject", {})
        for name in objects:
            found[objects.raw_get(name).idnum] = objects[name]
    return list(found.values())


def test_another_look_is_a_new_version_and_the_old_paper_stays(place: Workplace) -> None:
    dossier, first = a_plan(place)
    take(place.desk, EXAMPLE)
    second = make_paper(place.desk, dossier, "nl").shown
    again = make_paper(place.desk, dossier, "nl")
    assert (first.version, second.version) == (1, 2) and first.pdf != second.pdf
    assert again.shown.pdf == second.pdf and again.changes == ()
    assert [one.pdf for one in papers_of(place.desk, dossier)] == [second.pdf, first.pdf]
    drop_house(place.desk)
    third = make_paper(place.desk, dossier, "nl").shown
    assert third.version == 3 and not photos_in(third.pdf)


def test_the_same_look_taken_again_is_the_same_paper(place: Workplace, tmp_path: Path) -> None:
    take(place.desk, EXAMPLE)
    dossier, first = a_plan(place)
    again = houses_of(tmp_path / "koffers" / "huisstijl", place.desk.clock)
    made = make_paper(replace(place.desk, houses=again), dossier, "nl")
    assert made.shown.pdf == first.pdf and made.changes == ()


def test_logo_and_photo_are_in_the_file_as_pdf_a_allows(place: Workplace, tmp_path: Path) -> None:
    take(place.desk, house_folder(tmp_path / "in"))
    _, paper = a_plan(place)
    found = photos_in(paper.pdf)
    assert len(found) == 3
    for one in found:
        assert (one["/ColorSpace"], one["/Filter"], one["/BitsPerComponent"]) == (
            "/DeviceRGB",
            "/DCTDecode",
            8,
        )
        assert "/SMask" not in one and "/Mask" not in one
        image = Image.open(io.BytesIO(one._data))
        assert image.size == (one["/Width"], one["/Height"]) and image.mode == "RGB"
    assert CANARY not in paper.pdf and b"Exif" not in paper.pdf
    said = [(one.language, one.alternative) for one in tags(paper.pdf) if one.kind == "Figure"]
    assert ("nl", "Logo van de gemeente Zandoever: een duin en een golf") in said
    assert ("nl", "docent met drie cursisten aan een tafel") in said


@pytest.mark.parametrize("language", ["tr", "fa", "ti"])
def test_the_logo_of_the_plan_is_not_made_small_by_the_line_under_the_title(
    place: Workplace, language: str
) -> None:
    take(place.desk, EXAMPLE)
    paper = make_paper(place.desk, shaima(place, language), language).shown
    with closing(pypdfium2.PdfDocument(paper.pdf)) as file:
        images = [one.get_bounds() for one in file[0].get_objects(filter=[IMAGE])]
        logo = max(images, key=lambda bounds: bounds[3])  # the highest on the page
        assert logo[3] - logo[1] >= 24, logo  # points
        words = file[0].get_textpage()
        assert not words.get_text_bounded(*logo).strip()


def test_bars_and_discs_have_the_colour_of_the_municipality(place: Workplace) -> None:
    dossier, bare = a_plan(place)
    take(place.desk, EXAMPLE)
    worn = make_paper(place.desk, dossier, "nl").shown

    def painted(pdf: bytes) -> set[tuple[float, ...]]:
        page = pypdf.PdfReader(io.BytesIO(pdf)).pages[0]
        content = pypdf.generic.ContentStream(page.get_contents(), None)
        return {
            tuple(round(float(one), 3) for one in ops) for ops, name in content.operations if name == b"rg"
        }

    green = (0.0, round(0x5D / 255, 3), round(0x59 / 255, 3))
    assert green in painted(worn.pdf) and green not in painted(bare.pdf)


def test_the_letter_shows_the_logo_and_keeps_its_legal_parts(place: Workplace, tmp_path: Path) -> None:
    take(place.desk, house_folder(tmp_path / "in"))
    dossier = shaima(place, "ar")
    letter = make_sheet(place.desk, dossier, PaperKind.FORMAL).shown
    said = tags(letter.pdf)
    text = " ".join(one.text for one in said)
    assert next(one for one in said if one.kind == "Figure").alternative.startswith("Logo van")  # type: ignore[union-attr]
    assert "[postadres: door de gemeente in te vullen]" in text
    assert "Inloop: dinsdag" not in text and "Samen in Zandoever" in text
    list_for_her = make_sheet(place.desk, dossier, PaperKind.CHECKLIST).shown
    assert "Inloop: dinsdag" in " ".join(one.text for one in tags(list_for_her.pdf))


def test_a_folder_that_was_spoiled_stops_nothing(place: Workplace, tmp_path: Path) -> None:
    dossier, first = a_plan(place)
    take(place.desk, EXAMPLE)
    (tmp_path / "koffers" / "huisstijl" / "huisstijl.toml").write_text("name = ", encoding="utf-8")
    desk = replace(place.desk, houses=houses_of(tmp_path / "koffers" / "huisstijl", place.desk.clock))
    board = house_board(desk)
    assert board.read is not None and board.read.problems
    assert make_paper(desk, dossier, "nl").shown.pdf == first.pdf


def test_what_is_wrong_or_changed_is_not_taken(place: Workplace, tmp_path: Path) -> None:
    wrong = house_folder(tmp_path / "wrong", TOML.replace('"#7A3B00"', '"#F08A24"'))
    seen = look_at_house(place.desk, wrong)
    with pytest.raises(Refusal) as refused:
        take_house(place.desk, wrong, seen)
    assert refused.value.code is RefusalCode.HOUSE_UNFIT and seen.after is None
    good = house_folder(tmp_path / "good")
    seen = look_at_house(place.desk, good)
    (good / "les.jpg").write_bytes(camera_jpeg(scene(seed=5)))
    with pytest.raises(Refusal) as refused:
        take_house(place.desk, good, seen)
    assert refused.value.code is RefusalCode.HOUSE_CHANGED


def test_a_portrait_needs_consent_and_goes_when_it_is_taken_back(place: Workplace, tmp_path: Path) -> None:
    desk = place.desk
    dossier, without = a_plan(place)
    (tmp_path / "ik.jpg").write_bytes(camera_jpeg(scene(900, 1200, seed=3)))
    shown = look_at_portrait(desk, tmp_path / "ik.jpg")
    with pytest.raises(Refusal) as refused:
        keep_portrait(desk, shown.portrait, False)
    assert refused.value.code is RefusalCode.PORTRAIT_CONSENT and house_board(desk).portrait is None
    keep_portrait(desk, shown.portrait, True)
    worn = make_paper(desk, dossier, "nl").shown
    assert "Foto van Marit Bakker" in [plain(one.alternative or "") for one in tags(worn.pdf)]
    assert CANARY not in worn.pdf and len(photos_in(worn.pdf)) == 1
    remove_portrait(desk)
    after = make_paper(desk, dossier, "nl").shown
    assert not photos_in(after.pdf) and after.version == 3
    assert [one.pdf for one in papers_of(desk, dossier)] == [after.pdf, worn.pdf, without.pdf]


def test_a_portrait_lies_encrypted_and_is_there_after_unlocking(tmp_path: Path) -> None:
    made = Installation(tmp_path / "koffers", NoKeyStore(), SetClock(MORNING), CountedChance("l"), FLOOR)
    laptop = Laptop(made)
    desk = laptop.first_run(FirstRun("Marit Bakker", "Voorbeeldstad", ""), passphrase())
    (tmp_path / "ik.jpg").write_bytes(camera_jpeg(scene(900, 1200, seed=3)))
    kept = look_at_portrait(desk, tmp_path / "ik.jpg").portrait
    keep_portrait(desk, kept, True)
    laptop.close()
    written = [one.read_bytes() for one in (tmp_path / "koffers").rglob("*") if one.is_file()]
    assert len(written) > 2 and not any(b"JFIF" in one or b"portrait" in one for one in written)
    (person,) = laptop.people()
    again = house_board(laptop.open_person(person.id, passphrase())).portrait
    assert again is not None and again.portrait == kept
    laptop.close()


def test_another_number_than_in_the_letter_is_a_doubt(place: Workplace, tmp_path: Path) -> None:
    folder = house_folder(tmp_path / "in", TOML.replace("Inloop: dinsdag", "Bel 088 123 45 67, dinsdag"))
    law = municipal(place.desk.law, brief__telefoon="088 765 43 21")
    doubts = look_at_house(replace(place.desk, law=law), folder).doubts
    assert any("een ander telefoonnummer" in one.what for one in doubts)
    same = municipal(place.desk.law, brief__telefoon="(088) 123 45 67")
    doubts = look_at_house(replace(place.desk, law=same), folder).doubts
    assert not any("een ander telefoonnummer" in one.what for one in doubts)
