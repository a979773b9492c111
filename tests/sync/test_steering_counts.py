"""Counting without names: every dossier once, and no small count can be read or worked out."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from sync.protocol.small_counts import LEAST_SHOWN, Hidden, hidden_counts, is_small
from sync.protocol.steering import ALL, EVERYWHERE, By, Counted, Place, Standing, Steering, standing_of, steer
from sync.protocol.summary import Summary

TODAY = date(2026, 9, 1)
OPEN = Summary(group="asielstatushouder", anchor="2026-07-02", due="2026-09-10", azc="Drachten")
DONE = replace(OPEN, status="vastgesteld", dagtekening="2026-08-20", met_in_time="ja")


def many(count: int, summary: Summary, municipality: str = "Voorbeeldstad") -> list[Counted]:
    return [Counted(municipality, summary)] * count


def texts(found: Steering, place: Place) -> dict[str, str]:
    return {column: found.standings.cell(place, column).text for column in found.standings.columns}


def test_each_dossier_stands_in_exactly_one_place_of_the_ten_weeks() -> None:
    """R-TRM-01: the last day itself is still in time."""
    for summary, standing in (
        (DONE, Standing.IN_TIME),
        (replace(DONE, met_in_time="nee"), Standing.LATE),
        (replace(DONE, met_in_time=""), Standing.ESTABLISHED),
        (OPEN, Standing.RUNNING),
        (replace(OPEN, due="2026-09-01"), Standing.RUNNING),
        (replace(OPEN, due="2026-08-31"), Standing.OVERDUE),
        (replace(OPEN, due=""), Standing.NOT_RUNNING),
        (replace(OPEN, due="", blockers=("hoort_niet_hier_elip",)), Standing.ELSEWHERE),
    ):
        assert standing_of(summary, TODAY) is standing


def test_a_dossier_that_goes_on_in_another_one_is_counted_there_only() -> None:
    joined = replace(OPEN, blockers=("samengevoegd",), tolk_minutes=600, azc="Ergens")
    assert steer([*many(6, OPEN), *many(5, joined)], TODAY) == steer(many(6, OPEN), TODAY)


def test_the_tables_count_plans_azcs_blockers_routes_and_tolk_hours() -> None:
    late = replace(OPEN, due="2026-08-01", in_azc=True, blockers=("toets_ontbreekt", "keuze_wacht"))
    routed = replace(DONE, route="b1", test_outcome="niet_haalbaar", azc="", tolk_minutes=90)
    found = steer([*many(6, late), *many(8, routed), *many(5, OPEN)], TODAY)
    everywhere = texts(found, EVERYWHERE)
    assert (everywhere["verlopen"], everywhere["op_tijd"], everywhere["loopt"], everywhere[ALL]) == (
        "6", "8", "5", "19",
    )  # fmt: skip
    drachten = Place(By.AZC, "Drachten")
    assert found.waiting.cell(drachten, ALL).text == "6"
    assert found.blockers.cell(EVERYWHERE, "keuze_wacht").text == "6"
    assert found.routes.cell(EVERYWHERE, "b1.niet_haalbaar").text == "8"
    assert found.tolk_hours.cell(EVERYWHERE, ALL).text == "12"
    assert found.tolk_hours.cell(drachten, ALL).text == "0"


def test_a_small_count_is_not_told_and_the_total_does_not_give_it_back() -> None:
    found = texts(steer([*many(3, DONE), *many(6, OPEN), *many(9, replace(OPEN, due=""))], TODAY), EVERYWHERE)
    assert (found["op_tijd"], found[ALL]) == ("<5", "18")
    assert found["loopt"] == "verborgen" and found["loopt_niet"] == "9"  # 18 - 9 - 6 would have given 3


def test_hours_of_fewer_than_five_are_not_told_nor_left_over() -> None:
    spoke = replace(OPEN, tolk_minutes=60)
    found = steer(
        [*many(2, spoke), *many(7, replace(spoke, azc="Budel")), *many(9, replace(spoke, azc="Gilze"))], TODAY
    )
    shown = {place.name: found.tolk_hours.cell(place, ALL).text for place in found.tolk_hours.places}
    assert shown == {ALL: "18", "Drachten": "<5", "Budel": "verborgen", "Gilze": "9"}


def test_several_municipalities_are_rows_of_their_own() -> None:
    found = steer([*many(6, OPEN, "Aadorp"), *many(7, DONE, "Beedorp")], TODAY)
    assert [place.name for place in found.standings.places if place.by is By.MUNICIPALITY] == [
        "Aadorp",
        "Beedorp",
    ]
    assert texts(found, Place(By.MUNICIPALITY, "Aadorp"))[ALL] == "6"
    assert [place.by for place in steer(many(6, OPEN), TODAY).standings.places] == [None, By.AZC]


_SUMMARIES = st.builds(
    Summary,
    azc=st.sampled_from(["", "Budel", "Gilze"]),
    status=st.sampled_from(["", "vastgesteld"]),
    due=st.sampled_from(["", "2026-08-01", "2026-09-10"]),
    met_in_time=st.sampled_from(["", "ja", "nee"]),
    route=st.sampled_from(["", "b1", "z"]),
    test_outcome=st.sampled_from(["", "haalbaar", "niet_haalbaar"]),
    blockers=st.lists(st.sampled_from(["toets_ontbreekt", "keuze_wacht"]), unique=True).map(tuple),
    tolk_minutes=st.integers(0, 600),
)
_COUNTED = st.lists(st.builds(Counted, st.sampled_from(["Aadorp", "Beedorp"]), _SUMMARIES), max_size=40)


@settings(deadline=None, max_examples=40)
@given(_COUNTED)
def test_no_cell_tells_one_to_four_and_the_order_makes_no_difference(counted: list[Counted]) -> None:
    found = steer(counted, TODAY)
    assert found == steer(list(reversed(counted)), TODAY)
    for table in (found.standings, found.waiting, found.blockers, found.routes):
        assert all(cell.count is None or not is_small(cell.count) for cell in table.cells.values())


@settings(deadline=None, max_examples=40)
@given(_COUNTED)
def test_what_is_told_is_true(counted: list[Counted]) -> None:
    found = steer(counted, TODAY)
    for (place, column), cell in found.standings.cells.items():
        real = sum(
            1
            for one in counted
            if column in (ALL, standing_of(one.summary, TODAY))
            and place.name in (ALL, one.municipality if place.by is By.MUNICIPALITY else one.summary.azc)
        )
        assert cell.count in (None, real) and (is_small(real) or not cell.is_small)


Sums = list[tuple[str, tuple[str, ...]]]
#: two rows and two columns with all their totals
GRID: Sums = [("ra", ("a1", "a2")), ("rb", ("b1", "b2")), ("k1", ("a1", "b1")), ("k2", ("a2", "b2")),
              ("t", ("ra", "rb")), ("t", ("k1", "k2"))]  # fmt: skip
#: one row of four
LINE: Sums = [("t", ("a1", "a2", "b1", "b2"))]


def counted_out(cells: Mapping[str, int], sums: Sums) -> dict[str, int]:
    counts = dict(cells)
    for total, parts in sums:
        if all(part in counts for part in parts):
            counts[total] = sum(counts[part] for part in parts)
    return counts


def readings(counts: Mapping[str, int], hidden: Mapping[str, Hidden], sums: Sums) -> Iterator[dict[str, int]]:
    """Every way in which the table can be, for who sees what is told and knows the rules."""
    cells: Sequence[str] = ("a1", "a2", "b1", "b2")
    most = max(counts[cell] for cell in cells) + 3

    def may(key: str) -> Iterator[int]:
        if key not in hidden:
            yield counts[key]
        else:
            yield from range(1, LEAST_SHOWN if hidden[key] is Hidden.SMALL else most)

    for guess in itertools.product(*(may(cell) for cell in cells)):
        whole = counted_out(dict(zip(cells, guess, strict=True)), sums)
        if all(
            count == counts[key] if key not in hidden else is_small(count) or hidden[key] is Hidden.UNTOLD
            for key, count in whole.items()
        ):
            yield whole


@settings(deadline=None, max_examples=80)
@given(st.lists(st.integers(0, 7), min_size=4, max_size=4), st.sampled_from([GRID, LINE]))
def test_nobody_can_work_out_a_small_count_from_what_is_told(numbers: list[int], sums: Sums) -> None:
    counts = counted_out(dict(zip(("a1", "a2", "b1", "b2"), numbers, strict=True)), sums)
    hidden = hidden_counts(counts, sums)
    possible: dict[str, set[int]] = {key: set() for key in counts}
    for whole in readings(counts, hidden, sums):
        for key, count in whole.items():
            possible[key].add(count)
        if all(len(possible[key]) > 1 for key, count in counts.items() if is_small(count)):
            break
    for key, count in counts.items():
        assert not is_small(count) or (key in hidden and len(possible[key]) > 1), (counts, hidden, key)
