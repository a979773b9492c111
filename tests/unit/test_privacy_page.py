"""The page about somebody's data: the same on paper and on the screen, nothing of a person on it."""

from __future__ import annotations

from datetime import date

from desktop.documents.blocks import Items, PaperSheet, Prose
from desktop.documents.privacy_page import CHAPTERS, PrivacyFacts, privacy_page
from desktop.documents.privacy_texts import PRIVACY_TEXTS
from desktop.documents.texts import DOCUMENT_TEXTS
from desktop.usecases.interview import record_answer
from desktop.usecases.make_sheet import make_sheet
from desktop.usecases.paper_kinds import PaperKind, paper_kinds
from desktop.usecases.privacy import look_at_privacy
from tests.builders import texts, workplace
from tests.paper_people import shaima

FACTS = PrivacyFacts("Marit Bakker", "088 123 45", date(2026, 9, 15), 1, "landelijk@1")


def said(page: PaperSheet) -> str:
    lines = [line.text for line in (*page.title, *page.foot)]
    for section in page.sections:
        lines += [line.text for line in section.title]
        for part in section.parts:
            assert isinstance(part, Items | Prose)
            found = part.items if isinstance(part, Items) else (part.lines,)
            lines += [line.text for one in found for line in one]
    return "\n".join(lines)


def test_every_text_of_the_page_stands_on_it_once() -> None:
    keys = {"title", "intro", "foot", *(name for name, _ in CHAPTERS), *(k for _, ks in CHAPTERS for k in ks)}
    assert {f"privacy.{key}" for key in keys} == set(PRIVACY_TEXTS)
    words = said(privacy_page(FACTS, "nl", texts(), DOCUMENT_TEXTS)).split("\n")
    assert all(words.count(text) == 1 for text in PRIVACY_TEXTS.values())


def test_who_to_call_stands_on_it_and_without_a_number_who_to_ask() -> None:
    assert "\u2068Marit Bakker\u2069: \u2068088 123 45\u2069" in said(
        privacy_page(FACTS, "nl", texts(), DOCUMENT_TEXTS)
    )
    silent = PrivacyFacts("Marit Bakker", "", FACTS.made_on, 1, FACTS.pack)
    assert "Vraag het aan \u2068Marit Bakker\u2069" in said(
        privacy_page(silent, "nl", texts(), DOCUMENT_TEXTS)
    )


def test_it_can_be_made_from_the_first_minute_and_says_nothing_of_the_person() -> None:
    place = workplace()
    dossier = place.begin("Rima", "ar")
    row = next(one for one in paper_kinds(place.desk, dossier) if one.kind is PaperKind.PRIVACY)
    assert row.why_not == "" and row.name == "Uw gegevens"
    paper = make_sheet(place.desk, dossier, PaperKind.PRIVACY).shown
    assert paper.language == "ar" and b"Rima" not in paper.pdf


def test_somebody_for_whom_another_law_holds_gets_it_too() -> None:
    place = workplace()
    dossier = shaima(place)
    record_answer(place.desk, dossier, "P09", "wi2013")
    assert make_sheet(place.desk, dossier, PaperKind.PRIVACY, "nl").shown.pdf


def test_the_screen_of_the_person_says_what_the_paper_says() -> None:
    place = workplace()
    shown = look_at_privacy(place.desk, place.begin("Rima", "nl"))
    on_screen = {shown.title.text, *(part.title.text for part in shown.parts)}
    on_screen |= {line.text for part in shown.parts for line in part.lines}
    assert set(PRIVACY_TEXTS.values()) < on_screen
    assert len(shown.parts) == len(CHAPTERS)


def test_in_another_language_no_dutch_stands_beside_it_on_the_screen_of_the_person() -> None:
    place = workplace()
    shown = look_at_privacy(place.desk, place.begin("Rima", "ar"))
    every = [line for part in shown.parts for line in (part.title, *part.lines)]
    assert all(line.language in ("ar", "nl") for line in every)
    assert len({line.text for line in every}) == len(every)
