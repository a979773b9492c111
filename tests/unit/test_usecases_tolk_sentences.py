"""One short finished sentence at a time, out of the pack's own Dutch and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.usecases.interview import NoteKind, go_to
from desktop.usecases.tolk_sentences import sentences, tolk_page
from tests.builders import ASIEL, national_pack, workplace

PLANT = "Zandoever"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Dat is goed. Echt waar? Ja!", ("Dat is goed.", "Echt waar?", "Ja!")),
        ("Wij leggen uit  waarom.\nIs dat duidelijk?", ("Wij leggen uit waarom.", "Is dat duidelijk?")),
        ("Papieren, bijv. een diploma. Heeft u die?", ("Papieren, bijv. een diploma.", "Heeft u die?")),
        ("Werk, school o.a. in Syrië. Hoe lang?", ("Werk, school o.a. in Syrië.", "Hoe lang?")),
        ("Ongeveer 1.500 euro. Klopt dat?", ("Ongeveer 1.500 euro.", "Klopt dat?")),
        ("Zij zei: 'Ga maar.' Daarna niets.", ("Zij zei: 'Ga maar.'", "Daarna niets.")),
        ("Zonder punt", ("Zonder punt",)),
        ("  ", ()),
    ],
)
def test_a_text_falls_into_finished_sentences(text: str, said: tuple[str, ...]) -> None:
    assert sentences(text) == said


def test_nothing_of_a_text_is_lost() -> None:
    for question in national_pack().questions:
        for text in (question.simple, question.official):
            assert " ".join(sentences(text)).split() == text.split()


def test_question_answers_and_the_right_to_say_nothing_are_read_out() -> None:
    place = workplace()
    dossier = place.begin()
    page = tolk_page(go_to(place.desk, dossier, "S04").question)
    assert page.simple[:3] == (
        "Ik heb verteld waarom ik vragen stel.",
        "Ik heb ook verteld wie het mag lezen.",
        "Is dat duidelijk?",
    )
    assert page.simple[3:6] == ("Kies één antwoord.", "Antwoord 1: Ja.", "Antwoord 2: Nee.")
    assert page.simple[-1] == "U mag ook zeggen: dat wil ik niet zeggen."
    assert page.official[0] == "Wij leggen uit waarom we dit vragen en wie het mag lezen."
    assert page.theme_title == "Start"


def test_only_the_theme_and_the_questions_after_this_one_are_told() -> None:
    place = workplace()
    dossier = place.begin()
    shown = go_to(place.desk, dossier, "S01").question
    assert tolk_page(shown).left == shown.of - 1


def test_nothing_of_a_dossier_gets_into_the_sentences() -> None:
    place = workplace()
    dossier = place.begin(PLANT)
    place.answer(dossier, **{**ASIEL, "P01": PLANT}, K01=PLANT)
    for question in national_pack().questions:
        shown = go_to(place.desk, dossier, question.id).question
        planted = replace(
            shown, raw=PLANT, words=PLANT, tip=PLANT, probe=PLANT, warning=PLANT, provenance=PLANT,
            leads_to=PLANT, notes={NoteKind.NOTITIE: PLANT},
        )  # fmt: skip
        page = tolk_page(planted)
        assert not any(PLANT in text for text in (*page.simple, *page.official, page.theme_title))
        assert page.simple
