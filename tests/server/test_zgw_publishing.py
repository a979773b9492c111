"""Publishing to a zaaksysteem that does what a real one was seen to do: one of everything, the same bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from sync.server.service.publishing_ports import State, Target, Why
from sync.server.service.supplying import destroy_dossier
from tests.server.fake_zgw import FakeZgw
from tests.server.fake_zgw_http import running_zgw
from tests.server.places import Municipality
from tests.server.zgw_places import ESTABLISHED, LETTER, PICTURE, Beside, beside

_LINKS = ("zaken", "rollen", "statussen", "zaakeigenschappen", "zaakinformatieobjecten", "resultaten",
          "besluiten", "besluitinformatieobjecten")  # fmt: skip

_WRITES = [
    "POST zaken", "POST rollen", "POST zaakeigenschappen", "POST statussen", "POST resultaten",
    "POST enkelvoudiginformatieobjecten", "PUT bestandsdelen", "POST unlock", "POST zaakinformatieobjecten",
    "POST besluiten", "POST besluitinformatieobjecten",
]  # fmt: skip


@pytest.fixture(scope="module")
def listening() -> Iterator[FakeZgw]:
    with running_zgw() as fake:
        yield fake


@pytest.fixture
def zgw(listening: FakeZgw) -> FakeZgw:
    """The same port, nothing in it, nothing odd."""
    listening.begin_at(listening.base)
    listening.switches = type(listening.switches)()
    return listening


@pytest.fixture
def place(municipality: Municipality, zgw: FakeZgw) -> Beside:
    zgw.switches.now = municipality.house.clock.now
    return beside(municipality, zgw)


def is_one_of_everything(zgw: FakeZgw) -> bool:
    counts = {name: len(zgw.all_of(name)) for name in _LINKS}
    wanted = {"zaken": 1, "rollen": 2, "statussen": 2, "zaakeigenschappen": 3, "zaakinformatieobjecten": 2,
              "resultaten": 1, "besluiten": 1, "besluitinformatieobjecten": 1}  # fmt: skip
    linked = {str(one["informatieobject"]).rsplit("/", 1)[1] for one in zgw.all_of("zaakinformatieobjecten")}
    contents = {zgw.documents[one].content for one in linked}
    assert counts == wanted
    return contents == {LETTER, PICTURE} and not any(zgw.documents[one].lock for one in linked)


def go_on(place: Beside, dossier: str, rounds: int = 6) -> int:
    """Rounds until it is done, the clock going on in between; how many it took."""
    for count in range(1, rounds + 1):
        place.publish()
        if place.row(dossier).state is State.DONE:
            return count
        place.municipality.house.clock.ahead += timedelta(hours=7)
    raise AssertionError(place.row(dossier))


def test_an_established_plan_becomes_one_zaak_with_everything_on_it(place: Beside, zgw: FakeZgw) -> None:
    dossier = place.established()
    assert place.publish().done == 1
    assert is_one_of_everything(zgw)
    (zaak,) = zgw.all_of("zaken")
    assert len(str(zaak["identificatie"])) <= 40 and dossier not in str(zaak)
    assert (zaak["einddatum"], zaak["startdatum"]) == (zgw.switches.now().date().isoformat(), "2026-07-20")
    assert {one["waarde"] for one in zgw.all_of("zaakeigenschappen")} == {"Z-route", "20260915", "20290915"}
    assert all(one.told["indicatieGebruiksrecht"] is False for one in zgw.documents.values())
    (besluit,) = zgw.all_of("besluiten")
    assert besluit["datum"] == "2026-09-15"


def test_publishing_again_makes_nothing_twice_and_costs_little(place: Beside, zgw: FakeZgw) -> None:
    dossier = place.established()
    place.publish()
    first = sum(zgw.calls.values())
    assert place.publish().done == 0  # nothing new, no turn
    place.summary(dossier)
    assert place.publish().done == 1
    assert is_one_of_everything(zgw)
    # At half a second a call a first dossier takes under half a minute, and later ones a few seconds.
    assert (first, sum(zgw.calls.values()) - first) <= (50, 14)


def test_no_answer_and_no_number_of_the_person_leaves_for_the_zaaksysteem(
    place: Beside, zgw: FakeZgw
) -> None:
    dossier = place.established()
    place.desk.push(place.desk.seal(dossier, [place.desk.change(dossier, value="Bijzonder geheim")]))
    place.summary(dossier)
    place.publish()
    told = repr(zgw.kept) + repr([one.told for one in zgw.documents.values()])
    assert "geheim" not in told.lower() and "inpBsn" not in told and dossier not in told


def test_nothing_is_published_before_a_plan_was_established(place: Beside, zgw: FakeZgw) -> None:
    dossier = place.desk.begin_dossier()
    place.paper(dossier, "pip_brief", LETTER, is_concept=True)
    place.summary(dossier, replace(ESTABLISHED, status="gereed"))
    assert place.publish().done == 1
    assert (zgw.all_of("zaken"), place.row(dossier).reason) == ([], Why.NOT_DECIDED)


def test_where_the_municipality_wants_so_the_zaak_is_there_from_the_beginning(
    municipality: Municipality, zgw: FakeZgw
) -> None:
    place = beside(municipality, zgw, publiceren="vanaf_begin = true")
    dossier = place.desk.begin_dossier()
    place.summary(dossier, replace(ESTABLISHED, status="concept", dagtekening="", term_end=""))
    place.publish()
    assert [len(zgw.all_of(name)) for name in ("zaken", "statussen", "besluiten")] == [1, 1, 0]
    place.paper(dossier, "pip_brief", LETTER)
    place.paper(dossier, "beeldplan", PICTURE)
    place.summary(dossier)
    place.publish()
    assert is_one_of_everything(zgw)


def test_a_summary_older_than_the_answers_waits_for_a_fresh_one(place: Beside, zgw: FakeZgw) -> None:
    dossier = place.established()
    place.municipality.house.clock.ahead += timedelta(seconds=5)
    place.desk.push(place.desk.seal(dossier))
    place.publish()
    assert (zgw.all_of("zaken"), place.row(dossier).reason) == ([], Why.SUMMARY_STALE)
    place.summary(dossier)
    assert go_on(place, dossier) == 1


def test_a_dossier_that_goes_on_elsewhere_is_left_alone(place: Beside, zgw: FakeZgw) -> None:
    dossier = place.established()
    place.summary(dossier, replace(ESTABLISHED, blockers=("samengevoegd",)))
    place.publish()
    assert (zgw.all_of("zaken"), place.row(dossier).reason) == ([], Why.ELSEWHERE)


@pytest.mark.parametrize("call", ["POST zaak_registreren", *_WRITES])
def test_a_line_that_is_cut_before_the_reply_ends_in_one_zaak(place: Beside, zgw: FakeZgw, call: str) -> None:
    zgw.switches.registers = call == "POST zaak_registreren"
    zgw.switches.cut_after.append(call)
    dossier = place.established()
    assert go_on(place, dossier) <= 2
    assert (is_one_of_everything(zgw), zgw.switches.cut_after) == (True, [])


@pytest.mark.parametrize("how", ["broken_after", "broken_before"])
@pytest.mark.parametrize("first", [0, 1, 2])
def test_a_500_that_did_store_and_one_that_did_not_end_in_one_zaak(
    place: Beside, zgw: FakeZgw, how: str, first: int
) -> None:
    zgw.switches.registers = False
    breaking = getattr(zgw.switches, how)
    breaking += _WRITES[first::3]
    dossier = place.established()
    go_on(place, dossier)
    assert (is_one_of_everything(zgw), breaking) == (True, [])


def test_a_line_that_is_cut_at_every_write_of_a_dossier_ends_in_one_zaak(place: Beside, zgw: FakeZgw) -> None:
    zgw.switches.registers = False
    zgw.switches.cut_after += [
        "POST zaken", "POST rollen", "POST rollen", "POST zaakeigenschappen", "POST statussen",
        "POST enkelvoudiginformatieobjecten", "PUT bestandsdelen", "PUT bestandsdelen", "POST unlock",
        "POST besluiten", "POST resultaten",
    ]  # fmt: skip
    dossier = place.established()
    go_on(place, dossier, rounds=10)
    assert zgw.switches.cut_after == []
    assert is_one_of_everything(zgw)


def test_a_document_whose_lock_was_lost_with_the_reply_is_left_empty_and_on_no_zaak(
    place: Beside, zgw: FakeZgw
) -> None:
    zgw.switches.cut_after.append("POST enkelvoudiginformatieobjecten")
    dossier = place.established()
    go_on(place, dossier)
    assert is_one_of_everything(zgw)
    names = sorted(str(one.told["identificatie"]) for one in zgw.documents.values())
    assert [name.count("-") for name in names].count(2) == 1 and len(names) == 3


def test_parts_that_were_in_already_are_not_sent_again(place: Beside, zgw: FakeZgw) -> None:
    zgw.switches.broken_before.append("PUT bestandsdelen")
    dossier = place.established()
    assert go_on(place, dossier) == 2
    assert zgw.calls["PUT bestandsdelen"] == 2 * zgw.switches.parts  # the broken one was never counted
    assert is_one_of_everything(zgw)


@pytest.mark.parametrize("wide_rights", [False, True])
def test_bytes_that_arrived_otherwise_are_found_and_sent_again(
    place: Beside, zgw: FakeZgw, wide_rights: bool
) -> None:
    zgw.switches.wide_rights = wide_rights
    zgw.switches.spoiled_documents = 1
    dossier = place.established()
    assert go_on(place, dossier) == 1
    assert is_one_of_everything(zgw)


def test_bytes_that_keep_arriving_otherwise_never_count_and_never_end_the_zaak(
    place: Beside, zgw: FakeZgw
) -> None:
    zgw.switches.spoiled_documents = 99
    dossier = place.established()
    assert place.publish().apart == 1
    assert place.row(dossier).reason is Why.BYTES_DIFFER
    assert (zgw.all_of("zaakinformatieobjecten"), zgw.all_of("zaken")[0]["einddatum"]) == ([], None)


def test_the_zaak_is_not_ended_while_a_paper_is_under_way(place: Beside, zgw: FakeZgw) -> None:
    dossier = place.desk.begin_dossier()
    place.paper(dossier, "pip_brief", LETTER)
    place.paper(dossier, "beeldplan", PICTURE, is_here=False)
    place.summary(dossier)
    assert place.publish().waiting == 1
    assert (place.row(dossier).reason, len(zgw.all_of("statussen"))) == (Why.PAPER_NOT_HERE, 1)
    place.papers.held[hashlib.sha256(PICTURE).hexdigest()] = PICTURE
    assert go_on(place, dossier) <= 2
    assert is_one_of_everything(zgw)


def test_without_the_letter_the_zaak_stays_open_until_it_was_made(place: Beside, zgw: FakeZgw) -> None:
    dossier = place.desk.begin_dossier()
    place.paper(dossier, "beeldplan", PICTURE)
    place.summary(dossier)
    assert place.publish().done == 1
    assert zgw.all_of("zaken")[0]["einddatum"] is None
    place.paper(dossier, "pip_brief", LETTER)
    place.summary(dossier)
    assert place.publish().done == 1
    assert is_one_of_everything(zgw)


def test_a_zaak_that_was_ended_by_hand_is_not_forced_open(place: Beside, zgw: FakeZgw) -> None:
    dossier = place.desk.begin_dossier()
    place.paper(dossier, "pip_brief", LETTER, is_here=False)
    place.summary(dossier)
    place.publish()
    zgw.all_of("zaken")[0]["einddatum"] = "2026-10-01"
    place.papers.held[hashlib.sha256(LETTER).hexdigest()] = LETTER
    place.municipality.house.clock.ahead += timedelta(hours=7)
    assert place.publish().apart == 1
    assert (place.row(dossier).reason, zgw.documents) == (Why.CLOSED, {})


def test_a_zaak_that_somebody_took_away_is_not_made_again_by_itself(place: Beside, zgw: FakeZgw) -> None:
    dossier = place.established()
    place.publish()
    zgw.kept["zaken"].clear()
    place.summary(dossier)
    assert place.publish().apart == 1
    assert (place.row(dossier).reason, zgw.all_of("zaken")) == (Why.GONE, [])


def test_a_right_that_is_missing_is_told_in_the_words_of_the_zaaksysteem(place: Beside, zgw: FakeZgw) -> None:
    zgw.switches.scopes -= {"documenten.lock"}
    dossier = place.established()
    assert place.publish().apart == 1
    row = place.row(dossier)
    assert (row.reason, row.detail) == (Why.NOT_ALLOWED, "U heeft geen toestemming voor deze actie.")


def test_one_dossier_that_is_refused_does_not_hold_up_the_next(place: Beside, zgw: FakeZgw) -> None:
    refused, good = place.desk.begin_dossier(), place.established()
    place.paper(refused, "pip_brief", b"%PDF leeg")
    place.summary(refused, replace(ESTABLISHED, due="2026-09-28", dagtekening="2026-09-16"))
    zgw.switches.broken_before += ["GET zaken"]
    counted = place.publish()
    assert (counted.done, counted.waiting) == (1, 1)
    assert {place.row(refused).state, place.row(good).state} == {State.DONE, State.WAITING}


def test_a_portal_in_between_makes_nothing_count(place: Beside, zgw: FakeZgw) -> None:
    zgw.switches.portal = True
    dossier = place.established()
    place.publish()
    assert (place.row(dossier).state, place.row(dossier).reason) == (State.WAITING, Why.UNREACHABLE)
    zgw.switches.portal = False
    assert go_on(place, dossier) <= 2
    assert is_one_of_everything(zgw)


@pytest.mark.parametrize(
    ("call", "blind"),
    [
        ("POST zaken", ["zaken"] * 3),
        ("POST enkelvoudiginformatieobjecten", ["enkelvoudiginformatieobjecten"] * 3),
        ("POST besluiten", ["besluiten"] * 3),
        ("POST zaakinformatieobjecten", ["zaakinformatieobjecten"] * 3),
    ],
)
def test_what_is_refused_because_it_is_there_is_looked_up_and_gone_on_with(
    place: Beside, zgw: FakeZgw, call: str, blind: list[str]
) -> None:
    zgw.switches.registers = False
    zgw.switches.cut_after.append(call)
    zgw.switches.blind += blind
    dossier = place.established()
    go_on(place, dossier)
    assert (is_one_of_everything(zgw), zgw.switches.blind) == (True, [])


def test_a_call_for_all_at_once_that_is_there_and_says_no_is_done_without(
    place: Beside, zgw: FakeZgw
) -> None:
    zgw.switches.refuses_at_once = True
    dossier = place.established()
    assert go_on(place, dossier) == 1
    assert is_one_of_everything(zgw)


def test_a_document_that_somebody_has_locked_is_waited_for(place: Beside, zgw: FakeZgw) -> None:
    zgw.switches.spoiled_documents, zgw.switches.locked_by_other = 1, True
    dossier = place.established()
    place.publish()
    assert (place.row(dossier).state, place.row(dossier).reason) == (State.WAITING, Why.IN_USE)
    zgw.switches.locked_by_other = False
    assert go_on(place, dossier) <= 2
    assert is_one_of_everything(zgw)


def test_where_rights_are_wide_a_document_is_still_never_unlocked_before_all_parts_are_in(
    place: Beside, zgw: FakeZgw
) -> None:
    zgw.switches.wide_rights = True
    zgw.switches.cut_after += ["PUT bestandsdelen"] * 2
    dossier = place.established()
    go_on(place, dossier)
    assert is_one_of_everything(zgw)


def test_a_token_is_of_this_moment_and_a_clock_that_lags_is_told(place: Beside, zgw: FakeZgw) -> None:
    clock = place.municipality.house.clock
    zgw.switches.now = lambda: clock.now() + timedelta(hours=2)
    dossier = place.established()
    assert place.publish().apart == 1
    assert place.row(dossier).detail == "Het token is verlopen."
    zgw.switches.now = clock.now
    clock.ahead += timedelta(hours=3)  # the same program, hours later: no token of then is used
    with place.municipality.house.service.work_in(place.municipality.tenant) as work:
        assert work.publications.again(Target.ZGW, None) == 1
    assert go_on(place, dossier) == 1


def test_a_zaaksysteem_that_is_away_is_not_asked_for_every_dossier(place: Beside, zgw: FakeZgw) -> None:
    for _ in range(5):
        place.established()
    zgw.switches.portal = True
    assert place.publish().waiting == 3


def test_a_destroyed_dossier_leaves_nothing_in_our_books(place: Beside, zgw: FakeZgw) -> None:
    dossier = place.established()
    place.publish()
    service, tenant = place.municipality.house.service, place.municipality.tenant
    destroy_dossier(service, tenant, dossier, "besluit-1")
    with service.work_in(tenant) as work:
        assert work.publications.made(Target.ZGW, dossier) == {}
        assert work.publications.papers(dossier) == ()
        work.publications.again(Target.ZGW, dossier)
    assert place.publish().done == 1
    assert (place.row(dossier).reason, len(zgw.all_of("zaken"))) == (Why.DESTROYED, 1)
