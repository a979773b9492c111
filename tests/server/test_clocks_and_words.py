"""A clock that is wrong, or an id that comes twice, silences nobody at the back end."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from sync.protocol.model import ChangeRecord
from sync.protocol.summary import write_summary
from sync.server.service.heard_times import as_heard
from tests.server.places import FieldDesk, Municipality
from tests.server.zgw_places import ESTABLISHED

FUTURE = "4102444800000-0000-"  # 2100


def summed(desk: FieldDesk, dossier: str, blockers: tuple[str, ...], *parents: str) -> ChangeRecord:
    value = write_summary(replace(ESTABLISHED, blockers=blockers))
    return replace(desk.change(dossier, "dossier", value, "summary"), parents=parents)


def kept(municipality: Municipality, dossier: str) -> tuple[str, bool]:
    with municipality.house.service.work_in(municipality.tenant) as work:
        (found,) = (row for row in work.log.summaries() if row.dossier == dossier)
    return found.change, found.is_stale


def test_a_summary_of_a_clock_that_is_years_ahead_gives_way_to_the_one_that_replaces_it(
    municipality: Municipality,
) -> None:
    desk = municipality.desk()
    dossier = desk.begin_dossier()
    ahead = replace(summed(desk, dossier, ()), time=FUTURE + desk.desk)
    desk.push(desk.seal(dossier, [ahead]))
    later = summed(desk, dossier, ("samengevoegd",), ahead.id)
    desk.push(desk.seal(dossier, [later]))
    assert kept(municipality, dossier)[0] == later.id


def test_an_answer_of_a_clock_that_is_years_ahead_leaves_no_summary_stale_for_ever(
    municipality: Municipality,
) -> None:
    desk = municipality.desk()
    dossier = desk.begin_dossier()
    desk.push(desk.seal(dossier, [replace(desk.change(dossier), time=FUTURE + desk.desk)]))
    municipality.house.clock.ahead += timedelta(seconds=1)
    after = summed(desk, dossier, ())
    desk.push(desk.seal(dossier, [after]))
    assert kept(municipality, dossier) == (after.id, False)


def test_a_time_within_five_minutes_is_kept_as_it_was_said(municipality: Municipality) -> None:
    now = municipality.house.clock.now()
    change = municipality.desk().change("0199a000-0000-7000-8000-00000000000a")
    assert as_heard((change,), now) == (change,)
