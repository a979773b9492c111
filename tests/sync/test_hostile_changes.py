"""Fault 46: a change that is well formed but means nothing must not stop what comes after it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.changes import Change, ChangeKind
from desktop.domain.dossier import project_row
from desktop.domain.ids import ChangeId
from desktop.store.memory import MemoryStore
from desktop.synclink.payloads import to_record
from sync.client.ports import LocalReplica
from sync.protocol.model import ChangeRecord, Page, PrivacyClass, SealedSet
from sync.protocol.sealing import ChainPlace, after, seal_set
from tests.fakes import MORNING, SetClock
from tests.sync.laptops import DOSSIER, Laptop
from tests.sync.memory_back_end import TENANT, MemoryBackEnd
from tests.sync.replicas import EPOCH, WORKER, grant_of, replica_of

KEY = b"\x05" * 32
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)
WORDS = st.sampled_from(
    [
        "state",
        "value",
        "roepnaam",
        "language",
        "appointment",
        "minutes",
        "status",
        "question",
        "text",
        "started",
    ]
)
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-5, 2**53 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS | TEXT, inner, max_size=4),
    max_leaves=8,
)
KEYS = (
    st.sampled_from(["head", "summary", "P01", "P02", "P08", "P11", "G03#x", "T01#", "#", "leerroute"]) | TEXT
)


def chain(records: list[ChangeRecord]) -> tuple[SealedSet, ...]:
    """One set per record, of a desk nobody knows."""
    place = ChainPlace(TENANT, WORKER, EPOCH, 0)
    made = []
    for record in records:
        stamp = "2026-09-15T08:00:00.000Z"
        made.append(seal_set(place, [record], PrivacyClass.NORMAL, KEY, WORKER, stamp))
        place = after(place, made[-1])
    return tuple(made)


def record(n: int, kind: str, key: str, value: object) -> ChangeRecord:
    template = Change(
        id=ChangeId(f"0199a000-0000-7000-8000-{n:012x}"),
        dossier=DOSSIER,
        kind=ChangeKind.ANSWER,
        key="O01",
        value=None,
        parents=(),
        author=WORKER,  # type: ignore[arg-type]
        desk=WORKER,  # type: ignore[arg-type]
        time="2026-09-15T08:00:00.000Z",
    )
    return replace(to_record(template), kind=kind, key=key, value=value)


def enrolled(store: MemoryStore) -> tuple[Laptop, LocalReplica]:
    back_end = MemoryBackEnd()
    back_end.add_code("code", WORKER)
    laptop = Laptop(store.unit_of_work, back_end.connect, "A")
    laptop.enrol("code")
    replica = replica_of(laptop, "A")
    replica.keep_grants([grant_of(DOSSIER, KEY)])
    return laptop, replica


@settings(max_examples=120)
@given(
    hostile=st.lists(
        st.tuples(st.sampled_from([kind.value for kind in ChangeKind]), KEYS, JSON), min_size=1, max_size=4
    )
)
def test_no_value_of_a_stranger_stops_a_page(hostile: list[tuple[str, str, object]]) -> None:
    laptop, replica = enrolled(MemoryStore(SetClock(MORNING)))
    records = [record(n, kind, key or "x", value) for n, (kind, key, value) in enumerate(hostile)]
    records.append(record(99, "answer", "K02", {"state": None, "value": "taal"}))
    replica.apply(Page(EPOCH, chain(records), "cursor", has_more=False))
    assert replica.cursor() == "cursor"
    assert "K02" in laptop.heads()


@pytest.mark.parametrize("position", [0, 1, 2])
def test_a_set_that_breaks_a_projection_is_kept_apart_and_the_rest_flows(position: int) -> None:
    def brittle(dossier, heads):  # type: ignore[no-untyped-def]
        if (ChangeKind.ANSWER, "O01") in heads:
            raise KeyError("no row can be made of this")
        return project_row(dossier, heads)

    laptop, replica = enrolled(MemoryStore(SetClock(MORNING), brittle))
    records = [
        record(n, "answer", key, {"state": None, "value": "x"}) for n, key in enumerate(["K01", "W08"])
    ]
    records.insert(position, record(7, "answer", "O01", {"state": None, "value": 9}))
    sets = chain(records)
    applied = replica.apply(Page(EPOCH, sets, "cursor", has_more=False))
    assert (applied.new_changes, applied.unread_sets) == (2, 1)
    assert set(laptop.heads()) == {"K01", "W08"}
    assert replica.cursor() == "cursor"
    assert replica.digest(DOSSIER)[0] == 3
