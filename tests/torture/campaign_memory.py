"""What somebody finds in the memory of the app: keys never, and after the lock nothing that was said."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.memory_scan import writable_memory
from tests.torture.claims import Arena, CannotRun, Claim, Found, Toll
from tests.torture.lived_day import BSN, Laptop, day_of, end, keys_of
from tests.torture.needles import STEM, Canaries, hits, needles_of
from tests.torture.running import TREE

_MOST_WAITS = 600
#: stay in masked form or in no memory at all while a koffer is open; the others are in use
_NEVER_THERE = ("data key", "store key")


def look_after_the_lock(arena: Arena) -> Found:
    """Talks in the real app, its memory before the lock and after it, by the kernel and by gcore."""
    canaries = Canaries(arena.chance("words"))
    laptop = Laptop(arena.place("laptop"))
    app = laptop.start("morning-only")
    missed: list[str] = []
    try:
        laptop.tell(app, **day_of(canaries, arena.folder / "photo.jpg", arena.pick(True, False, False)))
        laptop.hear(app, "talk")
        pid = int(laptop.told[0]["pid"])
        before = _memory(pid)
        laptop.hear(app, "locking")
        _wait_for_the_lock(pid)
        after = [_memory(pid), *(_dumped(arena, pid) if arena.pick(True, False, False) else ())]
    finally:
        end(app, laptop.told)
    keys = keys_of(laptop.koffers, laptop.words)
    words = laptop.words.encode()
    if not hits([before], needles_of([STEM])):
        missed.append("control: before the lock no word was found in memory, so the search proves nothing")
    held = needles_of([], {name: keys[name] for name in _NEVER_THERE} | {"passphrase": words})
    early = hits([before], held)
    missed += [
        f"before the lock: {count} times {name}" for name, count in early.items() if "base" not in name
    ]
    # every word that was typed holds the stem; in a short run only the forms that memory has it in
    everything = needles_of([STEM, BSN], {**keys, "passphrase": words})
    common = ("utf-8", "utf-16-le", "utf-32", "bytes", "hex")
    if not arena.pick(True, False, False):
        everything = {needle: name for needle, name in everything.items() if name.startswith(common)}
    found = Counter[str]()
    for memory in after:
        found += hits([memory], everything)
    missed += [f"after the lock: {count} times {name}" for name, count in found.most_common(10)]
    whole = sum(len(memory) for memory in after) // 1_000_000
    figure = (
        f"after the lock {sum(found.values())} hits of {len(canaries.said)} words and {len(keys) + 1} keys "
        f"in {whole} MB ({len(after)} ways to look); before it {sum(early.values())} of the keys that open"
    )
    return Found(figure, len(everything), Toll(plaintext=sum(found.values())), tuple(missed))


def _memory(pid: int) -> bytes:
    try:
        return writable_memory(pid)
    except PermissionError:
        raise CannotRun("may not read the memory of a hardened program: root may") from None


def _wait_for_the_lock(pid: int) -> None:
    """Until the program is another one that has come to rest at its lock screen."""
    before, quiet = -1.0, 0
    for _ in range(_MOST_WAITS):
        select.select([], [], [], 0.25)
        line = Path(f"/proc/{pid}/cmdline").read_bytes()
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        spent = float(fields[11]) + float(fields[12])
        quiet = quiet + 1 if b"played_day" not in line and spent - before < 2 and spent > 30 else 0
        before = spent
        if quiet >= 6:
            return
    raise AssertionError("the app did not begin anew after the lock")


def _dumped(arena: Arena, pid: int) -> Iterator[bytes]:
    """A core file as gdb makes it, where there is a gdb."""
    gcore = shutil.which("gcore")
    if gcore is None:
        return
    out = arena.folder / "core"
    subprocess.run([gcore, "-o", str(out), str(pid)], capture_output=True, check=False)
    made = arena.folder / f"core.{pid}"
    if made.exists():
        yield made.read_bytes()
        made.unlink()


_READER = """
import sys
pid = sys.argv[1]
try:
    with open(f"/proc/{pid}/maps") as maps, open(f"/proc/{pid}/mem", "rb", 0) as memory:
        for line in maps:
            place, rights = line.split()[:2]
            if rights.startswith("rw"):
                memory.seek(int(place.split("-")[0], 16))
                print("read", len(memory.read(4096)))
                break
except OSError as refused:
    print("refused", type(refused).__name__)
"""
_HELD = """
import sys, resource
sys.path.insert(0, sys.argv[1])
from desktop.store.harden import harden_process
if sys.argv[2] == "hardened":
    harden_process()
print(*resource.getrlimit(resource.RLIMIT_CORE), flush=True)
sys.stdin.readline()
import ctypes
ctypes.string_at(0)
"""
_NOBODY = 65_534


def refuse_neighbours(arena: Arena) -> Found:
    """Another program of the same user asks for our memory; then ours falls over: no core file."""
    setpriv = shutil.which("setpriv")
    if os.getuid() == 0 and setpriv is None:
        raise CannotRun("root may read everything, and there is no setpriv to be somebody else")
    ids = ["--reuid", str(_NOBODY), "--regid", str(_NOBODY), "--clear-groups"]
    user = [setpriv, *ids] if setpriv is not None and os.getuid() == 0 else []
    told, missed = dict[str, str](), list[str]()
    rounds = arena.pick(20, 2, 1)
    for number in range(rounds):
        for kind in ("plain", "hardened"):
            place = arena.place(f"{kind}{number}")
            place.chmod(0o777)
            program = [*user, sys.executable, "-c", _HELD, str(TREE), kind]
            with subprocess.Popen(
                program, cwd=place, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            ) as held:
                assert held.stdin is not None and held.stdout is not None
                limit = held.stdout.readline().decode().strip()
                if not limit:
                    raise CannotRun("another user may not read the programs here")
                read = subprocess.run(
                    [*user, sys.executable, "-c", _READER, str(held.pid)],
                    cwd=place, capture_output=True, text=True, check=False,
                )  # fmt: skip
                held.stdin.write(b"\n")
                held.stdin.flush()
                held.wait(30)
            told[kind] = f"{read.stdout.strip()}, core files {len(list(place.iterdir()))}, limit {limit}"
            if kind == "hardened" and (
                not read.stdout.startswith("refused") or "limit 0 0" not in told[kind]
            ):
                missed.append(f"a hardened program: {told[kind]}")
            if kind == "hardened" and any(place.iterdir()):
                missed.append("a hardened program left a core file")
            if kind == "plain" and not read.stdout.startswith("read"):
                raise CannotRun(f"here no program may read another one: {read.stdout.strip()}")
    figure = f"{rounds} of {rounds} refused ({told['hardened']}); not hardened: {told['plain']}"
    return Found(figure, rounds * 2, Toll(), tuple(missed))


CLAIMS = (
    Claim(
        key="memory.after_lock",
        words="After the lock the memory of the app holds no word and no key; before it no key that opens",
        bar="0 words, 0 keys; the control is found",
        campaign=look_after_the_lock,
        rows=(22,),
        seconds=60,
        whole_app=True,
    ),
    Claim(
        key="memory.neighbours",
        words="Another program of the same user may not read our memory, and a crash leaves no core file",
        bar="refused; 0 core files; the control may be read",
        campaign=refuse_neighbours,
        rows=(23,),
        seconds=15,
    ),
)
