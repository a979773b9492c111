"""A dossier that goes away while its photos are still here: what may be lost, and what may not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain.ids import DossierId
from desktop.usecases.attachment_places import unsent_attachments
from desktop.usecases.attachment_ports import PageTaken
from desktop.usecases.attachments import attach
from desktop.usecases.dossier_standing import standings
from desktop.usecases.ports import Draft
from sync.server.service import office
from sync.server.service.blob_upkeep import room_of
from sync.server.service.supplying import destroy_dossier
from tests.server.order_places import Koffer
from tests.server.places import Municipality
from tests.server.travel import photo


@pytest.fixture
def koffer(tmp_path: Path, municipality: Municipality) -> Iterator[Koffer]:
    made = Koffer.new(tmp_path, municipality)
    yield made
    made.laptop.close()


def test_photos_of_a_dossier_that_was_taken_back_go_up_before_it_is_forgotten(koffer: Koffer) -> None:
    service, tenant = koffer.municipality.house.service, koffer.municipality.tenant
    gone = koffer.begun("Yonas")
    koffer.sync()
    attach(koffer.desk, gone, "", "brief", (PageTaken(photo(9_000), photo(900), 4, 3),))
    office.unassign_dossier(service, tenant, gone, koffer.worker)
    koffer.sync()
    assert koffer.names() == ["Yonas"]
    assert room_of(service, tenant)[0] > 9_900
    with koffer.desk.unit_of_work() as work:
        assert unsent_attachments(work, gone) == 0
    koffer.sync()
    assert koffer.names() == []


def test_a_dossier_that_was_taken_back_stays_while_text_is_half_typed(koffer: Koffer) -> None:
    """Nobody else has it, and it travels nowhere."""
    service, tenant = koffer.municipality.house.service, koffer.municipality.tenant
    gone = koffer.begun("Yonas")
    koffer.sync()
    half_type(koffer, gone, "Hij wil bak")
    office.unassign_dossier(service, tenant, gone, koffer.worker)
    koffer.sync()
    koffer.sync()
    assert koffer.names() == ["Yonas"]
    with koffer.desk.unit_of_work() as work:
        told = standings(work, is_known=True)[gone].meaning
    assert "half getypt" in told
    with koffer.desk.unit_of_work() as work:
        work.drafts.clear(gone, "answer:O04")
        work.commit()
    koffer.sync()
    assert koffer.names() == []


def test_a_destroyed_dossier_does_not_wait_for_what_is_half_typed(koffer: Koffer) -> None:
    gone = koffer.begun("Yonas")
    koffer.sync()
    half_type(koffer, gone, "Hij wil bak")
    destroy_dossier(koffer.municipality.house.service, koffer.municipality.tenant, gone, "besluit-1")
    koffer.sync()
    assert koffer.names() == []


def half_type(koffer: Koffer, dossier: DossierId, text: str) -> None:
    with koffer.desk.unit_of_work() as work:
        work.drafts.save(dossier, "answer:O04", Draft(text))
        work.commit()


def test_a_destroyed_dossier_does_not_wait_for_photos_that_nobody_takes(koffer: Koffer) -> None:
    service, tenant = koffer.municipality.house.service, koffer.municipality.tenant
    gone = koffer.begun("Yonas")
    attach(koffer.desk, gone, "", "brief", (PageTaken(photo(9_000), photo(900), 4, 3),))
    koffer.sync()
    assert room_of(service, tenant)[0] > 9_900
    attach(koffer.desk, gone, "", "brief", (PageTaken(photo(9_000, 7), photo(900, 7), 4, 3),))
    destroy_dossier(service, tenant, gone, "besluit-1")
    assert room_of(service, tenant)[0] == 0
    koffer.sync()
    koffer.sync()
    assert koffer.names() == []
