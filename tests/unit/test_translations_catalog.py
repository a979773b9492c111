"""The catalogue never leaves a text blank and never hides in what state a translation is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translations.catalog import FSI, PDI, Catalog, Status, fill
from translations.collect import write_domain
from translations.languages import LanguagesBroken, read_languages
from translations.po_files import CatalogBroken, read_entries
from translations.source_text import SourceText

LANGUAGES = read_languages(
    """
[nl]
dutch_name = "Nederlands"
own_name = "Nederlands"
direction = "ltr"
script = "Latn"
digits = ""
cldr = "nl_NL"
[ar]
dutch_name = "Arabisch"
own_name = "العربية"
direction = "rtl"
script = "Arab"
digits = "٠١٢٣٤٥٦٧٨٩"
cldr = "ar"
"""
)

PO = """
msgctxt "paper.title"
msgid "Mijn plan"
msgstr "خطّتي"

# nagekeken: tolk 4711, 2026-03-02
#, reviewed
msgctxt "paper.until"
msgid "U heeft tot {day}."
msgstr "لديك حتى {day}."
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "ar.po").write_text(PO, encoding="utf-8")
    return tmp_path


def test_a_translation_nobody_checked_says_so(folder: Path) -> None:
    said = Catalog(folder, LANGUAGES).say("documents", "paper.title", "Mijn plan", "ar")
    assert (said.text, said.language, said.direction, said.status) == ("خطّتي", "ar", "rtl", Status.UNREVIEWED)


def test_a_reviewed_translation_says_so_and_isolates_what_is_put_in(folder: Path) -> None:
    said = Catalog(folder, LANGUAGES).say(
        "documents", "paper.until", "U heeft tot {day}.", "ar", day="12-8-2026"
    )
    assert said.status is Status.REVIEWED
    assert f"{FSI}12-8-2026{PDI}" in said.text


def test_a_changed_dutch_text_makes_its_translation_outdated(folder: Path) -> None:
    said = Catalog(folder, LANGUAGES).say("documents", "paper.title", "Uw plan", "ar")
    assert (said.text, said.language, said.direction, said.status) == (
        "Uw plan",
        "nl",
        "ltr",
        Status.OUTDATED,
    )


@pytest.mark.parametrize("language", ["ar", "xx"])
def test_a_missing_translation_gives_the_dutch(folder: Path, language: str) -> None:
    said = Catalog(folder, LANGUAGES).say("documents", "paper.other", "Iets anders", language)
    assert (said.text, said.language, said.status) == ("Iets anders", "nl", Status.MISSING)


def test_a_place_without_a_value_stays_visible() -> None:
    assert fill("U heeft {days} dagen tot {day}.", {"days": "3"}) == f"U heeft {FSI}3{PDI} dagen tot {{day}}."


@given(st.text(alphabet=st.characters(blacklist_characters="{}", blacklist_categories=("Cs",))))
def test_what_is_put_in_comes_back_unchanged_between_isolates(value: str) -> None:
    assert fill("a {x} b", {"x": value}) == f"a {FSI}{value}{PDI} b"


def test_a_broken_file_names_itself_and_no_text(folder: Path) -> None:
    (folder / "documents" / "ar.po").write_text('msgctxt "a"\nmsgid "geheim\n', encoding="utf-8")
    with pytest.raises(CatalogBroken) as found:
        read_entries(folder / "documents" / "ar.po")
    assert "ar.po" in str(found.value)
    assert "geheim" not in str(found.value)


def test_collecting_keeps_what_a_translator_made(folder: Path) -> None:
    sources = [SourceText("paper.title", "Uw plan"), SourceText("paper.new", "Nieuw", "kop")]
    write_domain(folder, "documents", "ar", sources)
    kept = read_entries(folder / "documents" / "ar.po")
    assert kept["paper.title"].text == "خطّتي"
    assert kept["paper.until"].is_checked
    first = (folder / "documents" / "ar.po").read_bytes()
    write_domain(folder, "documents", "ar", sources)
    assert (folder / "documents" / "ar.po").read_bytes() == first


def test_dates_are_words_with_western_digits() -> None:
    catalog = Catalog.installed()
    assert catalog.date_words(date(2026, 3, 2), "nl") == "maandag 2 maart 2026"
    assert "2026" in catalog.date_words(date(2026, 3, 2), "ar")
    assert catalog.date_words(date(2026, 3, 2), "tr") == "2 Mart 2026 Pazartesi"


def test_the_installed_languages_can_be_read() -> None:
    assert [entry.code for entry in Catalog.installed().languages()] == [
        "nl", "ar", "ti", "tr", "kmr", "so", "prs", "ckb", "fa", "ps", "en", "ru", "fr", "es", "am", "uk",
        "pt",
    ]  # fmt: skip


def test_a_broken_languages_file_reports_every_problem() -> None:
    with pytest.raises(LanguagesBroken) as found:
        read_languages('[ar]\ndutch_name = "Arabisch"\ncolour = "red"\n')
    assert len(found.value.problems) >= 6


def test_what_is_known_of_a_date_is_said_in_the_language_of_the_talk() -> None:
    catalog = Catalog.installed()
    assert catalog.known_date_words("1990-05-03", "tr") == "3 Mayıs 1990"
    assert catalog.known_date_words("1990-05", "tr") == "Mayıs 1990"
    assert "1990" in catalog.known_date_words("1990-05", "ar") != "1990-05"
    assert catalog.known_date_words("1990", "ti") == "1990"
    assert {catalog.known_date_words(odd, "nl") for odd in ("", "nog_niet", "1990-13", "2026-02-30")} == {""}


def test_a_name_with_a_full_stop_of_its_own_ends_the_sentence() -> None:
    assert fill("U heet {naam}.", {"naam": "Samir H."}) == f"U heet {FSI}Samir H.{PDI}"
    assert fill("{naam}, {plek}.", {"naam": "S.", "plek": "azc"}) == f"{FSI}S.{PDI}, {FSI}azc{PDI}."
