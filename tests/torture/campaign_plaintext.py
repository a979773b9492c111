"""After a day of the real app no word of it, and no key, stands on the disk, and none was ever written."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import apsw

from tests.torture.claims import Arena, CannotRun, Claim, Found, Toll
from tests.torture.device import mounted_image
from tests.torture.lived_day import BSN, Laptop, keys_of, live
from tests.torture.needles import (
    ARABIC_STEM,
    STEM,
    Canaries,
    forms_of,
    hits,
    needles_of,
    written_parts,
)
from tests.torture.running import TREE

#: what may be read by everybody: no word of a day stands in it
_LEAST_WORDS = 40
_WRITES = "write,pwrite64,writev,pwritev,pwritev2,sendto,sendmsg,sendmmsg,sendfile,splice,copy_file_range"
_LINE = re.compile(rb"^(?:\d+ +)?(?P<call>\w+)\(\d+<(?P<to>[^>]*)>(?P<rest>.*)$")
_BYTES = re.compile(rb'"((?:\\x[0-9a-f]{2})*)"')
#: what is handed to a program of ours through memory is on no disk
_NO_DISK = (b"pipe:", b"anon_inode:", b"/dev/null", b"/proc/", b"/memfd:", b"/dev/shm/")


def search_the_device(arena: Arena) -> Found:
    """A day on a disk of its own; after kill -9 every block of that disk is searched, free ones too."""
    is_whole = arena.pick(True, True, False)
    canaries = Canaries(arena.chance("words"))
    image, place = arena.folder / "laptop.img", arena.folder / "laptop"
    with mounted_image(image, place) as root:
        laptop = Laptop(root)
        live(laptop, canaries, arena.folder / "IMG_0412.jpg", is_whole)
        shutil.copytree(laptop.koffers, arena.folder / "aside", ignore=shutil.ignore_patterns("*.lock"))
        files = sum(path.is_file() for path in root.rglob("*"))
    keys = keys_of(arena.folder / "aside", laptop.words)
    needles = _needles(canaries, laptop, keys)
    found = hits(written_parts(image), needles)
    missed = [f"{count} times {name}" for name, count in found.most_common(10)]
    missed += _control_device(arena, canaries, keys)
    if is_whole and len(canaries.said) < _LEAST_WORDS:
        missed.append(f"only {len(canaries.said)} words were typed")
    searched = sum(len(part) for part in written_parts(image)) // 1_000_000
    figure = (
        f"{sum(found.values())} hits of {len(canaries.said)} words in {len(forms_of(ARABIC_STEM))} forms and "
        f"{len(keys) + 2} keys; {searched} MB in {files} files and free blocks searched"
    )
    return Found(figure, len(needles), Toll(plaintext=sum(found.values())), tuple(missed))


def _needles(canaries: Canaries, laptop: Laptop, keys: dict[str, bytes]) -> dict[bytes, str]:
    words = [STEM, ARABIC_STEM, BSN, *canaries.said]
    secrets = {"passphrase": laptop.words.encode(), **keys}
    secrets |= {f"words of export {at}": words.encode() for at, words in enumerate(laptop.export_words)}
    return needles_of(words, secrets)


def _control_device(arena: Arena, canaries: Canaries, keys: dict[str, bytes]) -> Iterator[str]:
    """The same words in a database that is not encrypted, and in files that were deleted: all are found."""
    image = arena.folder / "control.img"
    forms = forms_of(ARABIC_STEM)
    with mounted_image(image, arena.folder / "control", 64) as root:
        bare = apsw.Connection(str(root / "bare.db"))
        for statement in ("PRAGMA journal_mode=WAL", "CREATE TABLE answer(text TEXT)"):
            bare.execute(statement)
        bare.executemany("INSERT INTO answer VALUES(?)", [(word,) for word in canaries.said])
        for name, form in forms.items():
            (root / name).write_bytes(b"." * 100 + form + b"." * 5_000)
        (root / "key").write_bytes(b"." * 99 + keys["data key"])
        subprocess.run(["sync", "-f", str(root)], check=False)
        for name in (*forms, "key"):
            (root / name).unlink()
        bare.close()
    found = hits(written_parts(image), needles_of([ARABIC_STEM, *canaries.said], keys))
    wanted = {f"{form} of word 0" for form in forms} | {"bytes of data key"}
    wanted |= {f"utf-8 of word {at + 1}" for at in range(len(canaries.said))}
    for name in sorted(wanted - set(found)):
        yield f"control: {name} is on the disk and was not found"


def look_at_every_write(arena: Arena) -> Found:
    """The same day under strace: what every call wrote or sent, to whichever file, is searched."""
    strace = shutil.which("strace")
    if strace is None:
        raise CannotRun("no strace to see what is written")
    is_whole = arena.pick(True, False, False)
    canaries, log = Canaries(arena.chance("words")), arena.folder / "writes.txt"
    trace = [strace, "-f", "--seccomp-bpf", "-y", "-xx", "-s", "4194304", "-e", f"trace={_WRITES}", "-o"]
    laptop = Laptop(arena.place("laptop"), [*trace, str(log)])
    try:
        live(laptop, canaries, arena.folder / "IMG_0412.jpg", is_whole)
    except AssertionError:
        if not log.exists() or not log.stat().st_size:
            raise CannotRun("strace may not trace here") from None
        raise
    needles = _needles(canaries, laptop, keys_of(laptop.koffers, laptop.words))
    seen = Counter[str]()
    found = hits(_written(log, seen), needles)
    missed = [f"{count} times {name}" for name, count in found.most_common(10)]
    if not any("store.db" in name for name in seen):
        missed.append(f"the trace saw no write to the koffer, but {dict(seen.most_common(4))}")
    missed += _control_writes(arena, [*trace, str(arena.folder / "control.txt")], canaries)
    figure = (
        f"{sum(found.values())} hits of {len(canaries.said)} words in {sum(seen.values()):,} writes to "
        f"{len(seen)} places; the control leaks"
    )
    return Found(figure, sum(seen.values()), Toll(plaintext=sum(found.values())), tuple(missed))


def _written(log: Path, seen: Counter[str]) -> Iterator[bytes]:
    """The bytes of every call that wrote to something that may be a disk or a network."""
    with log.open("rb") as lines:
        for line in lines:
            call = _LINE.match(line)
            to = _plain(call["to"]) if call is not None else b""
            if call is None or to.startswith(_NO_DISK):
                continue
            seen[to.rpartition(b"/")[2].decode("utf-8", "replace")] += 1
            for part in _BYTES.findall(call["rest"]):
                yield bytes.fromhex(part.replace(b"\\x", b"").decode("ascii"))


def _plain(name: bytes) -> bytes:
    """A path, as strace writes it in one way or the other."""
    return bytes.fromhex(name.replace(b"\\x", b"").decode()) if name.startswith(b"\\x") else name


_LEAK = """
import sys, sqlcipher3
words = sys.stdin.read().split("\\n")
store = sqlcipher3.connect(sys.argv[1])
store.execute("PRAGMA key = 'vlieger'")
store.execute("PRAGMA temp_store = FILE")
store.execute("PRAGMA cache_size = 10")
store.execute("CREATE TABLE answer(text TEXT)")
rows = [(word + "x" * 900,) for word in words * (2400 // len(words))]  # more than it sorts in memory
store.executemany("INSERT INTO answer VALUES(?)", rows)
store.execute("CREATE TEMP TABLE sorted AS SELECT text FROM answer ORDER BY text DESC")
store.commit()
"""


def _control_writes(arena: Arena, trace: list[str], canaries: Canaries) -> Iterator[str]:
    """An encrypted database that may put aside what it sorts does so in the clear: the trace must see it."""
    database = arena.folder / "control.db"
    subprocess.run(
        [*trace, sys.executable, "-c", _LEAK, str(database)],
        cwd=TREE, input="\n".join(canaries.said).encode(), capture_output=True, check=False,
    )  # fmt: skip
    seen = Counter[str]()
    found = hits(_written(arena.folder / "control.txt", seen), needles_of([STEM]))
    if not found:
        yield f"control: what is sorted in a file on disk was not found in {sum(seen.values())} writes"
    if STEM.encode() in database.read_bytes():
        yield "control: the database itself is not encrypted"


CLAIMS = (
    Claim(
        key="plaintext.device",
        words="After a day of the real app and kill -9 no word and no key stands on the raw disk",
        bar="0 hits of 40 words and 8 keys in 10 forms; controls hit",
        campaign=search_the_device,
        rows=(18, 20, 34),
        seconds=90,
        whole_app=True,
    ),
    Claim(
        key="plaintext.writes",
        words="No call of the app writes or sends a word or a key in the clear, to whichever file",
        bar="0 hits in every write; the control leaks",
        campaign=look_at_every_write,
        rows=(19,),
        seconds=120,
        whole_app=True,
    ),
)
