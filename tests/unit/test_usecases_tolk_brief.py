"""The paper for the tolk and the word list: terms, rules, and nothing of a dossier."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop.documents.blocks import Twin
from desktop.documents.term_texts import TERM_TEXTS, TERMS
from desktop.documents.tolk_brief import BriefHead, tolk_brief
from desktop.domain.changes import ChangeKind
from desktop.domain.errors import Refusal, RefusalCode
from desktop.usecases.glossary import found_in, look_at_glossary
from desktop.usecases.talk_settings import switch_language
from desktop.usecases.tolk_brief import BriefAsked, export_brief, make_brief, note_brief_printed
from tests.builders import ASIEL, national_pack, texts, workplace
from translations.glossary import GlossaryBroken, read_glossary
from translations.varieties import VarietiesBroken, read_varieties

DAY = date(2026, 9, 15)


def all_twins(language: str) -> list[Twin]:
    sheet = tolk_brief(BriefHead(language, 90, DAY), texts(), national_pack())
    twins = [sheet.title, sheet.foot]
    for section in sheet.sections:
        twins.append(section.title)
        for row in section.rows:
            twins += [*([row.head] if row.head else []), *row.text]
    return twins


@pytest.mark.parametrize("language", ["ar", "ti", "tr", "en", "nl"])
def test_the_sheet_says_everything_in_both_languages(language: str) -> None:
    twins = all_twins(language)
    assert all(twin.own.text and twin.dutch.text and twin.dutch.language == "nl" for twin in twins)
    dutch = " ".join(twin.dutch.text for twin in twins)
    for word in ("PIP", "leerroute", "MAP", "PVT", "ontzorgen", "leerbaarheidstoets", "ik-vorm", "geheim"):
        assert word in dutch
    assert "90" in dutch


def test_agreed_wordings_stand_beside_the_terms() -> None:
    words = {twin.dutch.text: twin.own for twin in all_twins("tr")}
    assert (words["leerroute"].text, words["leerroute"].language) == ("öğrenme yolu", "tr")
    assert words["DUO"].text == "DUO"


def test_only_the_language_of_a_dossier_is_used(tmp_path: Path) -> None:
    place = workplace()
    dossier = place.begin("Rima", "ar", "azc Zandoever")
    place.answer(dossier, **{**ASIEL, "P01": "Rima"}, K01="Tandarts")
    brief = make_brief(place.desk, dossier, BriefAsked())
    printed = brief.pdf.decode("utf-8", "replace")
    assert brief.language.code == "ar" and brief.unreviewed
    for secret in ("Rima", "Zandoever", "Tandarts", dossier):
        assert secret not in printed
    other = place.begin("Filmon", "ar", "azc Elders")
    assert make_brief(place.desk, other, BriefAsked()).pdf == brief.pdf


def test_the_sheet_follows_the_talk_and_can_be_had_in_dutch() -> None:
    place = workplace()
    dossier = place.begin(language="ar")
    switch_language(place.desk, dossier, "tr", "S01")
    assert make_brief(place.desk, dossier, BriefAsked()).language.code == "tr"
    dutch = make_brief(place.desk, dossier, BriefAsked("nl", 60))
    assert (dutch.language.code, dutch.own, dutch.unreviewed) == ("nl", "tr", False)


def test_taking_the_sheet_out_of_the_safe_is_an_act_with_a_reason() -> None:
    place = workplace()
    dossier = place.begin()
    brief = make_brief(place.desk, dossier, BriefAsked())
    with pytest.raises(Refusal) as refused:
        export_brief(place.desk, dossier, brief, Path("tolk.pdf"), "")
    assert refused.value.code is RefusalCode.REASON_MISSING
    export_brief(place.desk, dossier, brief, Path("tolk.pdf"), "Naar het tolkbureau")
    assert place.exports.files[Path("tolk.pdf")] == brief.pdf
    note_brief_printed(place.desk, dossier, 1)
    with place.desk.unit_of_work() as work:
        (kept,) = work.changes.of(dossier, ChangeKind.DECISION)
    assert kept.value == {"what": "tolk_brief", "reason": "Naar het tolkbureau"}


def test_every_term_is_explained_once() -> None:
    assert [term.text_key for term in TERMS] == list(TERM_TEXTS)
    assert len({term.dutch for term in TERMS}) == len(TERMS)


def test_terms_of_the_question_stand_first_in_the_word_list() -> None:
    place = workplace()
    dossier = place.begin(language="tr")
    glossary = look_at_glossary(place.desk, dossier, "L01")
    assert glossary.terms[0].is_here
    assert "leerbaarheidstoets" in [term.key for term in glossary.terms if term.is_here]
    here = [term.is_here for term in glossary.terms]
    assert here == sorted(here, reverse=True)


def test_a_term_is_found_by_either_language() -> None:
    place = workplace()
    glossary = look_at_glossary(place.desk, place.begin(language="tr"), "S01")
    assert [term.key for term in found_in(glossary.terms, "öğrenme yolu")] == ["leerroute"]
    assert "ontzorgen" in [term.key for term in found_in(glossary.terms, "zes maanden")]
    assert found_in(glossary.terms, "bestaat niet") == ()


def test_a_word_without_agreed_wording_is_the_dutch_word() -> None:
    place = workplace()
    glossary = look_at_glossary(place.desk, place.begin(language="nl"), "S01")
    assert all(term.wording.language == "nl" for term in glossary.terms)


def test_a_broken_word_list_tells_all_its_problems() -> None:
    broken = '[[term]]\ndutch = "plan"\n[[term]]\ndutch = "les"\ntext = "ders"\nmeaning = "x"\nreviewed = 1\n'
    with pytest.raises(GlossaryBroken) as told:
        read_glossary(broken, "tr.toml")
    assert len(told.value.problems) == 3
    with pytest.raises(VarietiesBroken):
        read_varieties('ar = "Syrisch"')


def test_varieties_are_proposed_by_language() -> None:
    assert "Syrisch" in texts().varieties("ar") and texts().varieties("xx") == ()
    assert replace(BriefAsked(), minutes=60).minutes == 60
