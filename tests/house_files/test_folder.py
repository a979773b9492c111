"""The folder of a house style: a good one is read whole, a bad one tells everything at once."""

from __future__ import annotations

import stat
from datetime import date
from pathlib import Path

import pytest

from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode
from desktop.house_files.room import HouseRoom
from resources import paths
from tests.house_builders import CANARY, TOML, blurred, camera_jpeg, house_folder, png, scene

KEYS = ("classroom", "work", "road", "portrait", "logo", "calendar", "home-children", "help")
TODAY = date(2026, 9, 15)


@pytest.fixture
def room(tmp_path: Path) -> HouseRoom:
    return HouseRoom(tmp_path / "koffers" / "huisstijl", KEYS, lambda: TODAY)


def test_a_good_folder_is_read_whole(room: HouseRoom, tmp_path: Path) -> None:
    read = room.look(house_folder(tmp_path / "in"))
    assert read.problems == () and read.look is not None
    assert (read.look.name, read.look.accent, read.look.tint) == ("Zandoever", "#7A3B00", "#F0DCC0")
    assert read.look.logo is not None and read.look.logo_alternative.startswith("Logo van")
    assert [(one.key, one.consent) for one in read.photos] == [
        ("classroom", "geen herkenbare mensen"),
        ("work", "Selma, in een brief aan de gemeente, 12-5-2026"),
    ]
    assert read.accent is not None and read.accent.words == "8,5:1"


def test_everything_that_is_wrong_is_told_at_once(room: HouseRoom, tmp_path: Path) -> None:
    wrong = (
        TOML.replace('"#7A3B00"', '"#F08A24"')
        .replace('"#F0DCC0"', '"blauw"')
        .replace('picture = "work"', 'picture = "werk"')
        .replace("consent_on = 2026-05-12", "consent_on = 2027-05-12")
        .replace('consent = "geen herkenbare mensen"', 'consent = ""\nfotograaf = "Jan"')
        .replace('file = "logo.png"', 'file = "../logo.png"')
        .replace('name = "Zandoever"', "")
    )
    folder = house_folder(tmp_path / "in", wrong)
    (folder / "les.jpg").write_bytes(b"%PDF-1.7 not a photo")
    (folder / "werk.jpg").write_bytes(camera_jpeg(blurred(scene(900, 900), 14)))
    read = room.look(folder)
    told = "\n".join(map(str, read.problems))
    assert read.look is None and read.sha256 == ""
    for words in (
        "name ontbreekt",
        "contrast van 2,5:1; minstens 4,5:1 is nodig. De dichtste kleur van dezelfde tint die wel mag, is #",
        "tint: Dit is geen kleur.",
        "photo[classroom].consent: hier hoort een tekst",
        "photo[classroom].fotograaf: deze sleutel bestaat",
        "les.jpg, photo[classroom].file: Dit is geen foto maar PDF",
        "photo[werk].picture: Dit plaatje bestaat niet. Bedoelt u work",
        "photo[werk].consent_on",
        "werk.jpg, werk: De foto is bewogen",
        "logo.file: Deze naam van een bestand kan niet.",
    ):
        assert words in told, told
    assert all(one.remedy for one in read.problems)


def test_the_colour_that_is_proposed_is_taken(room: HouseRoom, tmp_path: Path) -> None:
    folder = house_folder(tmp_path / "in", TOML.replace('"#7A3B00"', '"#F08A24"'))
    first = room.look(folder)
    assert first.accent is not None and first.accent.nearest
    better = TOML.replace('"#7A3B00"', f'"{first.accent.nearest}"')
    again = room.look(house_folder(tmp_path / "in", better))
    assert again.problems == () and again.accent is not None and again.accent.ratio >= 4.5


@pytest.mark.parametrize(
    ("tint", "words"), [("#FDFDFD", "Onder 4%"), ("#B09060", "Hooguit 35%"), ("#E9DFCB", "")]
)
def test_a_tint_is_told_how_grey_it_prints(room: HouseRoom, tmp_path: Path, tint: str, words: str) -> None:
    read = room.look(house_folder(tmp_path / "in", TOML.replace('"#F0DCC0"', f'"{tint}"')))
    assert read.look is not None
    told = [str(one) for one in read.doubts if one.key == "tint"]
    assert bool(told) == bool(words) and all(words in one for one in told)


def test_nobody_else_comes_in_the_frame_of_the_person(room: HouseRoom, tmp_path: Path) -> None:
    folder = house_folder(tmp_path / "in", TOML.replace('picture = "work"', 'picture = "portrait"'))
    assert "plek van de persoon zelf" in str(room.look(folder).problems[0])


@pytest.mark.parametrize("content", [None, b"name = ", b"\xff\xfe\x00", b"#" * 1_100_000])
def test_a_file_that_cannot_be_read_is_told(room: HouseRoom, tmp_path: Path, content: bytes | None) -> None:
    folder = house_folder(tmp_path / "in")
    (folder / "huisstijl.toml").unlink()
    if content is not None:
        (folder / "huisstijl.toml").write_bytes(content)
    read = room.look(folder)
    assert len(read.problems) == 1 and read.look is None and read.problems[0].file == "huisstijl.toml"


def test_without_a_folder_there_is_the_national_look(room: HouseRoom) -> None:
    assert room.present() is None


def test_what_is_kept_is_what_was_shown_and_holds_no_camera(room: HouseRoom, tmp_path: Path) -> None:
    folder = house_folder(tmp_path / "in")
    (folder / "notulen.txt").write_text("van het overleg", encoding="utf-8")
    shown = room.look(folder)
    room.take(folder, shown.sha256)
    kept = tmp_path / "koffers" / "huisstijl"
    assert sorted(one.name for one in kept.iterdir()) == ["huisstijl.toml", "les.jpg", "logo.png", "werk.jpg"]
    assert all(CANARY not in one.read_bytes() for one in kept.iterdir())
    assert {stat.S_IMODE(one.stat().st_mode) for one in kept.iterdir()} == {0o600}
    present = room.present()
    assert present is not None and (present.look, present.sha256) == (shown.look, shown.sha256)
    assert [one.photo for one in present.photos] == [one.photo for one in shown.photos]


def test_a_folder_that_changed_after_it_was_shown_is_not_taken(room: HouseRoom, tmp_path: Path) -> None:
    folder = house_folder(tmp_path / "in")
    shown = room.look(folder)
    (folder / "les.jpg").write_bytes(camera_jpeg(scene(seed=9)))
    with pytest.raises(ValueError, match="shown"):
        room.take(folder, shown.sha256)
    assert room.present() is None


def test_another_house_style_takes_the_place_of_the_first(room: HouseRoom, tmp_path: Path) -> None:
    first = house_folder(tmp_path / "in")
    room.take(first, room.look(first).sha256)
    second = house_folder(tmp_path / "more", TOML.replace("Zandoever", "Duinwijk"))
    room.take(second, room.look(second).sha256)
    present = room.present()
    assert present is not None and present.name == "Duinwijk"
    assert [one.name for one in (tmp_path / "koffers").iterdir()] == ["huisstijl"]
    room.drop()
    assert room.present() is None and not list((tmp_path / "koffers").iterdir())


def test_what_somebody_spoiled_beside_the_koffers_is_told_and_not_used(
    room: HouseRoom, tmp_path: Path
) -> None:
    folder = house_folder(tmp_path / "in")
    room.take(folder, room.look(folder).sha256)
    (tmp_path / "koffers" / "huisstijl" / "werk.jpg").write_bytes(b"MZ a program")
    again = HouseRoom(tmp_path / "koffers" / "huisstijl", KEYS, lambda: TODAY).present()
    assert again is not None and again.look is None and "werk.jpg" in str(again.problems[0])


def test_a_link_out_of_the_folder_is_not_followed(room: HouseRoom, tmp_path: Path) -> None:
    folder = house_folder(tmp_path / "in")
    (folder / "werk.jpg").rename(tmp_path / "elsewhere.jpg")
    (folder / "werk.jpg").symlink_to(tmp_path / "elsewhere.jpg")
    assert "naam van een bestand" in str(room.look(folder).problems[0])


def test_a_disk_that_refuses_is_told(room: HouseRoom, tmp_path: Path) -> None:
    folder = house_folder(tmp_path / "in")
    (tmp_path / "koffers").write_text("a file where a folder should be", encoding="utf-8")
    with pytest.raises(Trouble) as trouble:
        room.take(folder, room.look(folder).sha256)
    assert trouble.value.code is TroubleCode.DISK_ERROR


def test_a_portrait_is_cut_to_the_frame_and_stripped(room: HouseRoom, tmp_path: Path) -> None:
    taken = tmp_path / "me.jpg"
    taken.write_bytes(camera_jpeg(scene(1600, 1200)))
    photo, sharp = room.portrait(taken)
    assert (photo.width, photo.height) == (283, 327) and CANARY not in photo.jpeg and sharp.dots > 900


@pytest.mark.parametrize("content", [b"words", png(scene(60, 60)), camera_jpeg(blurred(scene(900, 900), 16))])
def test_a_portrait_that_does_not_print_is_refused_with_words(
    room: HouseRoom, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "me.jpg").write_bytes(content)
    with pytest.raises(Refusal) as refused:
        room.portrait(tmp_path / "me.jpg")
    assert refused.value.code is RefusalCode.PHOTO_UNFIT and refused.value.facts["waarom"]


def test_the_example_is_a_good_house_style(tmp_path: Path) -> None:
    keys = [one.stem for one in paths.pictures_folder().glob("*.svg")]
    read = HouseRoom(tmp_path / "none", keys, lambda: TODAY).look(paths.house_style_folder() / "voorbeeld")
    assert (read.problems, read.doubts) == ((), ()) and read.look is not None and read.look.logo is not None
