"""Who does not belong here hears it in the own language too: why, what to do, and that the letter decides."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.doelgroep import NotHere, NotHereReason
from desktop.usecases.interview import open_interview
from desktop.usecases.pip import plan_board
from desktop.usecases.ports import TextStatus
from desktop.usecases.spoken_texts import SPOKEN_NOTES, SPOKEN_TEXTS
from desktop.usecases.stop_words import stop_shown
from tests.builders import texts, workplace

UNTIL = date(2026, 12, 3)


def not_here(reason: NotHereReason, until: date | None = None) -> NotHere:
    return NotHere(reason, "", "", "P07", until)


@pytest.mark.parametrize("language", ["ar", "ti", "tr", "en"])
@pytest.mark.parametrize("reason", list(NotHereReason))
def test_every_reason_is_said_in_the_own_language(reason: NotHereReason, language: str) -> None:
    own = stop_shown(texts(), not_here(reason), language).own
    assert len(own) == (2 if reason is NotHereReason.DUO_BEFORE_WI2021 else 3)
    for said in own:
        assert (said.language, said.status) == (language, TextStatus.UNREVIEWED)
        assert said.text.strip() and "{" not in said.text


@pytest.mark.parametrize("language", ["ar", "ti", "tr", "en"])
def test_who_is_not_eighteen_yet_hears_from_when_it_can_be_different(language: str) -> None:
    own = stop_shown(texts(), not_here(NotHereReason.UNDER_AGE, UNTIL), language).own
    assert any(texts().date_words(UNTIL, language) in said.text for said in own)


def test_the_dutch_for_the_klantmanager_stays_as_it_is() -> None:
    stop = stop_shown(texts(), not_here(NotHereReason.ELIP), "ti")
    assert "2013" in stop.title and "ELIP" in stop.title and stop.article
    assert [said.text for said in stop_shown(texts(), not_here(NotHereReason.ELIP), "nl").own][:1] == [
        SPOKEN_TEXTS["stop.elip.why"]
    ]


def test_a_stopped_talk_shows_it_on_both_screens() -> None:
    place = workplace()
    dossier = place.begin("Yonas", "ti")
    place.answer(dossier, P07="asiel_bepaalde_tijd", P09="wi2013_elip")
    stop = open_interview(place.desk, dossier).stop
    assert stop is not None and {said.language for said in stop.own} == {"ti"}
    assert plan_board(place.desk, dossier).stop == stop


def test_no_text_for_the_person_is_long_or_names_a_fine() -> None:
    for key, dutch in SPOKEN_TEXTS.items():
        assert "boete" not in dutch.lower() and "€" not in dutch, key
        assert dutch.count(". ") + dutch.count("? ") + dutch.count(": ") <= 2, key
    assert set(SPOKEN_NOTES) <= set(SPOKEN_TEXTS)
