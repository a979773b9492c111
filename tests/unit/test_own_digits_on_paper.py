"""Where a municipality chose digits of the language: dates, ages and hours have them, and nothing else."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from desktop.documents.visual_pip import PaperHead, visual_pip
from desktop.domain.leerroute import Leerroute
from tests.builders import national_pack
from tests.domain_cases import FILMON
from tests.fakes import CatalogTexts
from tests.unit.test_documents_same_facts import drafts
from translations.catalog import Catalog
from translations.writing import Writing, WritingHabits

DIGITS = {
    "ar": "٠١٢٣٤٥٦٧٨٩",
    "ckb": "٠١٢٣٤٥٦٧٨٩",
    "fa": "۰۱۲۳۴۵۶۷۸۹",
    "prs": "۰۱۲۳۴۵۶۷۸۹",
    "ps": "۰۱۲۳۴۵۶۷۸۹",
}


def texts(own_digits: bool) -> CatalogTexts:
    entries = {entry.code: entry for entry in Catalog.installed().languages()}
    folder = Path(__file__).parents[2] / "translations"
    habits = WritingHabits(otherwise=Writing(calendar_beside=True, own_digits=own_digits))
    return CatalogTexts(Catalog(folder, entries, habits=habits))


def said(language: str, own_digits: bool) -> tuple[str, str, tuple[str, ...]]:
    """All own lines, all Dutch lines, the telephone numbers."""
    head = PaperHead("Filmon", "Voorbeeldstad", 1, date(2026, 9, 1))
    made = visual_pip(
        drafts(FILMON, Leerroute.B1, is_late=True), head, language, texts(own_digits), national_pack(), None
    )
    own = " ".join(line.text for block in made.blocks for line in block.own if line.language == language)
    dutch = " ".join(line.text for block in made.blocks for line in block.dutch)
    return own, dutch, tuple(block.phone for block in made.blocks if block.phone)


@pytest.mark.parametrize("language", sorted(DIGITS))
def test_dates_ages_and_hours_have_the_digits_of_the_language(language: str) -> None:
    western, _, _ = said(language, own_digits=False)
    own, dutch, phones = said(language, own_digits=True)
    assert not [c for c in western + dutch if c.isdigit() and not c.isascii()]
    years = "".join(DIGITS[language][int(c)] for c in "2029")
    assert years in own and "2029" not in own and "2029" in dutch
    assert [c for c in own if c in DIGITS[language]]
    assert phones == ("088 000 00 00",)


@pytest.mark.parametrize("language", sorted(DIGITS))
def test_levels_times_and_telephone_numbers_keep_western_digits(language: str) -> None:
    own, _, _ = said(language, own_digits=True)
    assert re.search(r"\bB1\b", own), "the level"
    assert "10:00" in own, "the time of the clock"
    assert not re.search(r"[٠-٩۰-۹]:[٠-٩۰-۹]", own)


@pytest.mark.parametrize("language", ["ti", "am", "tr", "en", "nl"])
def test_a_language_without_digits_of_its_own_says_the_same(language: str) -> None:
    assert said(language, own_digits=True) == said(language, own_digits=False)
