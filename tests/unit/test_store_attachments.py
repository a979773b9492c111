"""The blob room: the same content in two dossiers, destroying one of them, and keys under another key."""

from __future__ import annotations

import secrets
from pathlib import Path

import pytest

from desktop.domain.errors import Trouble, TroubleCode
from desktop.store.attachments import FOLDER_NAME, SMALL, SqlAttachments, take_out, wrap_anew
from desktop.store.open_store import OpenStore
from desktop.store.transaction import Transaction
from tests.store_cases import AMINA, YONAS, person

LETTER = b"%PDF-1.7\n" + b"a letter for the whole family " * 12_000


def _kept_twice(store: OpenStore) -> str:
    with store.unit_of_work() as work:
        name = work.attachments.keep(AMINA, LETTER, "application/pdf")
        assert work.attachments.keep(YONAS, LETTER, "application/pdf") == name
        work.commit()
    return name


def test_destroying_one_dossier_leaves_the_same_letter_of_another_whole(tmp_path: Path) -> None:
    who = person(tmp_path)
    store = who.make()
    name = _kept_twice(store)
    blobs = who.folder / FOLDER_NAME
    assert len(LETTER) > SMALL and len(list(blobs.iterdir())) == 2
    transaction = Transaction(store._room.connection)
    transaction.begin()
    gone = take_out(transaction, [AMINA])
    transaction.commit()
    for file in gone:
        (blobs / file).unlink()
    assert len(gone) == 1
    with store.unit_of_work() as work:
        assert work.attachments.read(name) == LETTER
    store.close()


def test_one_copy_that_is_broken_is_read_from_the_other(tmp_path: Path) -> None:
    who = person(tmp_path)
    store = who.make()
    name = _kept_twice(store)
    files = sorted((who.folder / FOLDER_NAME).iterdir())
    files[0].unlink()
    with store.unit_of_work() as work:
        assert work.attachments.read(name) == LETTER
    files[1].write_bytes(b"not what it was")
    with store.unit_of_work() as work, pytest.raises(Trouble) as trouble:
        work.attachments.read(name)
    assert trouble.value.code is TroubleCode.STORE_DAMAGED
    store.close()


def test_contents_stay_and_only_their_keys_are_wrapped_anew(tmp_path: Path) -> None:
    who = person(tmp_path)
    store = who.make()
    name, new_key = _kept_twice(store), secrets.token_bytes(32)
    files = {path: path.read_bytes() for path in (who.folder / FOLDER_NAME).iterdir()}
    room = store._room
    transaction = Transaction(room.connection)
    transaction.begin()
    assert wrap_anew(transaction, room.keys.attach, new_key) == 2
    assert SqlAttachments(transaction, room.folder, new_key).read(name) == LETTER
    with pytest.raises(Trouble):
        SqlAttachments(transaction, room.folder, room.keys.attach).read(name)
    with pytest.raises(Trouble):
        wrap_anew(transaction, room.keys.attach, new_key)
    transaction.roll_back()
    assert {path: path.read_bytes() for path in (who.folder / FOLDER_NAME).iterdir()} == files
    store.close()
