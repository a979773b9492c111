"""Two klantmanagers, two laptops, one municipality: what one was told the other reads, nothing is lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from desktop.domain.ids import DossierId
from desktop.installed import PACK_ID, InstalledPacks
from desktop.stories.demo_office import visit_list
from desktop.stories.model import Story
from desktop.stories.reader import read_story
from desktop.stories.window_driver import Driver
from sync.server.service import office
from sync.server.service.caseload_file import read_caseload_file
from tests.e2e.municipal import enrolled, sync_screen, synced
from tests.e2e.seen import words_on
from tests.e2e.suitcase import Suitcase, press, talk
from tests.server.places import Municipality

STORY = Path(__file__).resolve().parents[1] / "stories" / "files" / "vignette-02-filmon.toml"


@pytest.fixture
def story() -> Story:
    return read_story(STORY, InstalledPacks().newest(PACK_ID))


class Pair:
    """Laptops A and B of two klantmanagers who both have the dossier of the visit list."""

    def __init__(self, folder: Path, municipality: Municipality, story: Story) -> None:
        service, tenant = municipality.house.service, municipality.tenant
        labels = ("Marit Bakker", "Joost de Wit")
        workers = [office.add_worker(service, tenant, label, "", True) for label in labels]
        self.codes = [municipality.code(worker) for worker in workers]
        listed = visit_list([story], InstalledPacks().newest(PACK_ID), labels)
        (self.dossier,) = map(
            DossierId,
            office.import_caseload(service, tenant, read_caseload_file(json.dumps(listed).encode())),
        )
        self.municipality = municipality
        self.a, self.b = (Suitcase(folder / label, label) for label in labels)
        for suitcase, code in zip((self.a, self.b), self.codes, strict=True):
            suitcase.make()
            with suitcase.windows() as driver:
                enrolled(driver, municipality.house.listener.address, code)
                assert "Samengevoegd en bevestigd." in synced(driver)

    def held(self, question: str) -> list[object]:
        """What the back end holds for a question, every change of it, opened by the office."""
        changes = office.export_changes(
            self.municipality.house.service, self.municipality.tenant, self.dossier
        )
        return [c.value for c in changes if c.kind == "answer" and c.key == question]


@pytest.fixture
def pair(tmp_path: Path, municipality: Municipality, story: Story) -> Pair:
    return Pair(tmp_path, municipality, story)


def say(driver: Driver, dossier: DossierId, question: str, text: str) -> None:
    hands = talk(driver, dossier, question)
    press(driver, Qt.Key.Key_Return, on=hands.type_answer(text))
    driver.until(lambda: not hands.is_at(question), f"{question} bewaard")


def test_what_is_prepared_and_answered_on_one_laptop_is_read_on_the_other(pair: Pair, story: Story) -> None:
    assert pair.a.names() == pair.b.names() == [story.person.roepnaam]
    assert pair.b.answers(pair.dossier, "P08", "P09") == ["11-6-2026", "wi2021"]
    with pair.a.windows() as driver:
        say(driver, pair.dossier, "O01", "6")
        say(driver, pair.dossier, "P03", "999991772")
        assert "Samengevoegd en bevestigd." in synced(driver)
    with pair.b.windows() as driver:
        assert "Samengevoegd en bevestigd." in synced(driver)
        hands = talk(driver, pair.dossier, "O01")
        assert hands.field_text() == "6"
    assert pair.b.answers(pair.dossier, "O01", "P03") == ["6", "999991772"]
    assert [value["value"] for value in pair.held("O01") if isinstance(value, dict)] == [6]


def test_what_is_said_right_after_enrolling_goes_along_too(
    suitcase: Suitcase, municipality: Municipality
) -> None:
    """The desk gets other ids at enrolment; what is recorded in the same sitting may not be lost by that."""
    early = suitcase.begin("Rima", S01="ar", O01="12")
    worker = municipality.worker()
    with suitcase.windows() as driver:
        enrolled(driver, municipality.house.listener.address, municipality.code(worker))
        say(driver, early, "P01", "Rima")
        assert "Samengevoegd en bevestigd." in synced(driver)
        panel = sync_screen(driver).presenter
        driver.until(lambda: panel.shown is not None and not panel.shown.waiting, "niets wacht meer")
    service, tenant = municipality.house.service, municipality.tenant
    changes = office.export_changes(service, tenant, early)
    found = {c.key: c.value["value"] for c in changes if c.kind == "answer" and isinstance(c.value, dict)}
    assert {key: found[key] for key in ("S01", "O01", "P01")} == {"S01": "ar", "O01": 12, "P01": "Rima"}


def test_two_different_answers_given_offline_are_both_seen_on_both_laptops(pair: Pair) -> None:
    for suitcase, years in ((pair.a, "6"), (pair.b, "9")):
        with suitcase.windows() as driver:
            say(driver, pair.dossier, "O01", years)
    for suitcase in (pair.a, pair.b, pair.a):
        with suitcase.windows() as driver:
            words = synced(driver)
            assert "Samengevoegd en bevestigd." in words
    for suitcase in (pair.a, pair.b):
        with suitcase.windows() as driver:
            hands = talk(driver, pair.dossier, "O01")
            tip = words_on(hands.screen.middle.tip)
            assert "Hier staan twee antwoorden. Beide zijn bewaard." in tip
            assert {value.words for value in hands.shown.question.conflict} == {"6", "9"}
            assert pair.a.label in tip and pair.b.label in tip, "both see who said which"
    with pair.b.windows() as driver:
        say(driver, pair.dossier, "O01", "9")
        synced(driver)
    with pair.a.windows() as driver:
        synced(driver)
        hands = talk(driver, pair.dossier, "O01")
        assert hands.shown.question.conflict == () and hands.field_text() == "9"
    values = [value["value"] for value in pair.held("O01") if isinstance(value, dict)]
    assert sorted(values) == [6, 9, 9], "both first answers are still there"
