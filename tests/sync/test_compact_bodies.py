"""Bodies written once for what their changes share: nothing is lost, and the older form is still read."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from resources import paths
from sync.protocol.bodies import decode_changes, encode_changes, place_ad, seal_body
from sync.protocol.body_packing import (
    COLUMNS,
    DICTIONARY_ID,
    OLDER_DICTIONARY_ID,
    pack_columns,
    unpack_columns,
    unpack_older,
)
from sync.protocol.canonical import WireCode, WireProblem, canonical, read_json
from sync.protocol.change_records import read_change, write_change
from sync.protocol.columns import Around, write_columns
from sync.protocol.compact import read_compact
from sync.protocol.model import ChangeRecord, PrivacyClass, SealedSet, SetHeader
from sync.protocol.packing import pack
from sync.protocol.sealing import ChainPlace, open_set, seal_set
from tests.sync.older_bodies import pack_older, write_compact

DOSSIER, AUTHOR, DESK = (f"{number:08d}-0000-4000-8000-000000000000" for number in (1, 2, 3))
TAIL = "9abc-0123456789ab"
KEY = b"\x11" * 32


def header(sealed_at: str = "2026-09-15T08:42:00.000Z", author: str = AUTHOR) -> SetHeader:
    return SetHeader(
        1, "gm9999", DESK, DOSSIER, 1, "0" * 64, DOSSIER, PrivacyClass.NORMAL, author, "landelijk@1", 1,
        sealed_at, "0" * 64, 1,
    )  # fmt: skip


def at(wall: int, counter: int = 0, tail: str = TAIL, **more: object) -> ChangeRecord:
    hexed = f"{wall:012x}"
    record = ChangeRecord(
        id=f"{hexed[:8]}-{hexed[8:]}-7{counter:03x}-{tail}",
        dossier=DOSSIER,
        kind="answer",
        key="K01",
        value={"state": None, "value": "bakker"},
        parents=(),
        author=AUTHOR,
        desk=DESK,
        time=f"{wall:013d}-{counter:04d}-{DESK}",
        pack="landelijk@1",
        language="ar",
    )
    return replace(record, **more)  # type: ignore[arg-type]


IDS = st.uuids().map(str)
RECORDS = st.builds(
    ChangeRecord,
    id=IDS,
    dossier=st.just(DOSSIER),
    kind=st.sampled_from(["answer", "note", "goal"]),
    key=st.sampled_from(["K01", "T07#1", "x"]),
    value=st.none() | st.integers(-9, 9) | st.text("ab", max_size=3) | st.lists(st.booleans(), max_size=2),
    parents=st.lists(IDS, max_size=2).map(tuple),
    author=st.sampled_from([AUTHOR, DESK]),
    desk=st.sampled_from([AUTHOR, DESK]),
    time=st.builds(
        lambda wall, counter, desk: f"{wall:013d}-{counter:04d}-{desk}",
        st.integers(0, 10**13 - 1),
        st.integers(0, 9999),
        st.sampled_from([AUTHOR, DESK]),
    )
    | st.sampled_from(["1-0", "2026-09-15T08:42:00Z-000001"]),
    pack=st.sampled_from([None, "landelijk@1", "eigen@2"]),
    language=st.sampled_from([None, "ar", "prs"]),
    wording=st.sampled_from([None, "a" * 64]),
    source=st.sampled_from([None, "said"]),
    act=st.sampled_from([None, "correct"]),
)


@given(records=st.lists(RECORDS | st.integers(0, 10**12).map(at), min_size=1, max_size=6))
def test_the_short_form_gives_back_what_was_written(records: list[ChangeRecord]) -> None:
    written = [write_change(one) for one in records]
    there = read_json(canonical(write_compact(written)))
    assert isinstance(there, dict)
    assert [read_change(one) for one in read_compact(there, len(written))] == records
    for around in (None, header(), header(author=DESK)):
        assert decode_changes(encode_changes(records, around), around) == tuple(records)


def test_what_the_header_says_is_not_in_the_body() -> None:
    wall = 1_789_461_720_000
    first = at(wall - 9_000)
    text = canonical(write_columns([write_change(first)], Around.of(header()))).decode()
    assert not any(word in text for word in (DOSSIER, AUTHOR, DESK, "landelijk@1", first.id, "state"))
    again = at(wall - 5, parents=(first.id,))
    text = canonical(write_columns([write_change(again)], Around.of(header()))).decode()
    assert text.endswith(f'["K01"],[-5],["bakker"],[[0,{{"parents":[{9_000 - 5}]}}]]]')


def test_a_body_opens_as_of_its_own_author_pack_and_moment_only() -> None:
    """It does not say them again, so whoever altered them in a header would alter who said what."""
    place = ChainPlace("gm9999", DESK, DOSSIER, 0)
    sealed = seal_set(place, [at(1)], PrivacyClass.NORMAL, KEY, AUTHOR, "2026-09-15T08:42:00.000Z", "a@1")
    assert open_set(sealed, KEY) == (at(1),)
    others = {"author": DESK, "pack": "a@2", "sealed_at": "2026-09-15T08:42:00.001Z", "count": 2}
    for name, other in others.items():
        altered = replace(sealed, header=replace(sealed.header, **{name: other}))  # type: ignore[arg-type]
        with pytest.raises(WireProblem) as refused:
            open_set(altered, KEY)
        assert refused.value.code is WireCode.DOES_NOT_OPEN


def test_a_set_that_was_sealed_before_there_were_columns_still_opens() -> None:
    older = header()
    plain = pack_older(canonical(write_compact([write_change(at(5))])))
    assert open_set(SealedSet(older, seal_body(plain, KEY, place_ad(older))), KEY) == (at(5),)


def test_columns_in_a_body_that_is_not_bound_to_its_header_take_nothing_from_it() -> None:
    bound = header()
    plain = encode_changes([at(5)], bound)
    with pytest.raises(WireProblem):
        open_set(SealedSet(bound, seal_body(plain, KEY, place_ad(bound))), KEY)


def test_what_follows_from_the_moment_is_not_written() -> None:
    records = [at(1_770_000_000_000 + step, counter) for step, counter in ((0, 0), (0, 1), (700, 0))]
    text = canonical(write_compact([write_change(one) for one in records])).decode()
    assert all(one.id not in text for one in records)
    assert text.count(DESK) == text.count(DOSSIER) == text.count("landelijk@1") == 1


def test_changes_of_two_dossiers_are_written_in_full() -> None:
    mixed = (at(1), at(2, dossier=AUTHOR))
    assert decode_changes(encode_changes(mixed)) == mixed


def test_a_body_of_the_first_form_is_still_read() -> None:
    records = (at(1), at(2, pack=None))
    full = canonical([write_change(one) for one in records])
    assert decode_changes(pack(full)) == decode_changes(pack_older(full)) == records


@pytest.mark.parametrize(
    ("what", "code"),
    [
        ({"v": 3}, WireCode.UNKNOWN_VERSION),
        ({"v": True}, WireCode.UNKNOWN_VERSION),
        ({"same": {"id": AUTHOR}}, WireCode.UNKNOWN_FIELD),
        ({"same": []}, WireCode.WRONG_TYPE),
        ({"tail": "zzzz-0123456789ab"}, WireCode.WRONG_FORMAT),
        ({"more": 1}, WireCode.UNKNOWN_FIELD),
        ({"changes": [["K01", 1]]}, WireCode.WRONG_TYPE),
        ({"changes": [["K01", 1, 0, []]]}, WireCode.WRONG_TYPE),
        ({"changes": [["K01", 1, 0, {"dossier": AUTHOR}]]}, WireCode.UNKNOWN_FIELD),
        ({"changes": [["K01", 1, -1]]}, WireCode.OUT_OF_RANGE),
        ({"changes": [["K01", 1, [0, True]]]}, WireCode.WRONG_TYPE),
        ({"changes": [["K01", 1, [0, 10_000]]]}, WireCode.OUT_OF_RANGE),
        ({"changes": [["K01", 1, "now"]]}, WireCode.WRONG_TYPE),  # no place for an id
        ({"changes": [["K01", 1, 0]] * 6_000}, WireCode.TOO_MANY),
        ({"changes": []}, WireCode.TOO_MANY),
    ],
)
def test_a_short_form_that_does_not_fit_is_refused(what: dict[str, object], code: WireCode) -> None:
    body = canonical({**write_compact([write_change(at(1))]), **what})
    with pytest.raises(WireProblem) as refused:
        decode_changes(pack(body))
    assert refused.value.code is code


FULL: list[object] = [
    DOSSIER,
    {"kind": "answer", "author": AUTHOR, "desk": DESK},
    TAIL,
    ["K01"],
    [1],
    [1],
    [],
]


@pytest.mark.parametrize(
    ("place", "what", "code"),
    [
        (0, None, WireCode.WRONG_TYPE),
        (0, "x", WireCode.WRONG_FORMAT),
        (1, [], WireCode.WRONG_TYPE),
        (1, {"author": AUTHOR, "desk": DESK}, WireCode.MISSING),
        (1, {"kind": "answer", "author": AUTHOR, "desk": DESK, "id": AUTHOR}, WireCode.UNKNOWN_FIELD),
        (1, {"kind": "answer", "author": AUTHOR, "desk": "x"}, WireCode.WRONG_FORMAT),
        (2, "zzzz-0123456789ab", WireCode.WRONG_FORMAT),
        (2, 7, WireCode.WRONG_TYPE),
        (3, [], WireCode.TOO_MANY),
        (3, ["K01", "K02"], WireCode.OUT_OF_RANGE),
        (3, [7], WireCode.WRONG_FORMAT),
        (3, ["K\u202e"], WireCode.WRONG_FORMAT),
        (3, "K", WireCode.WRONG_TYPE),
        (4, [-1], WireCode.OUT_OF_RANGE),
        (4, [[0, True]], WireCode.WRONG_TYPE),
        (4, [[0, 10_000]], WireCode.OUT_OF_RANGE),
        (4, ["now"], WireCode.WRONG_TYPE),  # no place for an id
        (4, [["now", 0]], WireCode.WRONG_TYPE),
        (4, [["now", "then"]], WireCode.WRONG_TYPE),
        (4, [[0, {}]], WireCode.WRONG_TYPE),
        (5, [[1, 2, 3]], WireCode.WRONG_TYPE),
        (5, [[1, None]], WireCode.WRONG_TYPE),
        (6, {}, WireCode.WRONG_TYPE),
        (6, [[1, {}]], WireCode.OUT_OF_RANGE),
        (6, [[0, {}], [0, {}]], WireCode.OUT_OF_RANGE),
        (6, [[True, {}]], WireCode.OUT_OF_RANGE),
        (6, [[0, {"dossier": AUTHOR}]], WireCode.UNKNOWN_FIELD),
        (6, [[0, {"parents": 1}]], WireCode.WRONG_TYPE),
        (6, [[0, {"parents": [2]}]], WireCode.OUT_OF_RANGE),
        (6, [[0, {"parents": ["x"]}]], WireCode.WRONG_FORMAT),
        (6, [[0, {"id": 1}]], WireCode.WRONG_TYPE),
    ],
)
def test_columns_that_do_not_fit_are_refused(place: int, what: object, code: WireCode) -> None:
    right = decode_changes(pack_columns(canonical(FULL)))
    assert right == (at(1, value={"state": None, "value": 1}, pack=None, language=None),)
    wrong = [*FULL[:place], what, *FULL[place + 1 :]]
    with pytest.raises(WireProblem) as refused:
        decode_changes(pack_columns(canonical(wrong)))
    assert refused.value.code is code


_ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=2),
    max_leaves=6,
)
#: two changes, with a counter and a parent
_PAIR = write_columns([write_change(one) for one in (at(5), at(9, 3, parents=(at(5).id,)))], Around())


@given(place=st.integers(0, 6), within=st.none() | st.integers(0, 1), what=_ANYTHING)
def test_whatever_stands_in_a_column_is_read_strictly_or_refused(
    place: int, within: int | None, what: object
) -> None:
    columns = read_json(canonical(_PAIR))
    assert isinstance(columns, list)
    column = columns[place]
    if within is not None and isinstance(column, list) and within < len(column):
        column[within] = what
    else:
        columns[place] = what
    try:
        found = decode_changes(pack_columns(canonical(columns)))
    except WireProblem:
        return
    assert tuple(read_change(write_change(one)) for one in found) == found


@given(raw=st.binary(max_size=200))
def test_no_bytes_make_the_reader_of_columns_fail_otherwise(raw: bytes) -> None:
    with pytest.raises(WireProblem):
        decode_changes(COLUMNS + raw)
    with pytest.raises(WireProblem):
        decode_changes(pack_columns(raw or b"x"))


@pytest.mark.parametrize(
    ("number", "known"),
    [
        (OLDER_DICTIONARY_ID, "8aeff045370a63d981fdde8f8a7cb9bfcb2ce065374cb8a6af5a28b81a118838"),
        (DICTIONARY_ID, "2a76238171dabec5022176c36fa6a3fb59800bbe999d22a18ed82a66ba7c702d"),
    ],
)
def test_the_words_beforehand_are_those_of_the_first_day(number: int, known: str) -> None:
    """Another file under this number would make everything that was ever packed unreadable."""
    file = paths.wire_folder() / f"body-{number}.dict"
    assert hashlib.sha256(file.read_bytes()).hexdigest() == known


def test_a_body_that_says_it_is_very_large_is_not_unpacked() -> None:
    packed = pack_columns(b"a" * 1_001)
    with pytest.raises(WireProblem) as refused:
        unpack_columns(packed, 1_000)
    assert refused.value.code is WireCode.TOO_LARGE
    assert unpack_columns(packed, 1_001) == b"a" * 1_001


def test_words_of_somebody_else_are_refused() -> None:
    others = zstandard.train_dictionary(
        2048, [bytes([n % 7]) * 40 + b"%d" % n for n in range(400)], dict_id=7
    )
    made = zstandard.ZstdCompressor(dict_data=others).compress(b"[1,2,3]")
    with pytest.raises(WireProblem) as refused:
        unpack_older(made, 1_000)
    assert refused.value.code is WireCode.NOT_ZSTD
