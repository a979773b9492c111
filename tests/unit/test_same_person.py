"""Two dossiers of one person: found, never joined by itself, and joined without losing anything."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.changes import ChangeKind
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import DossierId
from desktop.domain.same_person import Likeness, Signs, likely_pairs, name_words
from desktop.usecases.dossiers import caseload
from desktop.usecases.interview import close_talk, go_to
from desktop.usecases.interview.answer_words import readable
from desktop.usecases.recording import canonical
from desktop.usecases.same_person import (
    alike_here,
    join_dossiers,
    say_not_same,
    take_apart,
    together_shown,
)
from desktop.usecases.steering import steering
from tests.builders import Workplace, workplace
from tests.strategies import Act, acts, try_to

BSN = "999993653"


def signs(dossier: str, name: str, birth: str = "", bsn: str = "", v_nummer: str = "") -> Signs:
    return Signs(DossierId(dossier), (name,), birth, bsn, v_nummer)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mohammed", "Muhamad"), ("Yousef", "Yusuf"), ("Tesfaye", "Tesfay"),
        ("Zoë", "Zoe"), ("Samira Al-Khouri", "Samirah el Khoury"), ("Abdoellah", "Abdullah"),
    ],
)  # fmt: skip
def test_one_name_in_two_spellings_sounds_the_same(one: str, other: str) -> None:
    assert name_words([one]) & name_words([other])


def test_a_number_is_sure_and_a_name_with_a_birth_date_only_maybe() -> None:
    found = likely_pairs(
        [
            signs("a", "Rima", "1992-03-14", bsn=BSN),
            signs("b", "Anders", "", bsn=BSN),
            signs("c", "Reema", "1992-03-14"),
            signs("d", "Rima", "1993-03-14"),
        ]
    )
    assert [(p.first, p.second, p.likeness) for p in found] == [
        ("a", "b", Likeness.BSN),
        ("a", "c", Likeness.NAME_AND_BIRTH),
    ]


def test_two_different_numbers_are_two_people_whatever_the_names() -> None:
    one = signs("a", "Rima", "1992-03-14", v_nummer="0012345678")
    assert likely_pairs([one, signs("b", "Rima", "1992-03-14", v_nummer="0012345679")]) == ()


def test_signs_never_show_a_number() -> None:
    assert BSN not in repr(signs("a", "Rima", bsn=BSN))


def twins() -> tuple[Workplace, DossierId, DossierId]:
    place = workplace()
    one, other = place.begin("Rima"), place.begin("Reema")
    place.answer(one, P01="Rima", P02="14-3-1992", P03=BSN, T03="ja")
    place.answer(other, P01="Reema", P02="14-3-1992", P03=BSN, K01="Tandarts worden")
    place.add_row(other, "G03", leeftijd="3", woont="bij_mij")
    return place, one, other


def test_a_pair_is_shown_until_somebody_decided() -> None:
    place, one, other = twins()
    (alike,) = alike_here(place.desk)
    assert ({alike.dossier, alike.other}, alike.likeness) == ({one, other}, Likeness.BSN)
    say_not_same(place.desk, one, other)
    assert alike_here(place.desk) == ()
    assert together_shown(place.desk, other).apart == ((one, "Rima"),)


def test_joining_brings_the_answers_and_leaves_a_choice_where_they_differ() -> None:
    place, one, other = twins()
    done = join_dossiers(place.desk, one, other).shown
    assert (done.brought, done.choices) == (3, 1)  # P01 differs; K01 and a child are new
    rows = {row.dossier: row for row in caseload(place.desk).rows}
    assert set(rows) == {one} and rows[one].conflicts == 1
    shown = together_shown(place.desk, other)
    assert (shown.goes_on, shown.goes_on_name) == (one, "Rima")
    assert together_shown(place.desk, one).joined == ((other, "Reema"),)


def test_a_joined_dossier_is_found_by_searching_and_says_where_it_goes_on() -> None:
    place, one, other = twins()
    join_dossiers(place.desk, one, other)
    found = {row.dossier: row.status for row in caseload(place.desk, "azc").rows}
    assert found[other] == "Gaat verder in een ander dossier"


def test_a_dossier_that_goes_on_elsewhere_cannot_be_the_main_one() -> None:
    place, one, other = twins()
    join_dossiers(place.desk, one, other)
    third = place.begin("Derde")
    for main, second in ((other, third), (third, other), (one, one)):
        with pytest.raises(Refusal) as refused:
            join_dossiers(place.desk, main, second)
        assert refused.value.code is RefusalCode.NOT_ONE_PERSON


def test_a_choice_made_after_joining_is_not_opened_again() -> None:
    place, one, other = twins()
    join_dossiers(place.desk, one, other)
    go_to(place.desk, one, "P01")  # both values are on the screen
    place.answer(one, P01="Rima")
    assert join_dossiers(place.desk, one, other).changes == ()
    assert caseload(place.desk).rows[0].conflicts == 0


def test_children_brought_where_it_was_said_there_are_none_are_a_choice() -> None:
    place, one, other = twins()
    place.answer(one, G03="geen")
    done = join_dossiers(place.desk, one, other).shown
    assert done.choices == 2
    assert join_dossiers(place.desk, one, other).changes == ()


def test_taking_apart_withdraws_what_joining_brought_and_leaves_what_was_chosen() -> None:
    place, one, other = twins()
    before = standing(place, one)
    join_dossiers(place.desk, one, other)
    place.answer(one, K01="Kapper worden")  # changed since: that is what she says now
    done = take_apart(place.desk, other, one).shown
    assert (done.withdrawn, done.stayed) == (2, 1)  # P01 and the child; K01 was changed
    after = standing(place, one)
    assert after.pop("K01") == ["Kapper worden"] and after == before
    assert {row.dossier for row in caseload(place.desk).rows} == {one, other}
    assert together_shown(place.desk, one).joined == () and alike_here(place.desk) == ()
    assert take_apart(place.desk, one, other).changes == ()


def test_what_was_taken_apart_can_be_joined_again() -> None:
    place, one, other = twins()
    first = join_dossiers(place.desk, one, other).shown
    joined = standing(place, one)
    take_apart(place.desk, one, other)
    assert join_dossiers(place.desk, one, other).shown == first
    assert standing(place, one) == joined


def test_a_pair_that_was_never_joined_is_only_told_apart() -> None:
    place, one, other = twins()
    before = standing(place, one), standing(place, other)
    assert take_apart(place.desk, one, other).shown.withdrawn == 0
    assert (standing(place, one), standing(place, other)) == before


def test_a_joined_dossier_is_left_out_of_the_steering_and_comes_back_taken_apart() -> None:
    place, one, other = twins()
    for _ in range(5):
        place.begin("Iemand")
    assert steering(place.desk).total == "7 dossiers"
    join_dossiers(place.desk, one, other)
    assert steering(place.desk).total == "6 dossiers"
    close_talk(place.desk, other)
    assert steering(place.desk).total == "6 dossiers"
    take_apart(place.desk, one, other)
    assert steering(place.desk).total == "7 dossiers"


def standing(place: Workplace, dossier: DossierId) -> dict[str, list[object]]:
    """The different answers that stand in a dossier, by key; emptied ones left out."""
    with place.desk.unit_of_work() as work:
        heads = work.changes.heads(dossier, ChangeKind.ANSWER)
    found: dict[str, list[object]] = {}
    for (_, key), changes in heads.items():
        said = {canonical(c.value): a.value for c in changes if (a := readable(c.value)) and not a.is_empty}
        if said:
            found[key] = list(said.values())
    return found


@settings(max_examples=25, deadline=None)
@given(st.lists(acts(), max_size=12), st.lists(acts(), max_size=12))
def test_joining_loses_no_change_and_can_be_repeated(here: list[Act], there: list[Act]) -> None:
    place = workplace()
    one, other = place.begin("Rima"), place.begin("Reema")
    for dossier, done in ((one, here), (other, there)):
        for act in done:
            try_to(act, place.desk, dossier)
    stood = standing(place, one)
    with place.desk.unit_of_work() as work:
        before = {dossier: work.changes.of(dossier) for dossier in (one, other)}
        theirs = work.changes.heads(other, ChangeKind.ANSWER)
        had_rows = any(key.startswith("G03#") for _, key in work.changes.heads(one, ChangeKind.ANSWER))
    join_dossiers(place.desk, one, other)
    with place.desk.unit_of_work() as work:
        after = {dossier: work.changes.of(dossier) for dossier in (one, other)}
        held = {
            (c.key.partition("#")[0], canonical(c.value)) for c in work.changes.of(one, ChangeKind.ANSWER)
        }
    for dossier in (one, other):
        assert all(change in after[dossier] for change in before[dossier])
    for (_, key), heads in theirs.items():
        for head in heads:
            said = readable(head.value)
            if said is not None and not said.is_empty and not (key == "G03" and had_rows):
                assert (key.partition("#")[0], canonical(head.value)) in held
    assert join_dossiers(place.desk, one, other).changes == ()
    take_apart(place.desk, one, other)
    assert standing(place, one) == stood
    assert take_apart(place.desk, one, other).changes == ()
