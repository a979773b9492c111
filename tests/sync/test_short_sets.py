"""Sets in a row that say only what does not follow: whole again on the other side, or refused."""

from __future__ import annotations

import uuid
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.protocol.canonical import WireCode, WireProblem
from sync.protocol.headers import verify_chain
from sync.protocol.model import CHAIN_START, ChangeRecord, PrivacyClass, SealedSet
from sync.protocol.sealing import ChainPlace, after, seal_set
from sync.protocol.short_sets import lengthened, shortened

KEY = b"\x11" * 32


def an_id(number: int) -> str:
    return str(uuid.UUID(int=number))


def chain(count: int, desk: int = 9, dossiers: int = 2) -> list[SealedSet]:
    place = ChainPlace("gm9999", an_id(desk), an_id(10), 0)
    sets = []
    for number in range(count):
        dossier, which = an_id(number % dossiers), list(PrivacyClass)[number % 2]
        change = ChangeRecord(
            an_id(100 + number), dossier, "answer", "K01", number, (), an_id(8), an_id(9), "1-0"
        )
        pack = "landelijk@1" if number % 3 else None
        at = f"2026-09-15T08:42:{number:02d}.000Z"
        sets.append(seal_set(place, [change], which, KEY, an_id(8), at, pack))
        place = after(place, sets[-1])
    return sets


@given(st.permutations(chain(6) + chain(5, desk=7)), st.sets(st.integers(0, 10)))
def test_sets_of_any_chain_in_any_order_come_out_whole(sets: list[SealedSet], headers_only: set[int]) -> None:
    given_out = [replace(one, body=None) if n in headers_only else one for n, one in enumerate(sets)]
    assert list(lengthened(shortened(given_out), "set")) == given_out


def test_a_chain_says_no_hash_after_its_first_set() -> None:
    first, *rest = shortened(chain(5, dossiers=1))
    assert first[3]["previous"] == CHAIN_START  # type: ignore[index]
    assert all(one[:2] == [None, 1_000] for one in rest)
    assert all(set(one[3]) <= {"privacyClass", "pack"} for one in rest if len(one) == 4)  # type: ignore[call-overload]


def test_a_set_left_out_or_turned_about_breaks_the_chain_it_is_rebuilt_from() -> None:
    """What is left out is rebuilt from what stands before: the head that was signed is then another."""
    sets = chain(6)
    head = verify_chain((one.header for one in sets), CHAIN_START, 0)
    short = list(shortened(sets))
    for broken in (short[:2] + short[3:], [*short[:3], short[4], short[3], short[5]]):
        there = list(lengthened(broken, "set"))
        assert all(other.header.n == one.header.n + 1 for one, other in pairwise(there))
        assert verify_chain((one.header for one in there), CHAIN_START, 0) != head


@pytest.mark.parametrize(
    ("what", "code"),
    [
        ({"body": "AAAA", "header": {"bodyHash": "0" * 64}}, WireCode.HASH_DIFFERS),
        ({"body": "AAAA", "header": {"bodySize": 9}}, WireCode.HASH_DIFFERS),
        ({"body": None, "header": {}}, WireCode.MISSING),
        ({"body": 7, "header": {}}, WireCode.WRONG_TYPE),
        ({"body": "AAAA", "header": []}, WireCode.WRONG_TYPE),
        ({"body": "AAAA", "header": {"more": 1}}, WireCode.UNKNOWN_FIELD),
        ({"body": "AAAA"}, WireCode.MISSING),
        ([None, 1, "AAAA", {"bodyHash": "0" * 64}], WireCode.HASH_DIFFERS),
        ([None, 1, "AAAA", {"bodySize": 9}], WireCode.HASH_DIFFERS),
        ([None, 1, None], WireCode.MISSING),
        ([None, 1, 7], WireCode.WRONG_TYPE),
        ([None, 1, "AAAA", []], WireCode.WRONG_TYPE),
        ([None, 1, "AAAA", {"more": 1}], WireCode.UNKNOWN_FIELD),
        ([None, 1, "AAAA", {"dossier": an_id(1)}], WireCode.UNKNOWN_FIELD),
        ([None, 1, "AAAA", {"sealedAt": "2026-09-15T08:42:00.000Z"}], WireCode.UNKNOWN_FIELD),
        ([None, 1], WireCode.MISSING),
        ([None, 1, "AAAA", {}, 0], WireCode.TOO_MANY),
        ([None, True, "AAAA"], WireCode.WRONG_TYPE),
        ([None, 2**53, "AAAA"], WireCode.OUT_OF_RANGE),
        (["A" * 21 + "B", 1, "AAAA"], WireCode.WRONG_FORMAT),  # another spelling of the same
        (["A" * 22 + "==", 1, "AAAA"], WireCode.WRONG_FORMAT),
        (["\u00e9" * 22, 1, "AAAA"], WireCode.WRONG_FORMAT),
        ([7, 1, "AAAA"], WireCode.WRONG_FORMAT),
        ([None, 1, ""], WireCode.OUT_OF_RANGE),
    ],
)
def test_what_does_not_follow_is_refused(what: object, code: WireCode) -> None:
    with pytest.raises(WireProblem) as refused:
        list(lengthened([next(shortened(chain(1))), what], "set"))
    assert refused.value.code is code


def test_the_first_says_everything() -> None:
    short = list(shortened(chain(2)))
    with pytest.raises(WireProblem) as refused:
        list(lengthened(short[1:], "set"))
    assert refused.value.code is WireCode.MISSING
