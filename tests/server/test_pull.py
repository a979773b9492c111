"""Change sets come down: in commit order, none skipped, only what this worker may see."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from sync.protocol.canonical import WireProblem
from sync.protocol.errors import ProblemType
from sync.protocol.headers import digest_of_sets, set_hash, verify_chain
from sync.protocol.model import CHAIN_START, PrivacyClass
from sync.protocol.sealing import open_set
from sync.server.cli import main
from sync.server.service import office
from tests.server.places import FieldDesk, Municipality, new_id, problem_of


def test_what_one_desk_sent_the_other_desk_of_that_worker_can_read(municipality: Municipality) -> None:
    here = municipality.desk()
    there = municipality.desk(here.worker)
    dossier = here.begin_dossier()
    change = here.change(dossier, "K01", {"state": None, "value": "bakker"})
    here.push(here.seal(dossier, [change]))
    grant = there.caseload()[dossier]
    (received,), _ = there.pull()
    assert open_set(received, grant.normal_key) == (change,)
    with pytest.raises(WireProblem):
        open_set(received, grant.special_key or b"")


def test_only_assigned_dossiers_are_seen(municipality: Municipality, neighbour: Municipality) -> None:
    desk, colleague, stranger = municipality.desk(), municipality.desk(), neighbour.desk()
    dossier = desk.begin_dossier()
    desk.push(desk.seal(dossier))
    for other in (colleague, stranger):
        assert other.caseload() == {}
        assert other.pull()[0] == []
        assert (
            problem_of(lambda who=other: who.pull(more=f"&dossier={dossier}")).type is ProblemType.NOT_FOUND
        )


def test_a_late_assignment_brings_the_earlier_sets_behind_the_cursor(municipality: Municipality) -> None:
    desk, colleague = municipality.desk(), municipality.desk()
    own = colleague.begin_dossier()
    colleague.push(colleague.seal(own))
    _, cursor = colleague.pull()
    dossier = desk.begin_dossier()
    desk.push(*(desk.seal(dossier) for _ in range(3)))
    assert colleague.pull(cursor)[0] == []
    service = municipality.house.service
    assert office.assign_dossier(service, municipality.tenant, dossier, colleague.worker)
    assert not office.assign_dossier(service, municipality.tenant, dossier, colleague.worker)
    sets, cursor = colleague.pull(cursor)
    assert [one.header.n for one in sets] == [1, 2, 3]
    assert verify_chain([one.header for one in sets], CHAIN_START, 0) == sets_head(desk)
    desk.push(desk.seal(dossier))
    assert [one.header.n for one in colleague.pull(cursor)[0]] == [4]


def sets_head(desk: FieldDesk) -> str:
    return desk.place.head_hash


def test_a_dossier_that_was_taken_back_and_given_again_is_whole(municipality: Municipality) -> None:
    desk, colleague = municipality.desk(), municipality.desk()
    service, tenant = municipality.house.service, municipality.tenant
    dossier = desk.begin_dossier()
    desk.push(desk.seal(dossier))
    office.assign_dossier(service, tenant, dossier, colleague.worker)
    _, cursor = colleague.pull()
    assert office.unassign_dossier(service, tenant, dossier, colleague.worker)
    assert not office.unassign_dossier(service, tenant, dossier, colleague.worker)
    desk.push(desk.seal(dossier))
    empty, cursor = colleague.pull(cursor)
    assert empty == [] and colleague.caseload() == {}
    office.assign_dossier(service, tenant, dossier, colleague.worker)
    assert {one.header.n for one in colleague.pull(cursor)[0]} == {1, 2}


def test_a_desk_may_leave_out_what_its_present_incarnation_sent(municipality: Municipality) -> None:
    desk = municipality.desk()
    dossier = desk.begin_dossier()
    desk.push(desk.seal(dossier))
    old, fresh = desk.incarnation, new_id()
    assert desk.pull(more=f"&incarnation={old}")[0] == []
    desk.begin(fresh)
    desk.push(desk.seal(dossier))
    sets, cursor = desk.pull(more=f"&incarnation={fresh}")
    assert [one.header.incarnation for one in sets] == [old]
    assert desk.pull(cursor, more=f"&incarnation={fresh}")[0] == []
    assert len(desk.pull()[0]) == 2


def test_a_withheld_class_comes_as_header_and_still_counts(municipality: Municipality) -> None:
    desk = municipality.desk()
    reader = municipality.desk(municipality.worker(may_read_special=False))
    dossier = desk.begin_dossier()
    sets = [desk.seal(dossier), desk.seal(dossier, privacy_class=PrivacyClass.SPECIAL)]
    desk.push(*sets)
    office.assign_dossier(municipality.house.service, municipality.tenant, dossier, reader.worker)
    grant = reader.caseload()[dossier]
    received, _ = reader.pull()
    assert grant.special_key is None
    assert [one.body is None for one in received] == [False, True]
    assert grant.count == 2
    assert grant.digest == digest_of_sets(set_hash(one.header) for one in received)
    assert desk.caseload()[dossier].digest == grant.digest


def test_one_dossier_can_be_pulled_from_its_beginning(municipality: Municipality) -> None:
    desk = municipality.desk()
    first, second = desk.begin_dossier(), desk.begin_dossier()
    desk.push(*(desk.seal(dossier) for dossier in (first, second, first, second, first)))
    sets, own = desk.pull(limit=2, more=f"&dossier={first}")
    assert [one.header.n for one in sets] == [1, 3, 5]
    problem = problem_of(lambda: desk.pull(own))
    assert problem.problems == (("cursor", "wrong-format"),)


def test_pages_hold_what_was_asked_and_the_cursor_goes_on_behind_them(municipality: Municipality) -> None:
    desk = municipality.desk()
    dossier = desk.begin_dossier()
    desk.push(*(desk.seal(dossier) for _ in range(7)))
    page = desk.page(limit=3)
    assert (len(page.sets), page.has_more) == (3, True)
    assert [one.header.n for one in desk.pull(limit=3)[0]] == list(range(1, 8))


def test_a_page_closes_before_it_grows_too_large(municipality: Municipality) -> None:
    desk = municipality.desk()
    dossier = desk.begin_dossier()
    noise = [new_id() for _ in range(9_000)]
    for _ in range(4):
        changes = [
            desk.change(dossier, f"N{place}", noise[place * 450 : place * 450 + 450]) for place in range(20)
        ]
        desk.push(desk.seal(dossier, changes))
    page = desk.page(limit=100)
    assert 1 <= len(page.sets) < 6
    assert len(desk.pull(limit=100)[0]) == 4


@pytest.mark.parametrize("cursor", ["x", "e30", "AAAA", "%00", "x" * 400, "eyJlIjoxfQ"])
def test_a_cursor_that_is_none_of_ours_is_a_problem(municipality: Municipality, cursor: str) -> None:
    desk = municipality.desk()
    assert problem_of(lambda: desk.page(cursor)).type is ProblemType.INVALID


def test_a_cursor_of_another_worker_is_refused(municipality: Municipality) -> None:
    desk, other = municipality.desk(), municipality.desk()
    _, cursor = desk.pull()
    assert problem_of(lambda: other.page(cursor)).type is ProblemType.INVALID


def test_a_reader_beside_many_writers_never_skips_a_set(municipality: Municipality) -> None:
    """The hole of a number that becomes visible after a later one: two writers, one reader, no set lost."""
    writers = [municipality.desk() for _ in range(2)]
    reader = municipality.desk()
    service, tenant = municipality.house.service, municipality.tenant
    dossiers = [writer.begin_dossier() for writer in writers]
    for dossier in dossiers:
        office.assign_dossier(service, tenant, dossier, reader.worker)
    done = threading.Event()

    def write(place: int) -> None:
        writer = writers[place]
        for _ in range(12):
            writer.push(*(writer.seal(dossiers[place]) for _ in range(3)))

    def read() -> list[str]:
        seen: list[str] = []
        cursor = ""
        while True:
            is_last = done.is_set()
            page = reader.page(cursor, limit=5)
            seen += [set_hash(one.header) for one in page.sets]
            cursor = page.cursor
            if is_last and not page.has_more:
                return seen

    with ThreadPoolExecutor(3) as threads:
        reading = threads.submit(read)
        for writing in [threads.submit(write, place) for place in range(2)]:
            writing.result()
        done.set()
        seen = reading.result()
    assert len(seen) == len(set(seen)) == 72


def test_a_position_is_not_seen_before_those_that_come_first(municipality: Municipality) -> None:
    """A slow transaction that took its position first holds the later one back until it is committed."""
    slow, quick, reader = municipality.desk(), municipality.desk(), municipality.desk()
    service, tenant = municipality.house.service, municipality.tenant
    dossiers = [slow.begin_dossier(), quick.begin_dossier()]
    for dossier in dossiers:
        office.assign_dossier(service, tenant, dossier, reader.worker)
    slow.push(slow.seal(dossiers[0]))
    _, cursor = reader.pull()
    with ThreadPoolExecutor(1) as threads:
        with service.work_in(tenant) as work:
            work.lock()
            work.log.deliver(reader.worker, work.log.sets_of(dossiers[0]))
            pushing = threads.submit(lambda: quick.push(quick.seal(dossiers[1])))
            assert reader.pull(cursor) == ([], cursor)
            assert not pushing.done()
        assert pushing.result().receipt.n == 1
    assert [one.header.dossier for one in reader.pull(cursor)[0]] == dossiers


def test_after_the_database_was_put_back_a_cursor_of_before_is_refused(municipality: Municipality) -> None:
    desk = municipality.desk()
    dossier = desk.begin_dossier()
    sealed = desk.seal(dossier)
    desk.push(sealed)
    _, cursor = desk.pull()
    before = desk.hello()
    epoch = office.begin_epoch(municipality.house.service, municipality.tenant)
    assert desk.hello().epoch == epoch != before.epoch
    assert (desk.hello().n, desk.hello().head_hash) == (before.n, before.head_hash)
    problem = problem_of(lambda: desk.page(cursor))
    assert (problem.type, problem.epoch) == (ProblemType.EPOCH_CHANGED, epoch)
    assert desk.pull()[0] == [sealed]
    assert main(["--folder", "no such folder", "restored"]) == 1
