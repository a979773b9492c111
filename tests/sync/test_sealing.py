"""What goes into which set, under which key; and what a change looks like on its way and back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.changes import Act, Certainty, Change, ChangeKind, Source
from desktop.domain.ids import ChangeId, DeskId, DossierId, TolkSessionId, WorkerId
from desktop.store.memory import MemoryStore
from desktop.synclink.facts import INCARNATION
from desktop.synclink.payloads import UnknownWord, from_record, to_record
from desktop.synclink.policy import privacy_class
from desktop.synclink.sealing import SET_BYTES
from sync.client.errors import FailureCode, SyncFailure
from sync.client.retry import Patience, keep_trying
from sync.protocol.bodies import decode_changes, encode_changes
from sync.protocol.model import ChangeRecord, PrivacyClass, SealedSet
from sync.protocol.sealing import open_set
from tests.fakes import MORNING, SetClock
from tests.sync.laptops import DOSSIER, PACK, PACKS, Laptop
from tests.sync.memory_back_end import MemoryBackEnd

OTHER = DossierId("0199a000-0000-7000-8000-00000000000b")
ID = "0199a000-0000-7000-8000-0000000000f1"
CHANGE = Change(
    id=ChangeId(ID),
    dossier=DOSSIER,
    kind=ChangeKind.ANSWER,
    key="O01",
    value={"state": None, "value": 9},
    parents=(ChangeId(ID[:-1] + "0"),),
    author=WorkerId(ID),
    desk=DeskId(ID),
    time="2026-09-15T08:00:00.000Z-0001",
    pack=PACK,
    language="ti",
    wording="a" * 64,
    tolk_session=TolkSessionId(ID),
    source=Source.DOCUMENT,
    certainty=Certainty.TO_CHECK,
    act=Act.CHANGE_OF_MIND,
)
PLAIN_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | PLAIN_TEXT,
    lambda inner: st.lists(inner, max_size=3).map(tuple) | st.dictionaries(PLAIN_TEXT, inner, max_size=3),
    max_leaves=8,
)


@pytest.fixture
def laptop() -> Laptop:
    back_end = MemoryBackEnd()
    back_end.add_code("code", ID)
    made = Laptop(MemoryStore(SetClock(MORNING)).unit_of_work, back_end.connect, "A")
    made.enrol("code")
    return made


def sealed(laptop: Laptop) -> tuple[SealedSet, ...]:
    laptop.seal()
    incarnation = laptop.state(INCARNATION)
    assert incarnation is not None
    with laptop.unit_of_work() as work:
        return work.outbox.after(incarnation, 0)


@given(value=VALUES)
def test_any_value_comes_back_as_it_went(value: object) -> None:
    change = replace(CHANGE, value=value)  # type: ignore[arg-type]
    (record,) = decode_changes(encode_changes([to_record(change)]))
    assert from_record(record) == change


def test_what_is_not_there_stays_away() -> None:
    bare = replace(
        CHANGE, pack=None, language=None, wording=None, tolk_session=None, source=None, certainty=None,
        act=None,
    )  # fmt: skip
    (record,) = decode_changes(encode_changes([to_record(bare)]))
    assert from_record(record) == bare


@pytest.mark.parametrize(
    "record",
    [
        replace(to_record(CHANGE), kind="nieuw"),
        replace(to_record(CHANGE), source="nieuw"),
        replace(to_record(CHANGE), certainty="nieuw"),
        replace(to_record(CHANGE), act="nieuw"),
    ],
    ids=["kind", "source", "certainty", "act"],
)
def test_a_word_of_a_newer_version_is_not_guessed(record: ChangeRecord) -> None:
    with pytest.raises(UnknownWord):
        from_record(record)


def test_one_set_per_dossier_and_class(laptop: Laptop) -> None:
    laptop.answer("O01", 9)
    laptop.answer("K01", "bakker")
    laptop.answer("X99", "niet in het pakket")
    laptop.answer("O01", 3, OTHER)
    sets = sealed(laptop)
    assert [(one.header.dossier, one.header.privacy_class, one.header.count) for one in sets] == [
        (DOSSIER, PrivacyClass.NORMAL, 2),
        (DOSSIER, PrivacyClass.SPECIAL, 1),
        (OTHER, PrivacyClass.NORMAL, 1),
    ]
    assert {one.header.pack for one in sets} == {PACK}
    assert laptop.seal() == 0


def test_each_class_opens_with_its_own_key_only(laptop: Laptop) -> None:
    laptop.answer("O01", 9)
    laptop.answer("X99", "iets")
    for one in sealed(laptop):
        with laptop.unit_of_work() as work:
            keys = {which: work.keys.get(DOSSIER, which) for which in PrivacyClass}
        for which, key in keys.items():
            assert key is not None
            if which is one.header.privacy_class:
                assert len(open_set(one, key)) == 1
            else:
                with pytest.raises(Exception, match="does-not-open"):
                    open_set(one, key)


def test_much_work_goes_in_more_sets_that_fit_a_batch(laptop: Laptop) -> None:
    for n in range(40):
        laptop.answer("K01", "x" * 15_000 + str(n))
    sets = sealed(laptop)
    assert len(sets) > 1 and sum(one.header.count for one in sets) == 40
    assert all(one.header.count * 15_000 <= SET_BYTES for one in sets)


def test_a_change_without_the_key_of_its_class_stays_open(laptop: Laptop) -> None:
    with laptop.unit_of_work() as work:
        work.keys.put(DOSSIER, PrivacyClass.NORMAL, b"1" * 32)
        work.keys.mark_registered(DOSSIER)
        work.commit()
    laptop.answer("O01", 9)
    waiting = laptop.answer("X99", "iets")
    assert len(sealed(laptop)) == 1
    with laptop.unit_of_work() as work:
        assert work.outbox.unsealed() == (waiting,)
    assert not laptop.sync().is_confirmed


@pytest.mark.parametrize(
    ("kind", "key", "value", "pack", "expected"),
    [
        (ChangeKind.ANSWER, "O01", 9, PACK, PrivacyClass.NORMAL),
        (ChangeKind.ANSWER, "G03#3f2", {}, PACK, PrivacyClass.NORMAL),
        (ChangeKind.ANSWER, "O01", 9, None, PrivacyClass.SPECIAL),
        (ChangeKind.ANSWER, "O01", 9, "landelijk@77", PrivacyClass.SPECIAL),
        (ChangeKind.ANSWER, "X99", 9, PACK, PrivacyClass.SPECIAL),
        (ChangeKind.NOTE, ID, {"question": "O01", "text": "x"}, PACK, PrivacyClass.NORMAL),
        (ChangeKind.NOTE, ID, {"question": "X99", "text": "x"}, PACK, PrivacyClass.SPECIAL),
        (ChangeKind.NOTE, ID, {"text": "x"}, PACK, PrivacyClass.SPECIAL),
        (ChangeKind.NOTE, ID, None, PACK, PrivacyClass.NORMAL),
        (ChangeKind.TOLK_MARK, ID, {"question": "O01", "what": "niet_begrepen"}, PACK, PrivacyClass.NORMAL),
        (ChangeKind.TOLK_MARK, ID, {"question": "F04", "what": "niet_begrepen"}, PACK, PrivacyClass.SPECIAL),
        (ChangeKind.TOLK_MARK, ID, None, PACK, PrivacyClass.SPECIAL),
        (ChangeKind.DECISION, "leerroute", "b1", PACK, PrivacyClass.NORMAL),
        (ChangeKind.DECISION, "aanbod.onderwijs", {"state": "ja", "note": ""}, PACK, PrivacyClass.SPECIAL),
        (ChangeKind.DECISION, "reden.b1", "rust nodig", PACK, PrivacyClass.SPECIAL),
        (ChangeKind.DECISION, "reden.geen_toets", "las de letters niet", PACK, PrivacyClass.SPECIAL),
        (ChangeKind.DECISION, "tweede_gesprek", {"state": "gehad"}, PACK, PrivacyClass.SPECIAL),
        (ChangeKind.SUMMARY, "summary", {}, None, PrivacyClass.NORMAL),
    ],
)
def test_in_doubt_a_change_is_special(
    kind: ChangeKind, key: str, value: object, pack: str | None, expected: PrivacyClass
) -> None:
    change = replace(CHANGE, kind=kind, key=key, value=value, pack=pack)  # type: ignore[arg-type]
    assert privacy_class(change, PACKS) is expected


def test_the_mark_of_the_question_decides() -> None:
    for question in PACKS.newest("landelijk").questions:
        is_special = privacy_class(replace(CHANGE, key=question.id), PACKS) is PrivacyClass.SPECIAL
        assert is_special == question.is_special


def test_waits_spread_out_and_stop_growing() -> None:
    patience = Patience(first_wait=0.5, longest_wait=20.0, dice=lambda: 1.0)
    assert [patience.wait_before(n) for n in range(1, 8)] == [0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 20.0]
    assert replace(patience, dice=lambda: 0.25).wait_before(3) == 0.5


def test_what_waiting_does_not_mend_is_not_tried_again() -> None:
    tried = []

    def once() -> None:
        tried.append(1)
        raise SyncFailure(FailureCode.REVOKED)

    with pytest.raises(SyncFailure):
        keep_trying(once, Patience(dice=lambda: 0.0))
    assert len(tried) == 1
