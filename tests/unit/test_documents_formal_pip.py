"""The formal PIP: what the law wants in it, by doelgroep and route; nothing that does not belong on it."""

from __future__ import annotations

import string
from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.blocks import Framed, Items, LabelRows, PaperSheet, Prose
from desktop.documents.formal_facts import Contact, FormalFacts, OwnView, Reasons, Terms
from desktop.documents.formal_pip import formal_pip
from desktop.documents.formal_words import NOT_WRITTEN
from desktop.documents.letter_parts import BLANK, Letterhead, letterhead_of
from desktop.documents.overtypblad import UNKNOWN, OvertypFacts, overtypblad
from desktop.documents.pip_summary import pip_summary
from desktop.documents.texts import DOCUMENT_TEXTS
from desktop.domain.deadlines import bezwaar_deadline, inburgeringstermijn, ontzorgen_period, schakelen_until
from desktop.domain.doelgroep import Doelgroep
from desktop.domain.leerbaarheidstoets import Outcome
from desktop.domain.leerroute import Leerroute
from desktop.domain.pip_versions import Form, Mandate
from desktop.domain.plan_children import YoungChild
from desktop.domain.plan_elements import Intensity, LanguageAim, Part, Per, PlanElements
from tests.builders import texts
from tests.domain_cases import law
from tests.paper_people import municipal

BOOK = law()
TODAY = date(2026, 9, 15)
_ISOLATES = {0x2068: None, 0x2069: None}
REASONS = {
    Leerroute.B1: "omdat zij al studeerde",
    Leerroute.ONDERWIJS: "zij is al klaar met school",
    Leerroute.Z_ROUTE: "B1 is goed te doen",
}


def facts(**more: object) -> FormalFacts:
    """A concept for an asielstatushouder in the B1-route; `more` replaces fields."""
    plain = FormalFacts(
        head=Letterhead("Voorbeeldstad"),
        name="Rima",
        form=Form.CONCEPT,
        version=1,
        made_on=TODAY,
        pack="landelijk@1",
        law=BOOK.on(TODAY),
        group=Doelgroep.ASIELSTATUSHOUDER,
        route=Leerroute.B1,
        reasons=Reasons(MappingProxyType(REASONS)),
        elements=PlanElements(),
        contact=Contact("Marit Bakker", "088 123 45"),
    )
    return replace(plain, **more)  # type: ignore[arg-type]


def decided(**more: object) -> FormalFacts:
    """The same once established and made known on one day."""
    terms = Terms(
        TODAY, TODAY, inburgeringstermijn(TODAY, BOOK), schakelen_until(TODAY, BOOK), None,
        bezwaar_deadline(TODAY, BOOK),
    )  # fmt: skip
    return facts(form=Form.BESLUIT, terms=terms, mandate=Mandate("J. de Boer", "teamleider"), **more)


def words(sheet: PaperSheet) -> str:
    """Every line of a sheet, one after the other."""
    found = [*sheet.letterhead, *sheet.stamp, *sheet.title, *sheet.foot, *sheet.check_lines]
    for section in sheet.sections:
        found += section.title
        for part in section.parts:
            match part:
                case Prose(lines) | Framed(lines):
                    found += lines
                case LabelRows(rows):
                    for row in rows:
                        found += [*row.label, *row.value, *([row.note] if row.note else [])]
                case Items(items):
                    found += [line for said in items for line in said]
                case _:
                    found += [line for cells in getattr(part, "rows", ()) for line in cells]
    return " | ".join(line.text for line in found).translate(_ISOLATES)


def test_the_letter_says_why_this_route_and_why_not_the_two_others() -> None:
    said = words(formal_pip(facts()))
    for reason in ("‘Omdat zij al studeerde.’", "‘Zij is al klaar met school.’", "‘B1 is goed te doen.’"):
        assert reason in said


def test_a_reason_in_a_letter_to_u_says_who_wrote_it() -> None:
    said = words(formal_pip(facts()))
    assert "De klantmanager schreef hierover: ‘Omdat zij al studeerde.’" in said
    assert "De klantmanager schreef over de andere leerroutes:" in said


@pytest.mark.parametrize(
    ("more", "level"),
    [({}, "B1"), ({"elements": PlanElements(level=LanguageAim.B2)}, "B2"), ({"is_level_a2": True}, "A2")],
)
def test_letter_and_explanation_name_one_level_and_the_same(more: dict[str, object], level: str) -> None:
    letter = words(formal_pip(facts(**more)))
    explained = words(pip_summary(facts(**more), "nl", texts(), DOCUMENT_TEXTS))
    for said in (letter, explained):
        assert f"U leert Nederlands tot niveau {level}." in said
        assert all(f"tot niveau {other}" not in said for other in {"A2", "B1", "B2"} - {level})


def test_a_reason_that_is_missing_is_a_visible_blank() -> None:
    said = words(formal_pip(facts(reasons=Reasons({Leerroute.B1: "goed"}))))
    assert said.count(NOT_WRITTEN) == 2


def test_departing_from_the_test_has_a_reason_of_its_own() -> None:
    reasons = Reasons(REASONS, departs=True, departing="zij had nooit een computer gebruikt")
    said = words(formal_pip(facts(reasons=reasons, outcome=Outcome.NIET_HAALBAAR)))
    assert "niet haalbaar" in said and "Zij had nooit een computer gebruikt." in said
    assert "anders dan de toets" not in words(formal_pip(facts(outcome=Outcome.HAALBAAR)))


def test_without_a_test_the_letter_says_what_was_seen_instead() -> None:
    reasons = Reasons(REASONS, has_no_test=True, instead_of_test="wij keken twee lessen mee")
    said = words(formal_pip(facts(reasons=reasons)))
    assert "geen leerbaarheidstoets" in said and "Wij keken twee lessen mee." in said


def test_a_concept_has_no_term_no_dagtekening_and_no_date_for_bezwaar() -> None:
    sheet = formal_pip(facts())
    said = words(sheet)
    assert sheet.watermark == "CONCEPT" and "CONCEPT" in said
    assert "nog geen besluit" in said and "2029" not in said
    assert "Namens het college" not in said


def test_an_advice_says_that_the_person_is_not_registered_here_yet() -> None:
    sheet = formal_pip(facts(form=Form.ADVIES))
    assert "PIP-ADVIES" in words(sheet) and "nog niet ingeschreven in onze gemeente" in words(sheet)
    assert sheet.watermark == "CONCEPT"


def test_a_decision_has_its_dates_its_mandate_and_bezwaar_within_six_weeks() -> None:
    sheet = formal_pip(decided())
    said = words(sheet)
    assert sheet.watermark is None and sheet.stamp == ()
    assert "van woensdag 16 september 2026 tot en met zaterdag 15 september 2029" in said
    assert "U kunt bezwaar maken tot en met dinsdag 27 oktober 2026" in said
    assert "J. de Boer, teamleider" in said and "dinsdag 15 september 2026" in said


def test_without_a_day_of_bekendmaking_bezwaar_is_told_in_weeks() -> None:
    terms = replace(decided().terms, bezwaar=None)
    assert "binnen 6 weken na de dag waarop wij dit besluit" in words(
        formal_pip(replace(decided(), terms=terms))
    )


def test_an_address_that_the_municipality_did_not_give_is_a_visible_blank() -> None:
    assert words(formal_pip(decided())).count(BLANK) == 4
    filled = municipal(BOOK, bezwaar__postadres="Postbus 12", brief__postadres="Postbus 12")
    said = words(formal_pip(decided(head=letterhead_of(filled.on(TODAY), "Voorbeeldstad"))))
    assert "Stuur een brief naar: Postbus 12." in said and said.count(BLANK) == 2


def test_the_person_who_does_not_agree_is_quoted_and_nothing_threatens() -> None:
    view = OwnView("de onderwijsroute", False, "ik wil studeren", "Er is een tweede gesprek gepland.")
    said = words(formal_pip(facts(view=view)))
    assert "‘ik wil studeren’" in said and "Dat heeft geen gevolgen" in said and "tweede gesprek" in said
    for threat in ("boete", "verplicht", "moet u", "straf", "€", "euro"):
        assert threat not in said.casefold()


def test_there_is_no_map_in_the_onderwijsroute_and_participation_only_in_the_z_route() -> None:
    onderwijs = words(formal_pip(facts(route=Leerroute.ONDERWIJS)))
    assert "Geen MAP in de onderwijsroute" in onderwijs and "Meedoen in de praktijk" not in onderwijs
    z = words(formal_pip(facts(route=Leerroute.Z_ROUTE)))
    assert "Ten minste 800 uur meedoen" in z and "Ten minste 40 uur" in z
    other = words(formal_pip(facts(route=Leerroute.Z_ROUTE, group=Doelgroep.GEZINSMIGRANT)))
    assert "Meedoen in de praktijk" not in other


def test_a_gezinsmigrant_buys_a_course_and_hears_nothing_of_ontzorgen() -> None:
    said = words(formal_pip(facts(group=Doelgroep.GEZINSMIGRANT)))
    assert "U kiest en betaalt zelf een cursus" in said and "ntzorgen" not in said
    assert "ntzorgen" in words(formal_pip(facts()))


def test_ontzorgen_stands_with_its_dates_and_each_young_child_has_a_line() -> None:
    period = ontzorgen_period(date(2026, 9, 15), BOOK)
    said = words(
        formal_pip(
            facts(terms=Terms(ontzorgen=period), children=(YoungChild("a", 2, "zoon"), YoungChild("b", 0)))
        )
    )
    assert "tot en met zondag 14 maart 2027" in said
    assert "Uw zoon (2 jaar)" in said and "Uw kind (baby)" in said


def test_hours_that_were_agreed_are_in_the_letter() -> None:
    elements = PlanElements(intensity=MappingProxyType({Part.LEERROUTE: Intensity(12, Per.WEEK)}))
    assert "12 uur per week" in words(formal_pip(facts(elements=elements)))


@pytest.mark.parametrize("language", ["ar", "tr", "nl"])
def test_the_summary_says_the_same_in_every_language(language: str) -> None:
    said = words(pip_summary(decided(), language, texts(), DOCUMENT_TEXTS))
    assert "dinsdag 27 oktober 2026" in said and "besluit van dinsdag 15 september 2026" in said
    later = words(pip_summary(facts(), language, texts(), DOCUMENT_TEXTS))
    assert "nog een concept" in later and "2029" not in later


def test_the_overtypblad_has_the_fields_of_the_list_in_its_order_and_names_what_is_not_known() -> None:
    fields = next(one for one in BOOK.on(TODAY).lists if one.key == "duo.overtypblad")
    sheet = overtypblad(OvertypFacts("Rima", {"route": "B1-route"}, Form.CONCEPT, 1, TODAY, "p"), fields)
    said = words(sheet)
    places = [said.index(item.name) for item in fields.items]
    assert places == sorted(places)
    assert said.count(UNKNOWN) == len(fields.items) - 1
    assert all(item.ggm in said for item in fields.items)


@given(st.text(string.printable, max_size=60), st.text(string.printable, max_size=60))
def test_any_words_of_a_klantmanager_make_a_letter(reason: str, dissent: str) -> None:
    view = OwnView("", False, " ".join(dissent.split()), "")
    sheet = formal_pip(facts(reasons=Reasons(dict.fromkeys(Leerroute, reason)), view=view))
    assert "Waarom deze leerroute" in words(sheet)
