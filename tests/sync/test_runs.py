"""What is written and read by hand for speed says to the byte what the strict way says."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.changes import Act, Change, ChangeKind
from desktop.domain.ids import ChangeId, DeskId, DossierId, WorkerId
from desktop.store import change_codec
from sync.protocol.bodies import decode_parts, encode_changes, header_ad, place_ad
from sync.protocol.canonical import WireProblem, canonical, read_json
from sync.protocol.fields import are_labels, is_label
from sync.protocol.headers import header_text, read_header, read_header_text, write_header
from sync.protocol.model import ChangeRecord, PrivacyClass, SetHeader
from sync.protocol.runs import Run, count_of, records_of
from sync.server.service.heard_times import as_heard
from sync.server.service.looked_into import looked_into

ID = "0a0a0a0a-1111-4222-8333-0123456789ab"
OTHER = "0b0b0b0b-1111-4222-8333-0123456789ab"
HEADER = SetHeader(
    1, "gm0001", ID, ID, 5, "a" * 64, ID, PrivacyClass.NORMAL, ID, "landelijk@1", 30,
    "2026-01-01T00:00:00.000Z", "b" * 64, 555,
)  # fmt: skip
TAIL = "8abc-0123456789ab"
WALL = 1_790_000_000_000
#: what a text of a stranger may hold
ODD = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)


def record(
    wall: int, counter: int = 0, value: object = None, parents: int = 0, kind: str = "answer"
) -> ChangeRecord:
    hexed = f"{wall:012x}"
    return ChangeRecord(
        f"{hexed[:8]}-{hexed[8:]}-7{counter:03x}-{TAIL}", ID, kind, "P01", {"state": None, "value": value},
        (OTHER,) * parents, ID, ID, f"{wall:013d}-{counter:04d}-{ID}", "landelijk@1", "nl",
    )  # fmt: skip


@given(
    st.lists(
        st.tuples(st.integers(0, 3), st.integers(0, 2), st.sampled_from(["answer", "note"]),
                  st.sampled_from(["een", 1, True, None, ["a"], [], {"a": [1]}])),
        min_size=1, max_size=8,
    )
)  # fmt: skip
def test_a_run_gives_the_same_changes(drawn: list[tuple[int, int, str, object]]) -> None:
    made = [
        record(WALL + 10 * place + step, step, value, parents, kind)
        for place, (step, parents, kind, value) in enumerate(drawn)
    ]
    parts = decode_parts(encode_changes(made, HEADER), HEADER)
    assert records_of(parts) == tuple(made) and count_of(parts) == len(made)
    for part in parts:
        if isinstance(part, Run):
            assert part.newest() == max(part.times()) and not part.has_doubles()


@pytest.mark.parametrize("seconds", [-60, 60, 299, 301, 86_400])
def test_a_run_of_a_clock_that_is_ahead_is_heard_as_its_changes_are(seconds: int) -> None:
    now = datetime(2026, 9, 21, 14, 13, 20, tzinfo=UTC)
    wall = round((now + timedelta(seconds=seconds)).timestamp() * 1000)
    made = tuple(record(wall + step) for step in range(3))
    parts = decode_parts(encode_changes(made, HEADER), HEADER)
    looked_at, newest = looked_into(parts, now)
    assert looked_at == () and newest == max(one.time for one in as_heard(made, now))


def test_photos_papers_and_summaries_are_looked_into() -> None:
    made = [
        record(WALL + place, kind=kind)
        for place, kind in enumerate(["summary", "paper", "attachment", "note"])
    ]
    for one in made:
        looked_at, _ = looked_into(decode_parts(encode_changes([one], HEADER), HEADER), datetime.now(UTC))
        assert [found.kind for found in looked_at] == [kind for kind in (one.kind,) if kind != "note"]


@given(ODD, ODD, st.none() | ODD)
def test_a_header_is_written_as_canonical_json_whatever_it_says(
    author: str, desk: str, pack: str | None
) -> None:
    odd = replace(HEADER, author=author, desk=desk, pack=pack)
    assert header_text(odd).encode() == canonical(write_header(odd))
    place = [odd.tenant, odd.desk, odd.incarnation, odd.n, odd.dossier, odd.privacy_class.value]
    assert place_ad(odd) == canonical(place)
    assert header_ad(odd) == canonical([*place, odd.author, odd.pack, odd.count, odd.sealed_at])


@pytest.mark.parametrize("pack", ["landelijk@1", None])
def test_a_header_that_was_kept_is_read_again(pack: str | None) -> None:
    header = replace(HEADER, pack=pack)
    assert read_header_text(header_text(header)) == header
    assert read_header_text(json.dumps(write_header(header), indent=1)) == header


@given(
    st.sampled_from(sorted(write_header(HEADER))),
    st.sampled_from(
        [None, "", "x", -1, 0, 2, 10**9, True, "special", "2026-13-01T00:00:00.000Z", ID.upper(), [], "é"]
    ),
)  # fmt: skip
def test_a_header_of_another_shape_is_refused_as_field_by_field(name: str, value: object) -> None:
    said = canonical({**write_header(HEADER), name: value})
    ways: list[Callable[[], SetHeader]] = [
        lambda: read_header(read_json(said)),
        lambda: read_header_text(said.decode()),
    ]
    found: list[object] = []
    for read in ways:
        try:
            found.append(read())
        except WireProblem as problem:
            found.append((problem.code, problem.where))
    assert found[0] == found[1]


@given(st.lists(ODD | st.integers() | st.just("x" * 201) | st.just("\u202e"), min_size=1, max_size=4))
def test_labels_are_judged_together_as_one_by_one(values: list[object]) -> None:
    assert are_labels(values) is all(is_label(value) for value in values)


@given(
    ODD, ODD | st.integers() | st.booleans() | st.none() | st.floats(allow_nan=False, allow_infinity=False)
)
def test_a_change_is_kept_as_the_json_it_would_be(key: str, told: str | int | bool | float | None) -> None:
    change = Change(
        ChangeId(ID), DossierId(ID), ChangeKind.ANSWER, key, {"state": None, "value": told},
        (ChangeId(OTHER),), WorkerId(ID), DeskId(ID), "1-0", "landelijk@1", None, act=Act.WITHDRAWAL,
    )  # fmt: skip
    text = change_codec.encode(change)
    assert text == json.dumps(json.loads(text), ensure_ascii=False, separators=(",", ":"))
    assert change_codec.decode(text) == change
