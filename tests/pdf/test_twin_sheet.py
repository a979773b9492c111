"""The sheet for the tolk as a PDF: both halves, every script, tagged, the same bytes every time."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pypdf
import pytest

from desktop.documents.blocks import TwinSheet
from desktop.documents.tolk_brief import BriefHead, tolk_brief
from desktop.pdf.writer import PaperRoom
from tests.builders import national_pack, texts
from tests.pdf.reading import needs_poppler, plain, poppler_text, tags


def sheet(language: str) -> TwinSheet:
    return tolk_brief(BriefHead(language, 90, date(2026, 9, 15)), texts(), national_pack())


@needs_poppler
@pytest.mark.parametrize("language", ["ar", "ti", "tr", "en", "nl"])
def test_all_of_the_sheet_can_be_read_back(room: PaperRoom, language: str) -> None:
    pdf = room.twin_sheet(sheet(language))
    read = " ".join(poppler_text(pdf).split())
    for words in ("Uitleg voor de tolk", "leerbaarheidstoets", "Valt de lijn weg?", "Op dit papier staat"):
        assert words in read
    assert 2 <= len(pypdf.PdfReader(io.BytesIO(pdf)).pages) <= 4


def test_the_same_sheet_is_the_same_bytes(room: PaperRoom) -> None:
    assert room.twin_sheet(sheet("ti")) == room.twin_sheet(sheet("ti"))


def test_it_is_tagged_with_headings_in_their_language(room: PaperRoom) -> None:
    catalogue = pypdf.PdfReader(io.BytesIO(room.twin_sheet(sheet("tr")))).trailer["/Root"]
    top = catalogue["/StructTreeRoot"]["/K"]
    document = top[0].get_object() if isinstance(top, list) else top.get_object()
    kids = [kid.get_object() for kid in document["/K"]]
    kinds = [kid["/S"] for kid in kids]
    assert kinds.count("/H1") == 2 and kinds.count("/H2") == 6
    assert {kid.get("/Lang") for kid in kids} >= {"nl", "tr"}


@needs_poppler
@pytest.mark.parametrize("language", ["nl", "ar"])
def test_a_row_higher_than_a_page_goes_on_on_the_next_as_one_paragraph(
    room: PaperRoom, language: str
) -> None:
    whole = sheet(language)
    words = " ".join(f"woord{at}" for at in range(2500))
    pdf = room.twin_sheet(
        replace(whole, foot=replace(whole.foot, dutch=replace(whole.foot.dutch, text=words)))
    )
    assert plain(words) in [plain(tag.text) for tag in tags(pdf)]
    read = plain(poppler_text(pdf))
    assert all(f"woord{at} " in read for at in range(2500))
