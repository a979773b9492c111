"""No word that was said, and no key, can be found in a file, in an error or, for keys, in memory."""

from __future__ import annotations

import base64
import io
import os
import secrets
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlcipher3
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.changes import ChangeKind
from desktop.domain.errors import Trouble, TroubleCode
from desktop.store.attachments import CHUNK, opened_stream
from desktop.store.errors import StoreBug, sorting_errors
from desktop.store.keys import StoreKeys
from desktop.store.travelling import sealed_stream
from desktop.store.wiping import MaskedKey
from desktop.usecases.ports import Draft
from sync.protocol.exchanges import EnrolmentRequest
from sync.protocol.model import ChangeRecord, DossierGrant, PrivacyClass
from tests.memory_scan import writable_memory
from tests.other_reader import ours_and_theirs
from tests.store_cases import AMINA, OTHER_WORDS, WORDS, Person, change, flip_bit, passphrase, person, said

CANARIES = ("kanarie-antwoord-7", "kanarie-concept-8", "kanarie-notitie-9", "قناري السر", "ምስጢር ወፍ")
TREE = Path(__file__).resolve().parents[2]


def encodings(text: str) -> set[bytes]:
    raw = text.encode()
    found = {
        raw,
        text.encode("utf-16-le"),
        text.encode("utf-16-be"),
        raw.hex().encode(),
        raw.hex().upper().encode(),
    }
    found.add(text.encode("unicode_escape"))
    for phase in range(3):
        found.add(base64.b64encode(b"\0" * phase + raw)[4:-4])
    return {needle for needle in found if len(needle) > 6}


def hits(folder: Path, needles: set[bytes]) -> list[str]:
    return [p.name for p in folder.rglob("*") if p.is_file() for n in needles if n in p.read_bytes()]


def full_day(tmp_path: Path) -> Person:
    """Answers, notes, drafts, papers, a rolled-back unit, a crash without closing, a backup, a restore."""
    who = person(tmp_path)
    store = who.make()
    with store.unit_of_work() as work:
        work.record([said(n, CANARIES[n % len(CANARIES)] * 20, f"T{n:02d}") for n in range(60)])
        work.record([change(99, "n1", {"text": CANARIES[2]}, kind=ChangeKind.NOTE)])
        work.drafts.save(AMINA, "T01", Draft(CANARIES[1]))
        for size in (100, 300_000):
            work.attachments.keep(AMINA, b"%PDF-" + CANARIES[0].encode() * size, "application/pdf")
        work.keys.put(AMINA, PrivacyClass.SPECIAL, CANARIES[0].encode().ljust(32))
        work.commit()
    with store.unit_of_work() as work:
        work.record([said(100, CANARIES[0])])
    store.backup()
    store.rebuild_projections()
    store.change_passphrase(passphrase(), passphrase(OTHER_WORDS))
    store.close()
    flip_bit(who.folder / "store.db", at=20_000)
    return who


def test_no_word_that_was_said_stands_in_any_file(tmp_path: Path) -> None:
    who = full_day(tmp_path / "laptop")
    needles = set().union(*(encodings(c) for c in (*CANARIES, WORDS, OTHER_WORDS)))
    control = tmp_path / "control.txt"
    control.write_text(CANARIES[0])
    assert hits(tmp_path, needles) == ["control.txt"]
    assert len([p for p in who.root.rglob("*") if p.is_file()]) >= 7


def test_no_key_stands_in_any_file(tmp_path: Path) -> None:
    who = person(tmp_path)
    store = who.make()
    keys = store._keys
    with keys.data.shown() as data, keys.store.shown() as raw:
        secrets = [bytes(data), bytes(raw), keys.journal, keys.audit, keys.attach, keys.device]
    secrets = [bytes(bytearray(s)) for s in secrets]
    with store.unit_of_work() as work:
        work.record([said(1, "ja")])
        work.commit()
    store.backup()
    store.close()
    needles = {form for s in secrets for form in (s, s.hex().encode(), base64.b64encode(s)[:40])}
    assert hits(tmp_path, needles) == []


def test_names_of_files_say_nothing_about_anyone(tmp_path: Path) -> None:
    who = full_day(tmp_path)
    allowed = ("store", "asked-", "upgrade-", "journal.bin", "device.key", "backups", "blobs")
    for path in who.folder.rglob("*"):
        assert path.name.startswith(allowed) or len(path.name) == 32, path.name


_HOLDER = """
import sys
sys.path.insert(0, {tree!r})
from pathlib import Path
from tests.store_cases import person
who = person(Path({root!r}))
who.id = {id!r}
from desktop.store import safe
from desktop.store.key_stores import NoKeyStore
from tests.fakes import CountedChance
given = bytearray(x ^ 85 for x in {hidden!r})
store = safe.open_person(who.root, who.id, given, device_secrets=NoKeyStore(), clock=who.clock,
    chance=CountedChance("open"))
print("open", flush=True)
sys.stdin.readline()
store.close()
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_passphrase_data_key_and_store_key_are_in_no_memory_dump_of_an_open_store(tmp_path: Path) -> None:
    who = person(tmp_path)
    words = "kameel lantaarn orkest winkel zomer ballon"  # stands in no module the other program loads
    store = who.make(words=words)
    with store._keys.data.shown() as data, store._keys.store.shown() as raw:
        needles = [bytes(data), bytes(raw)]
    needles = [needle for key in needles for needle in (key, key.hex().encode())]
    journal_key = bytes(bytearray(store._keys.journal))
    store.close()
    hidden = bytes(letter ^ 85 for letter in words.encode())
    program = _HOLDER.format(tree=str(TREE), root=str(tmp_path), id=who.id, hidden=hidden)
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=TREE
    ) as holder:
        assert holder.stdout is not None and holder.stdin is not None
        assert holder.stdout.readline() == b"open\n"
        memory = writable_memory(holder.pid)
        holder.stdin.write(b"\n")
    assert journal_key in memory, "the control key must be found, else the search proves nothing"
    assert [memory.count(needle) for needle in needles] == [0, 0, 0, 0]
    assert memory.count(words.encode()) == 0
    assert memory.count(words.encode("utf-16-le")) == 0


def test_another_implementation_reads_the_store_row_for_row(tmp_path: Path) -> None:
    """A hundred stores in the torture."""
    store = person(tmp_path).make()
    with store.unit_of_work() as work:
        work.record([said(n, CANARIES[n % 5], f"T{n:02d}") for n in range(50)])
        work.commit()
    ours, theirs = ours_and_theirs(store)
    assert theirs == ours
    assert len(ours["change"]) == 50


def test_what_sqlite_says_about_an_answer_does_not_leave_the_store(tmp_path: Path) -> None:
    store = person(tmp_path).make()
    ask = store._room.connection.execute
    with pytest.raises(sqlcipher3.OperationalError, match="geheim"):
        ask("SELECT CAST(x'67656865696dff' AS TEXT)").fetchall()
    with pytest.raises((StoreBug, Trouble)) as found, sorting_errors():
        ask("SELECT CAST(x'67656865696dff' AS TEXT)").fetchall()
    chain = [found.value, found.value.__context__, found.value.__cause__]
    assert not any("geheim" in repr(error) for error in chain)
    store.close()


@given(st.integers(1, 3 * CHUNK), st.integers(0, 10**9))
@settings(max_examples=25)
def test_a_stream_gives_back_its_content_and_nothing_else(size: int, where: int) -> None:
    key, content = os.urandom(32), os.urandom(size)
    chunks = [content[at : at + CHUNK] for at in range(0, size, CHUNK)]
    sealed = b"".join(sealed_stream(chunks, key))
    assert opened_stream(io.BytesIO(sealed), key) == content
    broken = bytearray(sealed)
    broken[where % len(broken)] ^= 1
    assert opened_stream(io.BytesIO(broken), key) is None
    assert opened_stream(io.BytesIO(sealed[:-1]), key) is None
    assert opened_stream(io.BytesIO(sealed + b"x"), key) is None
    assert opened_stream(io.BytesIO(sealed), os.urandom(32)) is None


@pytest.mark.parametrize("damage", [lambda p: flip_bit(p, at=70_000), lambda p: p.unlink()])
def test_a_broken_attachment_is_trouble_and_not_content(
    tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    who = person(tmp_path)
    store = who.make()
    with store.unit_of_work() as work:
        name = work.attachments.keep(AMINA, b"%PDF-" + b"p" * 300_000, "application/pdf")
        work.commit()
    (blob,) = (who.folder / "blobs").iterdir()
    damage(blob)
    with store.unit_of_work() as work, pytest.raises(Trouble) as trouble:
        work.attachments.read(name)
    assert trouble.value.code in (TroubleCode.STORE_DAMAGED, TroubleCode.DISK_ERROR)
    store.close()


def test_what_a_log_may_print_of_a_key_or_an_answer_is_its_name_only() -> None:
    key = secrets.token_bytes(32)
    record = ChangeRecord("i", "d", "answer", "T01", "Aleppo", (), "a", "e", "t")
    things = (
        StoreKeys.of(MaskedKey(bytearray(key))),
        DossierGrant("d", key, key, 0, ""),
        EnrolmentRequest("9999-AAAA-BBBB-CCCC", "d", bytes(32), "laptop", 1),
        record,
    )
    for thing in things:
        shown = repr(thing)
        assert repr(key) not in shown and "Aleppo" not in shown and "AAAA" not in shown
    keys = things[0]
    assert isinstance(keys, StoreKeys) and repr(keys.journal) not in repr(keys)
