"""The one-page plan as blocks: two languages with the same facts, and nothing that must not lie around."""

from __future__ import annotations

import re
import string
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

import pytest

from desktop.documents.blocks import Direction, Line, Role, VisualPip
from desktop.documents.pack_words import language_within_sentence, within_sentence
from desktop.documents.texts import DOCUMENT_TEXTS, PAPER_TEXTS, TRANSLATOR_NOTES
from desktop.documents.visual_pip import LONGEST_QUOTE, PaperHead, visual_pip
from desktop.domain.case_view import case_view, plan_facts
from desktop.domain.changes import Change, ChangeKind, JsonValue, heads
from desktop.domain.plan_blocks import plan_blocks
from forms.model import AnswerState, AvgMark, Choice, FormPack, Group, Question, Section
from forms.reader import installed_pack
from tests.domain_cases import DOSSIER, RIMA, change, decided, law, said
from tests.fakes import CatalogTexts

BOOK = law()
TODAY = date(2026, 9, 15)
ISOLATED = re.compile("\u2068([^\u2069]*)\u2069")
HEAD = PaperHead("Rima", "Voorbeeldstad", 1, TODAY)
V_NUMMER = "417".zfill(10)


@dataclass(frozen=True)
class Said:
    text: str
    language: str
    direction: str
    status: str


@dataclass(frozen=True)
class Row:
    code: str
    direction: str
    digits: str


class MarkedTexts:
    """A translation that is the Dutch with the language before it, so that a test can see both sides."""

    def __init__(self, status: str = "unreviewed") -> None:
        self._status = status

    def say(self, domain: str, key: str, dutch: str, language: str, **values: str) -> Said:
        text = dutch.format(**{name: f"\u2068{value}\u2069" for name, value in values.items()})
        if language == "nl":
            return Said(text, "nl", "ltr", "source")
        if self._status == "missing":
            return Said(text, "nl", "ltr", "missing")
        return Said(f"{language}:{text}", language, self.language(language).direction, self._status)

    def language(self, code: str) -> Row:
        return Row(code, "rtl" if code == "ar" else "ltr", "٠١٢٣٤٥٦٧٨٩" if code == "ar" else "")

    def date_words(self, day: date, language: str, with_weekday: bool = True) -> str:
        return f"dag {day.day} van {day.year}"

    def number_words(self, number: int, language: str) -> str:
        return str(number)

    def days_beside(self, days: Sequence[date], language: str, with_name: bool = True) -> str:
        return ""

    def list_words(self, items: Sequence[str], language: str) -> str:
        return " en ".join(items)

    def language_name(self, code: str, language: str) -> str:
        return f"taal-{code}"


def question(question_id: str, *choices: Choice) -> Question:
    return Question(
        id=question_id,
        theme=0,
        place=1,
        type="one",
        group=Group.ALL,
        official="",
        simple="",
        tip="",
        probe=None,
        picture="",
        avg=AvgMark.NORMAL,
        purpose="p",
        legal_basis="l",
        leads_to="",
        plan_block=None,
        law_needs=False,
        relevant=None,
        choices=choices,
        limits=MappingProxyType({}),
    )


PACK = FormPack(
    "landelijk",
    1,
    "Landelijk",
    (
        Section(
            0,
            "",
            "",
            (
                question("K02", Choice("taal", "Nederlands leren")),
                question("A03", Choice("nt2", "Nederlandse les"), Choice("knm", "Les over Nederland")),
            ),
        ),
    ),
)


def page(
    values: dict[str, JsonValue | AnswerState],
    *others: Change,
    language: str = "ar",
    head: PaperHead = HEAD,
    status: str = "unreviewed",
) -> VisualPip:
    view = case_view(DOSSIER, heads((*said(values), *others)), BOOK, TODAY)
    drafts = plan_blocks(plan_facts(view, BOOK, "Marit", "088 000 00 00"))
    return visual_pip(drafts, head, language, MarkedTexts(status), PACK)


def lines(made: VisualPip) -> list[Line]:
    found = [made.title.own, made.title.dutch, made.subtitle, *made.stamp, made.foot.own, made.foot.dutch]
    found += made.check_lines
    for block in made.blocks:
        found += [block.title.own, block.title.dutch, block.picture.alternative, *block.own, *block.dutch]
        found += [
            line for stone in (block.road.stones if block.road else ()) for line in (stone.own, stone.dutch)
        ]
    return found


def test_the_page_has_eight_blocks_in_both_languages_with_local_numbers() -> None:
    made = page(dict(RIMA), decided("leerroute", "b1"))
    assert [block.number for block in made.blocks] == list(range(1, 9))
    assert [block.local_number for block in made.blocks] == list("١٢٣٤٥٦٧٨")
    assert made.direction is Direction.RTL
    assert [block.number for block in made.blocks if block.is_wide] == [3, 4]
    assert all(block.own and block.dutch for block in made.blocks)
    assert made.blocks[2].road is not None and len(made.blocks[2].road.stones) == 3
    assert made.blocks[6].phone == "088 000 00 00"


@pytest.mark.parametrize("route", ["b1", "onderwijs", "z"])
def test_both_languages_hold_the_same_facts(route: str) -> None:
    for block in page(dict(RIMA), decided("leerroute", route)).blocks:
        own = "".join(line.text for line in block.own)
        dutch = "".join(line.text for line in block.dutch)
        # inside a Dutch sentence a choice has no capital
        without_language = [value.replace("ar:", "").casefold() for value in ISOLATED.findall(own)]
        assert sorted(without_language) == sorted(value.casefold() for value in ISOLATED.findall(dutch))


def test_under_the_title_stands_its_dutch_and_whose_plan_it_is() -> None:
    own = page(dict(RIMA), decided("leerroute", "b1"))
    assert own.subtitle.text.startswith("Mijn plan in Nederland · ") and own.subtitle.language == "nl"
    dutch = page(dict(RIMA), decided("leerroute", "b1"), language="nl")
    assert own.subtitle.text == f"Mijn plan in Nederland · {dutch.subtitle.text}"


def test_a_draft_is_stamped_in_both_languages_and_an_established_plan_is_not() -> None:
    made = page(dict(RIMA))
    assert [(line.text, line.role) for line in made.stamp] == [
        ("ar:Concept", Role.STAMP),
        ("CONCEPT", Role.STAMP_DUTCH),
        ("ar:Nog niet vastgesteld", Role.LABEL),
        ("Nog niet vastgesteld", Role.LABEL_DUTCH),
    ]
    assert made.watermark == "CONCEPT"
    final = page(dict(RIMA), head=PaperHead("Rima", "Voorbeeldstad", 2, TODAY, is_established=True))
    assert (final.stamp, final.watermark) == ((), None)


def test_the_foot_says_that_the_letter_decides() -> None:
    made = page({})
    assert made.foot.dutch.text == "Dit is uitleg. De brief van de gemeente is het besluit."
    assert made.foot.own.language == "ar"


def test_an_empty_block_says_what_comes() -> None:
    made = page({})
    assert made.blocks[1].dutch[0].text == "Dit vullen we later samen in."
    assert made.blocks[2].dutch[0].text == "Wij praten nog over uw weg."


def check_texts(made: VisualPip) -> str:
    return " | ".join(line.text for line in made.check_lines)


def test_the_paper_says_when_nobody_checked_the_translation() -> None:
    assert "Vertaling niet nagekeken door een tolk." in check_texts(page(dict(RIMA)))
    assert "nagekeken" not in check_texts(page(dict(RIMA), status="reviewed"))
    assert "Nog niet alles is vertaald." in check_texts(page(dict(RIMA), status="missing"))
    assert "landelijk@1" in check_texts(page(dict(RIMA), status="reviewed"))
    assert "dag 15 van 2026" in check_texts(page(dict(RIMA), status="reviewed"))


def test_a_text_that_is_not_translated_is_set_as_the_dutch_it_is() -> None:
    made = page(dict(RIMA), status="missing")
    assert {(line.language, line.direction) for line in lines(made)} == {("nl", Direction.LTR)}


def test_a_plan_in_dutch_alone_has_no_second_lines() -> None:
    made = page(dict(RIMA), language="nl")
    assert all(block.dutch == () for block in made.blocks)
    assert len(made.stamp) == 2


def test_nothing_that_must_not_lie_around_is_on_the_paper() -> None:
    planted: dict[str, JsonValue | AnswerState] = {
        **RIMA,
        "P02": "1992-03-17",
        "P03": "999991772",
        "P04": V_NUMMER,
        "L03": 33,
        "F03": "korter",
        "S06": 1,
        "K01": "mijn bsn is 999991772",
        "E06": "schuld bij oom",
        "T01#9": {"taal": "kmr", "hoe_goed": "goed"},
        "W01#9": {"werk": "soldaat in het leger", "land": "SY"},
        "G03#9": {"kind": "zoon", "leeftijd": 7, "woont": "ander_land", "geboren": "2019-01-02"},
    }
    for route in ("b1", "onderwijs", "z"):
        made = page(planted, decided("leerroute", route), decided(f"reden.{route}", "geheime reden"))
        everything = " ".join(line.text for line in lines(made)) + made.document_title
        for secret in (
            "999991772",
            V_NUMMER,
            "33",
            "korter",
            "1992",
            "schuld",
            "kmr",
            "soldaat",
            "leger",
            "2019",
            "geheim",
            "haalbaar",
            "SY",
        ):
            assert secret not in everything, secret


def test_long_own_words_are_cut_between_words_with_a_sign() -> None:
    made = page({**RIMA, "K01": "ik wil graag heel veel leren " * 20})
    quote = ISOLATED.findall(made.blocks[1].dutch[0].text)[0]
    assert len(quote) <= LONGEST_QUOTE and quote.endswith("…")


def test_a_choice_that_the_pack_does_not_know_is_left_out_in_both_languages() -> None:
    made = page({**RIMA, "K02": "ruimtevaart"})
    assert all("belangrijk" not in line.text for line in (*made.blocks[1].own, *made.blocks[1].dutch))


def test_established_the_dates_of_the_three_years_are_in_words() -> None:
    version: dict[str, JsonValue] = {
        "number": 1,
        "status": "vastgesteld",
        "dagtekening": "2026-11-05",
        "dagtekening_initieel": "2026-11-05",
    }
    made = page(dict(RIMA), decided("leerroute", "b1"), change("p", version, ChangeKind.PIP_VERSION, 600))
    assert "dag 6 van 2026" in made.blocks[2].own[1].text


def test_the_same_plan_gives_the_same_page() -> None:
    assert page(dict(RIMA), decided("leerroute", "z")) == page(dict(RIMA), decided("leerroute", "z"))


@pytest.mark.parametrize("language", ["ar", "ti", "tr", "en", "nl"])
def test_the_installed_translations_make_the_page(language: str) -> None:
    view = case_view(DOSSIER, heads((*said(RIMA), decided("leerroute", "b1"))), BOOK, TODAY)
    drafts = plan_blocks(plan_facts(view, BOOK, "Marit"))
    made = visual_pip(drafts, HEAD, language, CatalogTexts(), installed_pack("landelijk"))
    assert len(made.blocks) == 8
    assert len(made.blocks[1].own) == 3  # the choice of K02 has words in the installed pack
    assert not any("{" in line.text for line in lines(made))


def test_the_source_texts_are_short_plain_and_name_no_money() -> None:
    for key, dutch in DOCUMENT_TEXTS.items():
        assert "€" not in dutch and "euro" not in dutch.lower(), key
        if key in PAPER_TEXTS:
            continue
        for sentence in re.split(r"[.?:] ?", dutch):
            assert len(sentence.split()) <= 12, key


def test_every_note_belongs_to_a_text_and_every_placeholder_is_a_plain_name() -> None:
    assert set(TRANSLATOR_NOTES) <= set(DOCUMENT_TEXTS)
    for dutch in DOCUMENT_TEXTS.values():
        for _, name, spec, conversion in string.Formatter().parse(dutch):
            assert name is None or (name.isidentifier() and not spec and conversion is None)


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("nl", "Op het werk", "op het werk"),
        ("nl", "Nederlandse les", "Nederlandse les"),
        ("nl", "DigiD", "DigiD"),
        ("en", "I walk", "I walk"),
        ("tr", "İnternet", "internet"),
        ("ru", "Уроки нидерландского", "уроки нидерландского"),
        ("uk", "Спорт", "спорт"),
        ("fr", "Apprendre le néerlandais", "apprendre le néerlandais"),
        ("fr", "Pays-Bas", "Pays-Bas"),
        ("es", "Deporte", "deporte"),
        ("ar", "المشي", "المشي"),
    ],
)
def test_a_choice_inside_a_sentence_has_no_capital_unless_it_is_a_name(
    language: str, text: str, wanted: str
) -> None:
    assert within_sentence(text, language) == wanted


def test_the_name_of_a_language_is_small_where_the_language_writes_it_so() -> None:
    assert language_within_sentence("Français", "fr") == "français"
    assert language_within_sentence("Русский", "ru") == "русский"
    assert language_within_sentence("Somali", "en") == "Somali"
    assert language_within_sentence("Kurdî (kurmancî)", "kmr") == "Kurdî (kurmancî)"


def test_a_quote_brings_no_full_stop_of_its_own() -> None:
    said = page({**RIMA, "K01": "Ik wil werken."}).blocks[1].own[0].text
    assert "werken" in said and "." not in said.rpartition("werken")[2].replace("’.", "", 1)


def test_a_name_that_ends_in_a_full_stop_brings_no_second_one() -> None:
    said = page({**RIMA, "P01": "Selam A."}).blocks[0].own[0].text
    assert "Selam A." in said and ".." not in said.replace("\u2069", "")
