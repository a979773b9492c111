"""Files for translators: out without a person in them, back in text by text, taken only as it was shown."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode
from desktop.usecases.ports import Desk, Standing, TextStanding
from desktop.usecases.tolk_session import TolkMark, mark
from desktop.usecases.translator_files import (
    ReturnedTexts,
    TranslatorForm,
    export_for_translator,
    look_at_returned,
    take_returned,
)
from tests.builders import Workplace, workplace
from tests.ui.samples_languages import own_desk
from translations.overlay import own_path

CODE, KEY = "tr", "T01.question"
NEW = "Hangi dilleri konuşuyorsunuz? Ne kadar iyi?"


@pytest.fixture
def place(tmp_path: Path) -> Workplace:
    """A desk that keeps what it takes."""
    found = workplace()
    return replace(found, desk=own_desk(found.desk, tmp_path / "own"))


def written(place: Workplace, form: TranslatorForm = TranslatorForm.PO) -> bytes:
    place.exports.files.clear()
    export_for_translator(place.desk, CODE, form, Path("/tmp/lijst"))
    ((_, content),) = place.exports.files.items()
    return content


def text_of(desk: Desk, key: str = KEY) -> TextStanding:
    return next(one for one in desk.texts.standings(CODE) if one.key == key)


def came_back(place: Workplace, folder: Path, new: str = NEW, flag: str = "") -> Path:
    """The PO file as a translator sends it back with one text changed."""
    old = text_of(place.desk)
    content = written(place).decode()
    entry = f'msgctxt "packs/landelijk|{KEY}"'
    head, tail = content.split(entry)
    before, after = tail.split("msgstr ", 1)
    rest = after.split("\n\n", 1)[1]
    marked = f"{head.rstrip()}\n\n#, {flag}\n" if flag else head
    path = folder / "terug.po"
    path.write_text(f'{marked}{entry}{before}msgstr "{new}"\n\n{rest}', "utf-8")
    assert old.text != new
    return path


def test_both_forms_hold_every_text_and_no_person(place: Workplace) -> None:
    dossier = place.begin("Samir", CODE)
    mark(place.desk, dossier, "T01", TolkMark.NIET_BEGREPEN)
    po, book = written(place), written(place, TranslatorForm.XLSX)
    count = len(place.desk.texts.standings(CODE))
    assert po.decode().count("msgctxt") >= count
    inside = zipfile.ZipFile(io.BytesIO(book))
    whole = b"".join(inside.read(name) for name in inside.namelist())
    assert KEY.encode() in whole and any(name.endswith(".png") for name in inside.namelist())
    assert b"Samir" not in po and b"Samir" not in whole and str(dossier).encode() not in whole + po


def test_what_goes_out_and_comes_back_unchanged_changes_nothing(place: Workplace, tmp_path: Path) -> None:
    path = tmp_path / "terug.xlsx"
    path.write_bytes(written(place, TranslatorForm.XLSX))
    found = look_at_returned(place.desk, path)
    assert found.taken == () and found.unchanged > 1000
    with pytest.raises(Refusal) as refused:
        take_returned(place.desk, path, found)
    assert refused.value.code is RefusalCode.TEXTS_NOTHING


def test_a_change_is_shown_first_and_taken_only_then(place: Workplace, tmp_path: Path) -> None:
    path = came_back(place, tmp_path)
    old = text_of(place.desk)
    found = look_at_returned(place.desk, path)
    (change,) = found.taken
    assert (change.key, change.before, change.after) == (KEY, old.text, NEW)
    assert text_of(place.desk) == old and not (tmp_path / "own").exists()
    take_returned(place.desk, path, found)
    now = text_of(place.desk)
    assert (now.text, now.standing, now.is_own) == (NEW, Standing.CONCEPT, True)
    assert place.desk.texts.say("packs/landelijk", KEY, now.dutch, CODE).text == NEW


def test_only_who_takes_it_in_can_say_that_it_was_checked(place: Workplace, tmp_path: Path) -> None:
    path = came_back(place, tmp_path, flag="reviewed")
    without = look_at_returned(place.desk, path)
    assert [one.standing_after for one in without.taken] == [Standing.CONCEPT]
    assert any("nagekeken" in one.why for one in without.refused)
    found = look_at_returned(place.desk, path, "tolk 4821", "1-9-2026")
    assert [one.checked_by for one in found.taken if one.key == KEY] == ["tolk 4821"]
    take_returned(place.desk, path, found, "tolk 4821", "1-9-2026")
    now = text_of(place.desk)
    assert (now.standing, now.checked_by) == (Standing.CHECKED, "tolk 4821")


@pytest.mark.parametrize(("who", "on", "field"), [("tolk 4821", "", "on"), ("", "1-9-2026", "who")])
def test_who_checked_and_when_belong_together(
    place: Workplace, tmp_path: Path, who: str, on: str, field: str
) -> None:
    with pytest.raises(Refusal) as refused:
        look_at_returned(place.desk, came_back(place, tmp_path), who, on)
    assert (refused.value.code, refused.value.field) == (RefusalCode.CHECKER_MISSING, field)


def test_a_day_that_is_not_yet_there_is_no_day_of_checking(place: Workplace, tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        look_at_returned(place.desk, came_back(place, tmp_path), "tolk 4821", "1-9-2027")
    assert refused.value.code is RefusalCode.DATE_IN_FUTURE


def test_what_is_not_sound_is_shown_with_why_and_not_taken(place: Workplace, tmp_path: Path) -> None:
    found = look_at_returned(place.desk, came_back(place, tmp_path, "{naam} 12 dil"))
    assert found.taken == ()
    (held,) = [one for one in found.refused if one.key == KEY]
    assert held.why and held.dutch == text_of(place.desk).dutch


def test_a_file_that_changed_after_it_was_shown_is_not_taken(place: Workplace, tmp_path: Path) -> None:
    path = came_back(place, tmp_path)
    seen = look_at_returned(place.desk, path)
    path.write_bytes(path.read_bytes().replace(b"kadar", b"denli"))
    with pytest.raises(Refusal) as refused:
        take_returned(place.desk, path, seen)
    assert refused.value.code is RefusalCode.TEXTS_CHANGED and not (tmp_path / "own").exists()


def test_texts_that_changed_here_in_between_are_looked_at_again(place: Workplace, tmp_path: Path) -> None:
    path = came_back(place, tmp_path)
    seen: ReturnedTexts = look_at_returned(place.desk, path)
    take_returned(place.desk, path, seen)
    with pytest.raises(Refusal) as refused:
        take_returned(place.desk, path, seen)
    assert refused.value.code is RefusalCode.TEXTS_CHANGED


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 nothing", b'msgid "x', b"\x00\xff" * 40])
def test_what_is_no_list_of_ours_is_refused_with_why(
    place: Workplace, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "iets.po"
    path.write_bytes(content)
    with pytest.raises(Refusal) as refused:
        look_at_returned(place.desk, path)
    assert refused.value.code is RefusalCode.TEXTS_UNREADABLE and refused.value.facts["waarom"]


def test_a_broken_file_that_stands_there_is_left_as_it_is(place: Workplace, tmp_path: Path) -> None:
    path = came_back(place, tmp_path)
    seen = look_at_returned(place.desk, path)
    stands = own_path(tmp_path / "own", "packs/landelijk", CODE)
    stands.parent.mkdir(parents=True)
    stands.write_bytes(b'msgid "x\n')
    with pytest.raises(Trouble) as trouble:
        take_returned(place.desk, path, seen)
    assert trouble.value.code is TroubleCode.OWN_TEXTS_BROKEN
    assert stands.read_bytes() == b'msgid "x\n'


def test_the_acts_stand_in_the_audit(place: Workplace, tmp_path: Path) -> None:
    path = came_back(place, tmp_path)
    take_returned(place.desk, path, look_at_returned(place.desk, path))
    with place.desk.unit_of_work() as work:
        assert work.audit.verify() >= 4
