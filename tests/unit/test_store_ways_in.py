"""The way in: its serial, its mark, its own device secret, and a kill while it is changed."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode
from desktop.store import header as header_file
from desktop.store.header import HEADER_NAME, SlotType, binding
from desktop.store.kdf import FLOOR
from desktop.store.key_stores import KeyStore
from desktop.store.keys import key_encryption_key, wrap
from desktop.store.open_store import OpenStore
from desktop.store.slots import secret_name, stretched
from tests.store_cases import OTHER_WORDS, WORDS, DictKeyStore, Person, passphrase, person, said
from tests.store_key_file import FileKeyStore, key_store_at
from tests.store_kills import TREE


def altered(who: Person, **fields: object) -> None:
    path = who.folder / HEADER_NAME
    path.write_text(json.dumps({**json.loads(path.read_text()), **fields}))


@pytest.mark.parametrize("fields", [{"serial": 2}, {"mark": "0" * 32}, {"generation": 2}])
def test_no_number_in_the_header_can_be_altered(tmp_path: Path, fields: dict[str, object]) -> None:
    who = person(tmp_path)
    who.make().close()
    altered(who, **fields)
    with pytest.raises(Refusal) as refused:
        who.open()
    assert refused.value.code is RefusalCode.WRONG_PASSPHRASE


STRANGE = ({"serial": 0}, {"serial": True}, {"serial": "1"}, {"mark": ""}, {"mark": "x" * 32}, {"format": 1})


@pytest.mark.parametrize("fields", STRANGE)
def test_a_strange_serial_or_mark_is_a_damaged_header(tmp_path: Path, fields: dict[str, object]) -> None:
    who = person(tmp_path)
    who.make().close()
    altered(who, **fields)
    with pytest.raises(Trouble) as trouble:
        who.open()
    assert trouble.value.code is TroubleCode.HEADER_DAMAGED


def as_of_before(who: Person, store: OpenStore) -> None:
    """Put the header in the form of before serial and mark."""
    old = replace(store.header, serial=0, mark="", slots=())
    way = stretched(passphrase(), FLOOR)
    with way.key.shown() as shown:
        kek = key_encryption_key(shown, who.device_secrets.get(secret_name(old.store_id, 1)))
    kind = SlotType.PASSPHRASE_DEVICE if who.device_secrets.is_available() else SlotType.PASSPHRASE
    wrapped = wrap(store._keys.data, binding(old, kind, FLOOR, way.salt), kek)
    slot = replace(store.header.slots[0], salt=way.salt, wrapped=wrapped, cost=FLOOR)
    secret = who.device_secrets.get(secret_name(old.store_id, 1))
    if secret is not None:
        who.device_secrets.put(secret_name(old.store_id, 0), secret)
        who.device_secrets.drop(secret_name(old.store_id, 1))
    header_file.write(who.folder, replace(old, slots=(slot,)), who.clock.now())
    store._room.connection.execute("UPDATE identity SET header_serial=0")


@pytest.mark.parametrize("keys", [None, DictKeyStore()], ids=["no key store", "key store"])
def test_a_header_of_before_opens_and_is_renewed_by_the_first_change(
    tmp_path: Path, keys: KeyStore | None
) -> None:
    who = person(tmp_path, keys)
    store = who.make()
    as_of_before(who, store)
    store.close()
    assert json.loads((who.folder / HEADER_NAME).read_text())["format"] == 1
    store = who.open()
    assert not store.mended
    store.change_passphrase(passphrase(), passphrase(OTHER_WORDS))
    store.close()
    assert json.loads((who.folder / HEADER_NAME).read_text())["format"] == 2
    assert who.device_secrets.get(secret_name(store.store_id, 0)) is None
    who.open(OTHER_WORDS).close()


def test_an_older_header_opens_nothing_where_there_is_a_key_store(tmp_path: Path) -> None:
    keys = DictKeyStore()
    who = person(tmp_path, keys)
    store = who.make()
    older = (who.folder / HEADER_NAME).read_bytes()
    store.change_passphrase(passphrase(), passphrase(OTHER_WORDS))
    store.close()
    assert sorted(name for name in keys.kept if name.startswith("device:")) == [f"device:{store.store_id}:2"]
    (who.folder / HEADER_NAME).write_bytes(older)
    with pytest.raises(Trouble) as trouble:
        who.open()
    assert trouble.value.code is TroubleCode.DEVICE_SECRET_GONE
    header_file.restore_from_copy(who.folder)
    who.open(OTHER_WORDS).close()


def ways_that_open(who: Person) -> list[str]:
    found = []
    for words in (WORDS, OTHER_WORDS):
        try:
            store = who.open(words)
        except Refusal:
            continue
        with store.unit_of_work() as work:
            assert work.changes.holds(said(1, "").id)
        store.close()
        found.append(words)
    return found


@pytest.mark.parametrize("has_keys", [True, False], ids=["key store", "no key store"])
def test_a_kill_while_the_passphrase_changes_leaves_exactly_one_that_opens(
    tmp_path: Path, has_keys: bool
) -> None:
    place = str(tmp_path / "keys.json") if has_keys else "-"
    made = person(tmp_path / "made", key_store_at(place))
    store = made.make()
    with store.unit_of_work() as work:
        work.record([said(1, "ja")])
        work.commit()
    store.close()

    def run(line: int) -> Person:
        copy, spare = tmp_path / f"at-{line}", place
        shutil.copytree(made.root, copy)
        if has_keys:
            spare = f"{place}.{line}"
            shutil.copyfile(place, spare)
        who = person(copy, key_store_at(spare))
        who.id = made.id
        command = [sys.executable, "-m", "tests.store_roller", str(copy), made.id, spare, WORDS, str(line)]
        done = subprocess.run([*command, OTHER_WORDS], cwd=TREE, capture_output=True, text=True, check=False)
        assert (done.returncode == 0) is (line == 0), done.stderr
        counted.extend(done.stdout.split())
        return who

    counted: list[str] = []
    assert ways_that_open(run(0)) == [OTHER_WORDS]
    lines = int(counted[0])
    seen = set()
    for line in range(5, lines, lines // 4):
        who = run(line)
        opening = ways_that_open(who)
        assert len(opening) == 1, line
        seen.add(opening[0])
        if isinstance(who.device_secrets, FileKeyStore):
            device = [name for name in who.device_secrets.names() if name.startswith("device:")]
            assert len(device) <= 2  # one that waits to be overwritten by the next change
    assert seen == {WORDS, OTHER_WORDS}
