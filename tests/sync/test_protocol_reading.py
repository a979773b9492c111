"""What comes from the other side is read strictly: one meaning, bounded cost, and never repeated."""

from __future__ import annotations

import contextlib
import json
import tracemalloc
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sync.protocol.bodies import decode_changes
from sync.protocol.canonical import Limits, WireCode, WireProblem, canonical, read_json
from sync.protocol.change_records import read_change
from sync.protocol.errors import Problem, ProblemType, read_problem, write_problem
from sync.protocol.exchanges import (
    read_caseload,
    read_enrolment_reply,
    read_enrolment_request,
    read_hello,
    read_new_dossier,
    read_page,
    read_push_reply,
    read_recovery,
)
from sync.protocol.fields import read_bytes, read_instant, write_bytes, write_instant
from sync.protocol.headers import read_header, read_set
from sync.protocol.packing import pack, unpack
from sync.protocol.receipts import read_receipt
from sync.protocol.signing import read_authorization
from sync.protocol.summary import Summary, read_summary, write_summary

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=20,
)
READERS: list[Callable[[object], object]] = [
    read_caseload,
    read_change,
    read_enrolment_reply,
    read_enrolment_request,
    read_header,
    read_hello,
    read_new_dossier,
    read_page,
    read_push_reply,
    read_receipt,
    read_recovery,
    read_set,
    read_summary,
]


@given(JSON)
def test_canonical_text_reads_back_and_does_not_depend_on_order(value: object) -> None:
    written = canonical(value)
    assert canonical(read_json(written)) == written
    if isinstance(value, dict):
        assert canonical(dict(reversed(value.items()))) == written


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", WireCode.NOT_JSON),
        (b"{", WireCode.NOT_JSON),
        (b'{"a":1} x', WireCode.NOT_JSON),
        (b'{"a":1,"a":2}', WireCode.DUPLICATE_KEY),
        (b'[{"a":{"b":1,"b":1}}]', WireCode.DUPLICATE_KEY),
        (b"NaN", WireCode.NOT_A_NUMBER),
        (b"[-Infinity]", WireCode.NOT_A_NUMBER),
        (b"[1e999]", WireCode.NOT_A_NUMBER),
        (b"[9007199254740993]", WireCode.OUT_OF_RANGE),
        (b"[" + b"9" * 5_000 + b"]", WireCode.NOT_JSON),
        (b'"\\ud800"', WireCode.NOT_TEXT),
        (b'"\\u0000"', WireCode.NOT_TEXT),
        (b'{"\\udfff":1}', WireCode.NOT_TEXT),
        (b'"\xff"', WireCode.NOT_UTF8),
        (b'"\xed\xa0\x80"', WireCode.NOT_UTF8),
        (b"[" * 13 + b"]" * 13, WireCode.TOO_DEEP),
        (b"[" * 9_000 + b"]" * 9_000, WireCode.TOO_DEEP),
        (b"[" * 90_000 + b"]" * 90_000, WireCode.TOO_MANY),
        (b"[" + b"0," * 20_001 + b"0]", WireCode.TOO_MANY),
        (b'"' + b"x" * 20_001 + b'"', WireCode.TEXT_TOO_LONG),
        (b" " * (2 * 1024 * 1024 + 1), WireCode.TOO_LARGE),
    ],
)
def test_what_could_be_read_in_two_ways_or_costs_too_much_is_refused(raw: bytes, code: WireCode) -> None:
    with pytest.raises(WireProblem) as refused:
        read_json(raw)
    assert refused.value.code is code


def test_commas_in_a_long_text_are_no_members() -> None:
    texts = ["a,b[{" * 3_000 for _ in range(20)]
    assert read_json(json.dumps(texts).encode()) == texts


def test_a_small_file_of_very_many_things_costs_little_memory() -> None:
    raw = b"[" + b"[]," * 600_000 + b"0]"
    tracemalloc.start()
    with pytest.raises(WireProblem):
        read_json(raw)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8 * 1024 * 1024


@given(st.binary(max_size=200))
@example(b'{"v":1}')
def test_no_bytes_make_the_json_reader_fail_otherwise(raw: bytes) -> None:
    with contextlib.suppress(WireProblem):
        read_json(raw)


@given(JSON)
def test_no_value_makes_a_reader_fail_otherwise(value: object) -> None:
    for reader in READERS:
        with pytest.raises(WireProblem):
            reader(value)


@given(st.binary(max_size=300))
def test_no_bytes_make_a_body_batch_or_problem_reader_fail_otherwise(raw: bytes) -> None:
    for given_bytes in (raw, pack(raw or b"x")):
        with pytest.raises(WireProblem):
            decode_changes(given_bytes)
        with pytest.raises(WireProblem):
            read_problem(given_bytes)


@given(st.text(max_size=200))
def test_no_text_makes_the_authorization_reader_fail_otherwise(text: str) -> None:
    with pytest.raises(WireProblem):
        read_authorization(text)
    with pytest.raises(WireProblem):
        read_instant(text, "")


def test_a_problem_never_says_what_came_in() -> None:
    for reader in READERS:
        with pytest.raises(WireProblem) as refused:
            reader({"v": 1, "Geheim": "Geheim", "id": "Geheim", "tenant": "Geheim"})
        assert "Geheim" not in str(refused.value)


def test_bytes_have_one_spelling() -> None:
    assert read_bytes(write_bytes(b"\xff" * 5), 5, "") == b"\xff" * 5
    for text in ("AB", "AB==\n", "A B=", "AC==A", "AB==", "é" * 4, "____"):
        with pytest.raises(WireProblem):
            read_bytes(text, 10, "")


@pytest.mark.parametrize(
    "text",
    [
        "2026-02-30T00:00:00.000Z",
        "2026-01-01T24:00:00.000Z",
        "2026-01-01T00:00:00Z",
        "2026-01-01 00:00:00.000Z",
    ],
)
def test_a_moment_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(WireProblem):
        read_instant(text, "")
    assert write_instant(read_instant("2026-09-15T08:42:00.123Z", "")) == "2026-09-15T08:42:00.123Z"


def test_a_frame_that_would_swell_is_refused_before_it_does() -> None:
    bomb = pack(b"\0" * (64 * 1024 * 1024))
    assert len(bomb) < 10_000
    tracemalloc.start()
    with pytest.raises(WireProblem) as refused:
        unpack(bomb, 1024 * 1024)
    assert tracemalloc.get_traced_memory()[1] < 1024 * 1024
    tracemalloc.stop()
    assert refused.value.code is WireCode.TOO_LARGE


@given(st.binary(min_size=1, max_size=400), st.integers(0, 10_000))
def test_a_cut_or_changed_frame_is_refused(raw: bytes, place: int) -> None:
    frame = pack(raw)
    for broken in (frame[: place % len(frame)], frame + b"\0", _flipped(frame, place)):
        try:
            assert unpack(broken, 1_000) == raw  # a bit that means nothing may be flipped
        except WireProblem:
            continue


def _flipped(raw: bytes, place: int) -> bytes:
    at = place % len(raw)
    return raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :]


def test_limits_can_be_set_per_reader() -> None:
    assert read_json(b'"' + b"x" * 30_000 + b'"', Limits(text=30_000)) == "x" * 30_000


def test_every_problem_type_survives_the_way() -> None:
    for kind in ProblemType:
        sent = Problem(
            kind, n=3, server_time="2026-09-15T08:42:00.000Z", retry_after=9, problems=(("a", "b"),)
        )
        read = read_problem(write_problem(sent))
        assert (read.type, read.n, read.retry_after, read.problems, read.status) == (
            kind,
            3,
            9,
            (("a", "b"),),
            sent.status,
        )
    for strange in (b"<html>", b"{}", b'{"type":"about:blank","title":"x","status":404}'):
        with pytest.raises(WireProblem):
            read_problem(strange)


def test_a_summary_is_closed() -> None:
    full = Summary(
        "asielstatushouder", "b1", "concept", "2026-07-20", "2026-09-28", "", "Ter Apel", ("keuze_wacht",)
    )
    assert read_summary(write_summary(full)) == full
    newer = {"metInTime", "testOutcome", "inAzc", "dagtekeningInitieel", "termEnd", "switched"}
    older = {name: value for name, value in write_summary(full).items() if name not in newer}
    assert read_summary(older | {"v": 1}) == full
    for wrong in (
        {"naam": "x"},
        {"status": "klaar"},
        {"anchor": "20-7-2026"},
        {"blockers": ["Is bang"]},
        {"tolkMinutes": -1},
        {"tolkMinutes": True},
        {"ggm": {"a": 1}},
        {"v": 3},
        {"v": 1},  # an older one knows none of the new fields
        {"metInTime": "misschien"},
        {"testOutcome": "37"},
        {"inAzc": "ja"},
        {"termEnd": "2029"},
    ):
        with pytest.raises(WireProblem):
            read_summary(write_summary(full) | wrong)
