"""The municipality opens a way in: the laptop's side, with the officers' side played beside it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode
from desktop.store import hybrid_seal, recovery_texts
from desktop.store.header import HEADER_NAME
from desktop.store.kdf import FLOOR
from desktop.store.key_stores import KeyStore, NoKeyStore
from desktop.store.municipal_recovery import (
    REQUEST_FILE,
    RecoveryRequest,
    begin_request,
    drop_request,
    finish_request,
    waiting_request,
)
from desktop.store.open_store import OpenStore
from desktop.store.recovery_parcels import open_parcel
from desktop.store.signing_keys import FILE_NAME
from tests.fakes import CountedChance
from tests.store_cases import OTHER_WORDS, DictKeyStore, Person, passphrase, person, said

MUNICIPAL = hybrid_seal.new_key()


def answered(text: str, parcel: bytes) -> str:
    """What two officers do: open the parcel, answer the request."""
    request = recovery_texts.read_request(text)
    opened = open_parcel(MUNICIPAL, parcel)
    assert request is not None
    assert opened is not None
    return recovery_texts.write_answer(request, opened.data_key, opened.store_id, opened.generation)


def begun(who: Person) -> RecoveryRequest:
    return begin_request(who.root, who.id, who.device_secrets, who.clock)


def finished(who: Person, answer: str, words: str = OTHER_WORDS) -> OpenStore:
    return finish_request(
        who.root, who.id, answer, passphrase(words), device_secrets=who.device_secrets, clock=who.clock,
        chance=CountedChance("recover"),
    )  # fmt: skip


def enrolled(root: Path, keys: KeyStore) -> tuple[Person, bytes]:
    """A person with one answer and a parcel that lies at the municipality."""
    who = person(root, keys)
    store = who.make()
    with store.unit_of_work() as work:
        work.record([said(1, "ik was naaister")])
        work.commit()
    parcel = store.recovery_parcel(MUNICIPAL.public)
    store.close()
    return who, parcel


@pytest.mark.parametrize("keys", [NoKeyStore(), DictKeyStore()], ids=["no key store", "key store"])
def test_new_words_open_the_koffer_after_recovery_and_nothing_is_lost(tmp_path: Path, keys: KeyStore) -> None:
    who, parcel = enrolled(tmp_path, keys)
    store = finished(who, answered(begun(who).text, parcel))
    with store.unit_of_work() as work:
        assert [line.action for line in work.audit.lines()].count("recovery.used") == 1
        assert work.changes.holds(said(1, "").id)
    store.close()
    assert waiting_request(who.root, who.id) is None
    assert not (who.folder / REQUEST_FILE).exists()
    who.open(OTHER_WORDS).close()
    with pytest.raises(Refusal) as refused:
        who.open()
    assert refused.value.code is RefusalCode.WRONG_PASSPHRASE


def test_a_device_secret_that_is_gone_is_made_anew(tmp_path: Path) -> None:
    keys = DictKeyStore()
    who, parcel = enrolled(tmp_path, keys)
    for name in [name for name in keys.kept if name.startswith("device:")]:
        keys.drop(name)
    with pytest.raises(Trouble) as trouble:
        who.open()
    assert trouble.value.code is TroubleCode.DEVICE_SECRET_GONE
    finished(who, answered(begun(who).text, parcel)).close()
    who.open(OTHER_WORDS).close()


def test_a_koffer_without_any_header_is_found_again_by_its_answer(tmp_path: Path) -> None:
    who, parcel = enrolled(tmp_path, NoKeyStore())
    for path in who.folder.glob(f"{HEADER_NAME}*"):
        path.unlink()
    finish_request(
        who.root, who.id, answered(begun(who).text, parcel), passphrase(OTHER_WORDS),
        device_secrets=who.device_secrets, clock=who.clock, chance=CountedChance("recover"), kdf=FLOOR,
    ).close()  # fmt: skip
    store = who.open(OTHER_WORDS)
    with store.unit_of_work() as work:
        assert work.changes.holds(said(1, "").id)
    store.close()


def refused_code(who: Person, answer: str, words: str = OTHER_WORDS) -> RefusalCode:
    before = (who.folder / HEADER_NAME).read_bytes()
    with pytest.raises(Refusal) as refused:
        finished(who, answer, words)
    assert (who.folder / HEADER_NAME).read_bytes() == before
    return refused.value.code


def test_every_answer_that_does_not_fit_is_refused_with_a_code_of_its_own(tmp_path: Path) -> None:
    who, parcel = enrolled(tmp_path, NoKeyStore())
    other, parcel_of_other = enrolled(tmp_path / "other", NoKeyStore())
    assert refused_code(who, "niets") is RefusalCode.RECOVERY_NOT_ASKED
    first = begun(who)
    to_first = answered(first.text, parcel)
    now = begun(who)
    assert refused_code(who, "niets") is RefusalCode.RECOVERY_ANSWER_UNREADABLE
    assert refused_code(who, to_first[:-200]) is RefusalCode.RECOVERY_ANSWER_UNREADABLE
    assert refused_code(who, to_first) is RefusalCode.RECOVERY_ANSWER_OTHER
    assert refused_code(who, answered(now.text, parcel_of_other)) is RefusalCode.RECOVERY_ANSWER_OTHER
    assert refused_code(who, answered(now.text, parcel), "te kort") is RefusalCode.PASSPHRASE_TOO_WEAK
    request = recovery_texts.read_request(now.text)
    opened = open_parcel(MUNICIPAL, parcel)
    assert request is not None
    assert opened is not None
    older = recovery_texts.write_answer(request, opened.data_key, opened.store_id, opened.generation + 1)
    assert refused_code(who, older) is RefusalCode.RECOVERY_ANSWER_OLD
    assert refused_code(other, answered(now.text, parcel)) is RefusalCode.RECOVERY_NOT_ASKED
    finished(who, answered(now.text, parcel)).close()


def test_a_request_can_be_withdrawn_and_then_no_answer_opens(tmp_path: Path) -> None:
    who, parcel = enrolled(tmp_path, NoKeyStore())
    answer = answered(begun(who).text, parcel)
    assert waiting_request(who.root, who.id) is not None
    drop_request(who.root, who.id, who.device_secrets)
    assert refused_code(who, answer) is RefusalCode.RECOVERY_NOT_ASKED
    who.open().close()


def test_request_and_answer_survive_mail_that_breaks_lines(tmp_path: Path) -> None:
    who, parcel = enrolled(tmp_path, NoKeyStore())
    shown = begun(who)
    mangled = "> " + shown.text.replace("\n", "\r\n   ")
    assert recovery_texts.read_request(mangled) == recovery_texts.read_request(shown.text)
    finished(who, "Beste Marit,\n" + answered(shown.text, parcel).replace("\n", " ")).close()


def test_another_request_has_another_code_and_one_letter_makes_it_unreadable(tmp_path: Path) -> None:
    who, _ = enrolled(tmp_path, NoKeyStore())
    first, second = begun(who), begun(who)
    assert first.code != second.code
    assert len(first.code) == 19
    lines = first.text.splitlines()
    lines[2] = lines[2][:10] + ("A" if lines[2][10] != "A" else "B") + lines[2][11:]
    assert recovery_texts.read_request("\n".join(lines)) is None
    request = recovery_texts.read_request(first.text)
    assert request is not None
    assert recovery_texts.code_of(request) == first.code
    assert recovery_texts.code_of(replace(request, generation=7)) != first.code


def test_the_hybrid_seal_needs_both_halves_and_every_byte() -> None:
    pair, other = hybrid_seal.new_key(), hybrid_seal.new_key()
    sealed = hybrid_seal.seal_to(pair.public, b"sleutel", b"bound")
    assert hybrid_seal.open_with(pair, sealed, b"bound") == b"sleutel"
    assert hybrid_seal.open_with(pair, sealed, b"other") is None
    half = hybrid_seal.X_SIZE
    for secret in (pair.secret[:half] + other.secret[half:], other.secret[:half] + pair.secret[half:]):
        assert hybrid_seal.open_with(hybrid_seal.key_of(secret), sealed, b"bound") is None
    for at in range(0, len(sealed), 41):
        broken = bytearray(sealed)
        broken[at] ^= 1
        assert hybrid_seal.open_with(pair, bytes(broken), b"bound") is None
    assert hybrid_seal.open_with(pair, sealed[:90], b"bound") is None
    for wrong in (b"", bytes(hybrid_seal.PUBLIC_SIZE), pair.public[:-1]):
        with pytest.raises(ValueError, match="key"):
            hybrid_seal.seal_to(wrong, b"sleutel", b"bound")


def test_a_key_store_that_lost_everything_keeps_nobody_out_once_the_municipality_answered(
    tmp_path: Path,
) -> None:
    keys = DictKeyStore()
    who, parcel = enrolled(tmp_path, keys)
    keys.kept.clear()
    store = finished(who, answered(begun(who).text, parcel))
    assert store.signing_key.verify_key.verify(store.signing_key.sign(b"x"))
    with store.unit_of_work() as work:
        assert work.changes.holds(said(1, "").id)
        assert [line.action for line in work.audit.lines()].count("device.key_made_anew") == 1
    own = store.public_key
    store.close()
    store = who.open(OTHER_WORDS)
    assert store.public_key == own
    store.close()


@pytest.mark.parametrize("how", ["gone", "damaged"])
def test_a_lost_file_with_the_key_of_the_device_keeps_nobody_out(tmp_path: Path, how: str) -> None:
    who, _ = enrolled(tmp_path, NoKeyStore())
    path = who.folder / FILE_NAME
    path.unlink() if how == "gone" else path.write_bytes(b"x" * 72)
    store = who.open()
    own = store.public_key
    store.close()
    store = who.open()
    assert store.public_key == own
    with store.unit_of_work() as work:
        assert [line.action for line in work.audit.lines()].count("device.key_made_anew") == 1
    store.close()
