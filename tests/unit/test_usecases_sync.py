"""Sealing, the summary that goes along, one sync, and what the panel says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from desktop.domain.changes import ChangeKind
from desktop.domain.errors import Trouble, TroubleCode
from desktop.domain.ids import DeskId, WorkerId
from desktop.synclink.facts import EnrolmentFacts, write_facts
from desktop.synclink.sealing import SetSealer
from desktop.usecases.dossiers import caseload
from desktop.usecases.interview import close_talk, go_to, open_interview, record_note
from desktop.usecases.interview.shown import NoteKind
from desktop.usecases.link_ports import ASKED_FOR, Manner
from desktop.usecases.pip import Leerroute, choose_route
from desktop.usecases.ports import Desk, Enrolment, ParcelState, SyncReport, SyncStep
from desktop.usecases.synchronise import enrol, seal_open_sets, sync_panel, synchronise
from sync.protocol.model import PrivacyClass
from sync.protocol.summary import read_summary
from tests.builders import ASIEL, Workplace, carry, workplace

INCARNATION = "0192a000-0000-7000-8000-00000000000a"
DESK = "0192a000-0000-7000-8000-00000000000b"
WORKER = "0192a000-0000-7000-8000-00000000000c"


class OneVisit:
    """A link that, when asked, lets something happen here and reports it (or fails afterwards)."""

    def __init__(
        self, place: Workplace, arrives: Callable[[], None] = lambda: None, trouble: bool = False
    ) -> None:
        self._place, self._arrives, self._trouble = place, arrives, trouble

    def exchange(self, on_step: Callable[[SyncStep], None], manner: Manner = ASKED_FOR) -> SyncReport:
        for step in (SyncStep.FIND, SyncStep.SEND, SyncStep.FETCH):
            on_step(step)
        self._arrives()
        if self._trouble:
            raise Trouble(TroubleCode.NO_CONTACT)
        on_step(SyncStep.CONFIRMED)
        return SyncReport(4, 2, 1, 1, 1, True, self._place.clock.now(), SyncStep.CONFIRMED)

    def enrol(self, address: str, code: str) -> Enrolment:
        return Enrolment("gm9999", "Voorbeeldstad", WorkerId(WORKER), DeskId(DESK))

    def is_enrolled(self) -> bool:
        return True


def enrolled(place: Workplace) -> Workplace:
    """The place with the real sealer, enrolled at an invented municipality."""
    desk = place.desk
    facts = EnrolmentFacts(
        address="https://example.invalid",
        tenant="gm9999",
        municipality="Voorbeeldstad",
        worker=WORKER,
        worker_label="Marit Bakker",
        phone="",
        desk=DESK,
        server_key=bytes(32),
        recovery_key=bytes(32),
        recovery_key_id="k1",
        incarnation=INCARNATION,
    )
    with desk.unit_of_work() as work:
        write_facts(work.state, facts)
        work.commit()
    return replace(
        place,
        desk=replace(
            desk,
            sealer=SetSealer(desk.clock, desk.chance, desk.packs),
            sync=OneVisit(place),
            worker=replace(desk.worker, id=WorkerId(WORKER)),
            desk=DeskId(DESK),
        ),
    )


@pytest.fixture
def place() -> Workplace:
    return enrolled(workplace())


def summaries(desk: Desk, dossier: object) -> list[object]:
    with desk.unit_of_work() as work:
        (row,) = work.dossiers.all()
        return [change.value for change in work.changes.of(row.dossier, ChangeKind.SUMMARY)]


def test_leaving_a_theme_seals_it_and_special_answers_go_apart(place: Workplace) -> None:
    dossier = place.begin()
    open_interview(place.desk, dossier)
    place.answer(dossier, S04="ja", F03="korter")
    go_to(place.desk, dossier, "P01")
    with place.desk.unit_of_work() as work:
        sets = work.outbox.after(INCARNATION, 0)
        assert work.outbox.unsealed(dossier) == ()
    assert sorted(s.header.privacy_class for s in sets) == [PrivacyClass.NORMAL, PrivacyClass.SPECIAL]


def test_a_summary_goes_along_only_when_it_says_something_new(place: Workplace) -> None:
    dossier = place.begin()
    place.answer(dossier, **ASIEL)
    assert seal_open_sets(place.desk) == 1
    (value,) = summaries(place.desk, dossier)
    summary = read_summary(value)
    assert (summary.group, summary.due, summary.anchor) == ("asielstatushouder", "2026-09-10", "2026-07-02")
    assert summary.answered == len(ASIEL) and "P01" not in str(value) and "Filmon" not in str(value)
    assert seal_open_sets(place.desk) == 0
    record_note(place.desk, dossier, "K01", NoteKind.NOTITIE, "Bellen")
    assert seal_open_sets(place.desk, dossier) == 1
    assert len(summaries(place.desk, dossier)) == 1
    choose_route(place.desk, dossier, Leerroute.Z_ROUTE)
    assert len(close_talk(place.desk, dossier).changes) == 1
    assert read_summary(summaries(place.desk, dossier)[-1]).route == "z"


def test_a_desk_that_is_not_enrolled_seals_nothing_and_says_so() -> None:
    place = workplace()
    place.begin()
    assert seal_open_sets(place.desk) == 0
    panel = sync_panel(place.desk)
    assert (panel.is_enrolled, panel.parcels, panel.waiting, panel.last) == (False, (), 1, None)
    assert panel.headline.startswith("Alles staat veilig op deze laptop.")
    assert "aan" in panel.sentence
    with pytest.raises(Trouble) as trouble:
        synchronise(place.desk)
    assert trouble.value.code is TroubleCode.NO_CONTACT


def test_parcels_are_named_by_theme_and_what_is_in_them(place: Workplace) -> None:
    dossier = place.begin("Samir")
    place.answer(dossier, T03="langzaam", T02=["ar"], O01="9")
    record_note(place.desk, dossier, "T03", NoteKind.NOTITIE, "Leest traag")
    seal_open_sets(place.desk)
    panel = sync_panel(place.desk)
    (parcel,) = panel.parcels
    assert (parcel.roepnaam, parcel.state) == ("Samir", ParcelState.WAITS)
    assert parcel.content.startswith("Taal en Opleiding, 3 antwoorden")
    assert "1 notitie" in parcel.content and "Leest" not in parcel.content
    assert parcel.meaning == "Gaat mee zodra er netwerk is"
    assert panel.waiting == 1 and "1 pakje wacht" in panel.headline


def test_a_sync_keeps_its_report_and_counts_what_came_in(place: Workplace) -> None:
    other = workplace("desk-b")
    dossier = other.begin("Yonas", "ti")
    other.answer(dossier, **ASIEL)
    door = OneVisit(place, lambda: carry(other.desk, place.desk, dossier))
    desk = replace(place.desk, sync=door)
    steps: list[SyncStep] = []
    report = synchronise(desk, steps.append)
    assert steps[0] is SyncStep.SEAL and steps[-1] is SyncStep.CONFIRMED
    (row,) = caseload(desk).rows
    assert (row.answered, row.applicable > 20) == (len(ASIEL), True)
    panel = sync_panel(desk)
    assert panel.last == report
    assert panel.last_words == "dinsdag 15 september, 10:30"
    assert "vandaag om 10:30, bevestigd" in panel.sentence
    assert panel.days_without_contact_left == 30
    place.clock.go_on(days=7)
    later = sync_panel(desk)
    assert later.days_without_contact_left == 23 and "dinsdag 15 september om 10:30" in later.sentence


def test_what_came_in_before_the_line_broke_is_counted_and_the_report_stays(place: Workplace) -> None:
    other = workplace("desk-b")
    dossier = other.begin("Yonas", "ti")
    other.answer(dossier, **ASIEL)
    door = OneVisit(place, lambda: carry(other.desk, place.desk, dossier), trouble=True)
    desk = replace(place.desk, sync=door)
    with pytest.raises(Trouble):
        synchronise(desk)
    (row,) = caseload(desk).rows
    assert row.applicable > 20
    assert sync_panel(desk).last is None


def test_days_without_contact_count_from_the_enrolment(place: Workplace) -> None:
    assert enrol(place.desk, " https://example.invalid ", " code ").municipality == "Voorbeeldstad"
    place.clock.go_on(days=31)
    panel = sync_panel(place.desk)
    assert panel.days_without_contact_left == -1
    assert "Er gaat niets verloren" in panel.sentence


def test_after_enrolment_is_written_under_the_id_that_the_municipality_gave() -> None:
    place = workplace()
    desk = replace(place.desk, sync=OneVisit(place))
    made = enrol(desk, " https://example.invalid ", " 9999-AAAA-BBBB-CCCC ")
    assert (made.worker, made.desk, made.municipality) == (WORKER, DESK, "Voorbeeldstad")
    assert (made.go_on.worker.id, made.go_on.desk) == (WORKER, DESK)
    assert made.go_on.worker.label == desk.worker.label and desk.worker.id != WORKER
    dossier = replace(place, desk=made.go_on).begin()
    with desk.unit_of_work() as work:
        assert {change.author for change in work.changes.of(dossier)} == {WORKER}
