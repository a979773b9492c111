"""After the key was replaced: what files, memory and an undelete still give away."""

from __future__ import annotations

import base64
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.store import header, pages
from desktop.store.journal import Journal
from desktop.store.kdf import derive
from desktop.store.keys import key_encryption_key
from desktop.store.open_store import OpenStore
from desktop.store.passphrases import tidied
from tests.memory_scan import writable_memory
from tests.store_cases import YONAS, passphrase, person
from tests.store_key_file import FileKeyStore
from tests.store_kills import TREE
from tests.store_rollovers import ORDER, SECRET, furnish

KAMEEL = "kameel lantaarn orkest winkel zomer ballon"  # stands in no module the other program loads

_HOLDER = """
import sys
sys.path.insert(0, {tree!r})
from pathlib import Path
from tests.store_cases import person
from tests.store_key_file import FileKeyStore
from desktop.store import safe
from tests.fakes import CountedChance
keys = FileKeyStore(Path({keys!r}))
who = person(Path({root!r}), keys)
given = bytearray(x ^ 85 for x in {hidden!r})
store = safe.open_person(who.root, {id!r}, given, device_secrets=keys, clock=who.clock,
    chance=CountedChance("open"))
print("open", flush=True)
sys.stdin.readline()
store.close()
"""


def secrets_of(store: OpenStore) -> list[bytes]:
    """Copies of the data key and the store key, as bytes that are not wiped with the store."""
    with store._keys.data.shown() as data, store._keys.store.shown() as raw:
        return [bytes(data), bytes(raw)]


def forms(secret: bytes) -> set[bytes]:
    return {secret, secret.hex().encode(), secret.hex().upper().encode(), base64.b64encode(secret)[:40]}


def test_no_key_of_any_generation_and_no_word_stands_in_any_file(tmp_path: Path) -> None:
    keys = FileKeyStore(tmp_path / "keys.json")
    who = person(tmp_path / "laptop", keys)
    store = furnish(who)
    found = [*secrets_of(store), *(keys.get(name) or b"" for name in keys.names())]
    store.forget([YONAS], ORDER)
    store.close()
    store = who.open()
    found += [*secrets_of(store), *(keys.get(name) or b"" for name in keys.names())]
    store.close()
    needles = set().union(*(forms(one) for one in found)) | {SECRET.encode(), SECRET.encode("utf-16-le")}
    contents = [path.read_bytes() for path in who.root.rglob("*") if path.is_file()]
    assert len(contents) >= 6
    assert not [1 for content in contents for needle in needles if needle in content]


def test_nothing_of_the_old_generation_opens_with_what_is_there_now(tmp_path: Path) -> None:
    """As if every old file were dug up from the free blocks of the disk."""
    keys = FileKeyStore(tmp_path / "keys.json")
    who = person(tmp_path / "laptop", keys)
    store = furnish(who)
    store.backup()
    old = tmp_path / "dug up"
    old.mkdir()
    dug_up = [path for path in who.folder.rglob("*") if path.is_file() and path.stat().st_size]
    for path in dug_up:
        (old / path.name).write_bytes(path.read_bytes())
    store.forget([YONAS], ORDER)
    store.close()
    store = who.open()
    for path in [one for one in old.iterdir() if one.suffix == ".db"]:
        assert pages.look(path, store._keys.store).whole == 0
    journal = Journal(old, store.store_id, store.header.generation, store._keys.journal)
    assert not journal.read().records
    journal.close()
    was = header.decode((old / header.HEADER_NAME).read_bytes())
    assert keys.get(f"device:{was.store_id}:{was.serial}") is None
    store.close()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_no_key_and_no_word_of_either_generation_is_in_memory_after_the_roll_over(tmp_path: Path) -> None:
    place = tmp_path / "keys.json"
    keys = FileKeyStore(place)
    who = person(tmp_path / "laptop", keys)
    store = who.make(words=KAMEEL)
    needles = secrets_of(store)
    slot, serial = store.header.slots[0], store.header.serial
    old_device = keys.get(f"device:{store.store_id}:{serial}")
    store.forget([YONAS], ORDER)
    store.close()
    stretched = derive(tidied(passphrase(KAMEEL)), slot.salt, slot.cost)
    needles += [bytes(stretched), key_encryption_key(stretched, old_device)]
    hidden = bytes(letter ^ 85 for letter in KAMEEL.encode())
    program = _HOLDER.format(tree=str(TREE), root=str(who.root), id=who.id, hidden=hidden, keys=str(place))
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=TREE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdin is not None
        assert holder.stdout.readline() == b"open\n"
        memory = writable_memory(holder.pid)
        holder.stdin.write(b"\n")
    assert header.read(who.folder).generation == 2
    store = who.open(KAMEEL)
    journal_key = bytes(bytearray(store._keys.journal))
    needles += secrets_of(store)
    store.close()
    assert journal_key in memory, "the control key must be found, else the search proves nothing"
    every = [form for needle in needles for form in (needle, needle.hex().encode())]
    assert [memory.count(form) for form in every] == [0] * len(every)
    assert memory.count(KAMEEL.encode()) == 0
