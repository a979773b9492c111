"""Attachments at the back end: what is wanted, how it comes in, who gets it."""

from __future__ import annotations

import pytest

from sync.protocol.blobs import RECEIPT_HEADER, blob_path, verify_blob
from sync.protocol.errors import ProblemType, read_problem
from sync.server.service import office
from tests.server.blob_places import (
    SPECIAL,
    TUS,
    add,
    attach,
    attached,
    begin,
    checksum,
    content,
    fetch,
    missing,
    named,
    sealed,
    send,
    state,
)
from tests.server.places import FieldDesk, Municipality, good, problem_of


@pytest.fixture
def desk(municipality: Municipality) -> FieldDesk:
    return municipality.desk()


def colleague(municipality: Municipality, desk: FieldDesk, may_read_special: bool = True) -> FieldDesk:
    """Another laptop, of another worker, with every dossier of `desk`."""
    other = municipality.desk(municipality.worker(may_read_special))
    for dossier, keys in desk.keys.items():
        office.assign_dossier(municipality.house.service, municipality.tenant, dossier, other.worker)
        other.keys[dossier] = keys
    return other


def label_of(desk: FieldDesk) -> str:
    """Whose laptop it is, as colleagues know them."""
    with desk.house.service.work_in(desk.reply.tenant) as work:
        row = work.people.worker(desk.worker)
    assert row is not None
    return row.label


def test_a_photo_comes_in_by_chunks_and_goes_out_as_it_came(desk: FieldDesk) -> None:
    plain = content(300_001)
    name = attach(desk, plain)
    (wanted,) = missing(desk)
    assert (wanted.name, wanted.desk, wanted.label, wanted.offset) == (name, desk.desk, label_of(desk), 0)
    whole = sealed(desk, name, plain)
    begun = good(begin(desk, name, len(whole)), 201)
    assert (begun.headers["Location"], begun.headers["Upload-Offset"]) == (blob_path(name), "0")
    assert "Upload-Expires" in begun.headers
    good(add(desk, name, 0, whole[:70_000]), 204)
    assert missing(desk)[0].offset == 70_000
    half = good(state(desk, name))
    assert (half.headers["Upload-Offset"], half.headers["Upload-Length"]) == ("70000", str(len(whole)))
    assert RECEIPT_HEADER not in half.headers
    done = good(add(desk, name, 70_000, whole[70_000:]), 204)
    told = verify_blob(
        done.headers[RECEIPT_HEADER], desk.reply.tenant, name, len(whole), desk.reply.server_key
    )
    assert not told.is_safe
    assert missing(desk) == ()
    assert good(fetch(desk, name)).content == whole
    part = good(fetch(desk, name, "bytes=1000-1999"), 206)
    assert part.content == whole[1000:2000]
    assert part.headers["Content-Range"] == f"bytes 1000-1999/{len(whole)}"
    assert good(fetch(desk, name, "bytes=300000-"), 206).content == whole[300_000:]


def test_the_state_of_what_is_whole_carries_the_signed_word_too(desk: FieldDesk) -> None:
    plain = content(5_000)
    name = attach(desk, plain)
    send(desk, name, plain)
    for again in (good(state(desk, name)), good(begin(desk, name, len(sealed(desk, name, plain))), 201)):
        size = int(again.headers["Upload-Offset"])
        assert size == int(again.headers["Upload-Length"])
        verify_blob(again.headers[RECEIPT_HEADER], desk.reply.tenant, name, size, desk.reply.server_key)


def test_one_photo_from_two_laptops_at_once_is_one_blob(municipality: Municipality, desk: FieldDesk) -> None:
    plain = content(200_000)
    name = attach(desk, plain)
    other = colleague(municipality, desk)
    ours, theirs = sealed(desk, name, plain), sealed(other, name, plain)
    assert ours == theirs
    good(begin(desk, name, len(ours)), 201)
    good(add(desk, name, 0, ours[:50_000]), 204)
    assert good(begin(other, name, len(theirs)), 201).headers["Upload-Offset"] == "50000"
    good(add(other, name, 50_000, theirs[50_000:150_000]), 204)
    late = problem_of(lambda: good(add(desk, name, 50_000, ours[50_000:])))
    assert (late.type, late.n) == (ProblemType.OFFSET_DIFFERS, 150_000)
    good(add(desk, name, 150_000, ours[150_000:]), 204)
    assert good(fetch(other, name)).content == ours


def test_nothing_comes_in_that_no_change_refers_to(desk: FieldDesk) -> None:
    dossier = desk.begin_dossier()
    stray = named(dossier, content(10))
    for ask in (lambda: good(begin(desk, stray, 100)), lambda: good(add(desk, stray, 0, b"x"))):
        assert problem_of(ask).type is ProblemType.NOT_FOUND
    assert state(desk, stray).status_code == 404


def test_another_content_under_the_name_is_refused_whole_and_begins_anew(desk: FieldDesk) -> None:
    plain = content(150_000)
    name = attach(desk, plain)
    whole = bytearray(sealed(desk, name, plain))
    good(begin(desk, name, len(whole)), 201)
    good(add(desk, name, 0, bytes(whole[:100_000])), 204)
    whole[120_000] ^= 1
    last = problem_of(lambda: good(add(desk, name, 100_000, bytes(whole[100_000:]))))
    assert last.type is ProblemType.CONTENT_DIFFERS
    assert state(desk, name).status_code == 404
    assert len(missing(desk)) == 1
    send(desk, name, plain)
    assert missing(desk) == ()


def test_a_chunk_that_was_changed_on_its_way_is_not_kept(desk: FieldDesk) -> None:
    plain = content(10_000)
    name = attach(desk, plain)
    whole = sealed(desk, name, plain)
    good(begin(desk, name, len(whole)), 201)
    for told in (checksum(b"other"), checksum(b"other", "sha1")):
        answer = add(desk, name, 0, whole, {"Upload-Checksum": told})
        assert (answer.status_code, read_problem(answer.content).type) == (460, ProblemType.CHECKSUM_DIFFERS)
    for told in ("md5 abcd", "sha256 ***"):
        assert add(desk, name, 0, whole, {"Upload-Checksum": told}).status_code == 400
    assert good(state(desk, name)).headers["Upload-Offset"] == "0"
    good(add(desk, name, 0, whole, {"Upload-Checksum": checksum(whole, "sha1")}), 204)


def test_tus_is_spoken_as_its_text_says(desk: FieldDesk) -> None:
    plain = content(1_000)
    name = attach(desk, plain)
    spoken = desk.house.http.request("OPTIONS", blob_path(name))
    assert (spoken.status_code, spoken.headers["Tus-Version"]) == (204, "1.0.0")
    assert (
        "creation" in spoken.headers["Tus-Extension"] and "sha1" in spoken.headers["Tus-Checksum-Algorithm"]
    )
    other = desk.ask("POST", blob_path(name), headers={"Tus-Resumable": "0.2.2", "Upload-Length": "9"})
    assert (other.status_code, other.headers["Tus-Version"]) == (412, "1.0.0")
    size = len(sealed(desk, name, plain))
    answers = [
        begin(desk, name, size),
        add(desk, name, 0, b"a" * 10, {"Content-Type": "application/octet-stream"}),
        add(desk, name, 5, b"a" * 10),
        state(desk, name),
    ]
    assert [one.status_code for one in answers] == [201, 415, 409, 200]
    assert {one.headers["Tus-Resumable"] for one in answers} == {"1.0.0"}
    assert answers[-1].headers["Cache-Control"] == "no-store"


def test_an_upload_may_be_ended_and_what_is_whole_may_not(desk: FieldDesk) -> None:
    plain = content(1_000)
    name = attach(desk, plain)
    good(begin(desk, name, len(sealed(desk, name, plain))), 201)
    good(desk.ask("DELETE", blob_path(name), headers=TUS), 204)
    assert state(desk, name).status_code == 404
    send(desk, name, plain)
    kept = problem_of(lambda: good(desk.ask("DELETE", blob_path(name), headers=TUS)))
    assert kept.type is ProblemType.NOT_ALLOWED


@pytest.mark.parametrize("length", ["0", "-1", "x", "", "7", str(60 * 1024 * 1024)])
def test_a_size_that_no_content_has_is_refused(desk: FieldDesk, length: str) -> None:
    name = attach(desk, content(10))
    answer = desk.ask("POST", blob_path(name), headers=TUS | {"Upload-Length": length})
    assert (answer.status_code, read_problem(answer.content).type) == (400, ProblemType.INVALID)


def test_more_than_was_told_does_not_fit(desk: FieldDesk) -> None:
    plain = content(1_000)
    name = attach(desk, plain)
    whole = sealed(desk, name, plain)
    good(begin(desk, name, len(whole)), 201)
    assert problem_of(lambda: good(add(desk, name, 0, whole + b"x"))).type is ProblemType.INVALID


def test_only_who_has_the_dossier_sends_or_fetches(municipality: Municipality, desk: FieldDesk) -> None:
    plain = content(1_000)
    name = attach(desk, plain)
    stranger = municipality.desk()
    stranger.keys[name.dossier] = desk.keys[name.dossier]
    assert missing(stranger) == ()
    assert problem_of(lambda: send(stranger, name, plain)).type is ProblemType.NOT_FOUND
    send(desk, name, plain)
    for asked in (fetch(stranger, name), state(stranger, name)):
        assert asked.status_code == 404


def test_special_photos_are_for_who_may_read_special_data(
    municipality: Municipality, desk: FieldDesk
) -> None:
    plain = content(2_000)
    name = attach(desk, plain, SPECIAL)
    may, may_not = colleague(municipality, desk), colleague(municipality, desk, may_read_special=False)
    assert [len(missing(one)) for one in (desk, may, may_not)] == [1, 1, 0]
    send(desk, name, plain)
    assert good(fetch(may, name)).content == sealed(desk, name, plain)
    assert fetch(may_not, name).status_code == 404
    assert fetch(may, named(name.dossier, plain)).status_code == 404


def test_after_a_dossier_was_taken_back_unsent_photos_still_go_up(
    municipality: Municipality, desk: FieldDesk
) -> None:
    plain = content(2_000)
    name = attach(desk, plain)
    house = municipality.house
    office.unassign_dossier(house.service, municipality.tenant, name.dossier, desk.worker)
    assert [one.name for one in missing(desk)] == [name]
    send(desk, name, plain)
    assert fetch(desk, name).status_code == 404


def test_another_municipality_cannot_tell_that_a_photo_is_there(
    municipality: Municipality, neighbour: Municipality, desk: FieldDesk
) -> None:
    plain = content(2_000)
    name = attach(desk, plain)
    send(desk, name, plain)
    far = neighbour.desk()
    far.keys[name.dossier] = desk.keys[name.dossier]
    assert [fetch(far, name).status_code, state(far, name).status_code] == [404, 404]


def test_a_photo_that_was_taken_away_before_it_came_is_not_missed(desk: FieldDesk) -> None:
    plain, dossier = content(500), desk.begin_dossier()
    made = attached(desk, dossier, [plain])
    taken = desk.change(dossier, "bijlage-1", None, "attachment")
    gone = type(taken)(**{**{f: getattr(taken, f) for f in taken.__slots__}, "parents": (made.id,)})
    desk.push(desk.seal(dossier, [made]), desk.seal(dossier, [gone]))
    assert missing(desk) == ()
    again = desk.begin_dossier()
    made = attached(desk, again, [plain])
    gone = type(taken)(**{**{f: getattr(gone, f) for f in gone.__slots__}, "dossier": again,
                          "id": taken.id[:-1] + "0", "parents": (made.id,)})  # fmt: skip
    desk.push(desk.seal(again, [gone]), desk.seal(again, [made]))
    assert missing(desk) == ()


def test_what_refers_to_a_photo_that_is_there_already_misses_nothing(desk: FieldDesk) -> None:
    plain = content(500)
    name = attach(desk, plain)
    send(desk, name, plain)
    desk.push(desk.seal(name.dossier, [attached(desk, name.dossier, [plain], "bijlage-2")]))
    assert missing(desk) == ()


def test_odd_values_refer_to_nothing_and_break_nothing(desk: FieldDesk) -> None:
    dossier = desk.begin_dossier()
    odd: list[object] = [None, 3, "x", [], {"pages": 3}, {"pages": [3, {"sha256": 5, "thumb": "../x"}]}]
    changes = [desk.change(dossier, f"b{n}", value, "attachment") for n, value in enumerate(odd)]
    changes += [desk.change(dossier, f"p{n}", value, "paper") for n, value in enumerate(odd)]
    assert desk.push(desk.seal(dossier, changes)).quarantined == ()
    assert missing(desk) == ()


def test_many_missing_photos_come_in_pages_each_once(desk: FieldDesk) -> None:
    dossier = desk.begin_dossier()
    plains = [content(20, seed) for seed in range(600)]
    for at in range(0, 600, 100):
        desk.push(desk.seal(dossier, [attached(desk, dossier, plains[at : at + 100], f"b{at}")]))
    found = [one.name for one in missing(desk)]
    assert sorted(one.sha256 for one in found) == sorted(named(dossier, plain).sha256 for plain in plains)


@pytest.mark.parametrize(
    ("asked", "status"), [("bytes=900000-", 416), ("bytes=5-2", 416), ("bytes=-5", 416), ("x", 416)]
)
def test_a_range_that_is_not_there_is_refused(desk: FieldDesk, asked: str, status: int) -> None:
    plain = content(500)
    name = attach(desk, plain)
    send(desk, name, plain)
    assert fetch(desk, name, asked).status_code == status


@pytest.mark.parametrize(
    "path",
    [
        "/v1/dossiers/x/blobs/y",
        "/v1/dossiers/x/blobs/y?privacyClass=secret",
        "/v1/missing-blobs?after=1",
        "/v1/missing-blobs?more=1",
    ],
)
def test_nonsense_in_an_address_is_told_field_by_field(desk: FieldDesk, path: str) -> None:
    problem = problem_of(lambda: good(desk.ask("GET", path)))
    assert problem.type is ProblemType.INVALID and problem.problems


def test_a_revoked_desk_leaves_what_it_has_and_fetches_nothing(
    municipality: Municipality, desk: FieldDesk
) -> None:
    plain = content(500)
    name = attach(desk, plain)
    office.set_desk_state(
        municipality.house.service, municipality.tenant, desk.desk, office.DeskState.REVOKED
    )
    send(desk, name, plain)
    assert problem_of(lambda: good(fetch(desk, name))).type is ProblemType.DEVICE_REVOKED
    assert problem_of(lambda: missing(desk)).type is ProblemType.DEVICE_REVOKED


def test_a_desk_that_was_put_out_cannot_touch_the_upload_of_a_colleague(
    municipality: Municipality, desk: FieldDesk
) -> None:
    plain = content(300_000)
    name = attach(desk, plain)
    out = colleague(municipality, desk)
    office.set_desk_state(municipality.house.service, municipality.tenant, out.desk, office.DeskState.REVOKED)
    whole = sealed(desk, name, plain)
    good(begin(desk, name, len(whole)), 201)
    good(add(desk, name, 0, whole[:100_000]), 204)
    tries = [
        begin(out, name, len(sealed(desk, name, plain[:-1]))),
        begin(out, name, len(whole)),
        add(out, name, 100_000, b"\0" * (len(whole) - 100_000)),
        state(out, name),
        out.ask("DELETE", blob_path(name), headers=TUS),
    ]
    assert [one.status_code for one in tries] == [404, 404, 404, 404, 403]
    assert state(desk, name).headers["Upload-Offset"] == "100000"
    good(add(desk, name, 100_000, whole[100_000:]), 204)
    assert fetch(desk, name).content == whole


def test_what_a_desk_that_was_put_out_began_a_colleague_begins_anew(
    municipality: Municipality, desk: FieldDesk
) -> None:
    plain = content(300_000)
    name = attach(desk, plain)
    out = colleague(municipality, desk)
    office.set_desk_state(municipality.house.service, municipality.tenant, out.desk, office.DeskState.REVOKED)
    whole = sealed(desk, name, plain)
    good(begin(out, name, len(whole)), 201)
    good(add(out, name, 0, b"\0" * 100_000), 204)
    assert state(desk, name).status_code == 404
    send(desk, name, plain)
    assert fetch(desk, name).content == whole
