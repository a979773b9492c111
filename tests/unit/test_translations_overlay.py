"""What a municipality took in: used where it holds, named where it does not, never instead of newer text."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from translations.catalog import Catalog, Status
from translations.overlay import add_own, own_path
from translations.po_files import CatalogBroken, Entry, po_text, read_bytes
from translations.source_text import SourceText
from translations.standing import Standing

DUTCH = "Hoe heet u?"
SOURCES = {"ui": (SourceText("name", DUTCH), SourceText("date", "Op {datum}"))}
CHECKED = Entry(DUTCH, "Adınız ne?", True, checked_by="tolk 4821", checked_on=date(2026, 9, 1))
LANGUAGES = Path(__file__).resolve().parents[2] / "translations" / "languages.toml"


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """An installation in which one text is translated into Turkish."""
    folder = tmp_path / "installed"
    (folder / "ui").mkdir(parents=True)
    (folder / "languages.toml").write_text(LANGUAGES.read_text("utf-8"), "utf-8")
    text = po_text([("name", Entry(DUTCH, "İsminiz nedir?", False), "")])
    (folder / "ui" / "tr.po").write_text(text, "utf-8")
    return folder


def said(catalog: Catalog, dutch: str = DUTCH) -> tuple[str, Status]:
    found = catalog.say("ui", "name", dutch, "tr")
    return found.text, found.status


def test_what_was_taken_is_shown_at_once_and_told_apart(installed: Path, tmp_path: Path) -> None:
    catalog = Catalog.of_folder(installed, tmp_path / "own")
    assert said(catalog) == ("İsminiz nedir?", Status.UNREVIEWED)
    catalog.take_own("tr", {"ui": {"name": CHECKED}})
    assert said(catalog) == ("Adınız ne?", Status.REVIEWED)
    first, second = catalog.standings(SOURCES, "tr")
    assert (first.is_own, first.standing) == (True, Standing.CHECKED)
    assert (second.is_own, second.standing) == (False, Standing.MISSING)
    assert said(Catalog.of_folder(installed)) == ("İsminiz nedir?", Status.UNREVIEWED)


def test_a_newer_dutch_in_the_installation_wins_over_what_was_taken(installed: Path, tmp_path: Path) -> None:
    newer = "Wat is uw naam?"
    add_own(tmp_path / "own", "ui", "tr", {"name": CHECKED})
    text = po_text([("name", Entry(newer, "Adınız nedir?", False), "")])
    (installed / "ui" / "tr.po").write_text(text, "utf-8")
    assert said(Catalog.of_folder(installed, tmp_path / "own"), newer) == ("Adınız nedir?", Status.UNREVIEWED)


def test_taking_more_keeps_what_was_taken_before(tmp_path: Path) -> None:
    add_own(tmp_path, "ui", "tr", {"name": CHECKED})
    add_own(tmp_path, "ui", "tr", {"date": Entry("Op {datum}", "{datum} günü", False)})
    kept = read_bytes(own_path(tmp_path, "ui", "tr").read_bytes(), "tr")
    assert set(kept) == {"name", "date"} and kept["name"].is_checked
    assert [path.name for path in (tmp_path / "ui").iterdir()] == ["tr.po"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b'msgctxt "name"\nmsgid "x\n', "niet te lezen"),
        (po_text([("name", CHECKED, ""), ("name", CHECKED, "")]).encode(), "twee keer"),
        (b"\xff\xfe\x00", "niet te lezen"),
    ],
)
def test_a_broken_file_is_named_and_the_installed_text_is_used(
    installed: Path, tmp_path: Path, content: bytes, told: str
) -> None:
    path = own_path(tmp_path / "own", "ui", "tr")
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    catalog = Catalog.of_folder(installed, tmp_path / "own")
    assert said(catalog) == ("İsminiz nedir?", Status.UNREVIEWED)
    (problem,) = catalog.own_problems(SOURCES, "tr")
    assert "ui/tr.po van de gemeente" in problem and told in problem
    assert "Adınız" not in problem


@pytest.mark.parametrize("text", ["{dag} günü", "\u202e{datum}", "{datum}\x07"])
def test_one_entry_that_does_not_hold_is_left_out_and_named(
    installed: Path, tmp_path: Path, text: str
) -> None:
    add_own(tmp_path / "own", "ui", "tr", {"date": Entry("Op {datum}", text, False), "name": CHECKED})
    catalog = Catalog.of_folder(installed, tmp_path / "own")
    assert catalog.say("ui", "date", "Op {datum}", "tr", datum="vandaag").language == "nl"
    assert said(catalog) == ("Adınız ne?", Status.REVIEWED)
    (problem,) = catalog.own_problems(SOURCES, "tr")
    assert "date" in problem


def test_letters_that_must_not_join_stay_as_the_language_spells_them(tmp_path: Path) -> None:
    add_own(tmp_path, "ui", "fa", {"name": Entry(DUTCH, "می\u200cخواهم", False)})
    catalog = Catalog.of_folder(LANGUAGES.parent, tmp_path)
    assert catalog.own_problems(SOURCES, "fa") == ()


def test_nothing_is_thrown_away_where_the_file_that_stands_there_cannot_be_read(tmp_path: Path) -> None:
    path = own_path(tmp_path, "ui", "tr")
    path.parent.mkdir(parents=True)
    path.write_bytes(b'msgid "x\n')
    with pytest.raises(CatalogBroken):
        add_own(tmp_path, "ui", "tr", {"name": CHECKED})
    assert path.read_bytes() == b'msgid "x\n'


def test_an_installation_without_a_folder_for_them_takes_nothing(installed: Path) -> None:
    with pytest.raises(ValueError, match="no folder"):
        Catalog.of_folder(installed).take_own("tr", {"ui": {"name": CHECKED}})
