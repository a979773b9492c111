"""Weeks of work in one sitting: answers, half-typed texts, photos, sync, copies, and a lock each time."""

from __future__ import annotations

import gc
import hashlib
import resource
from pathlib import Path

from desktop.store.open_store import OpenStore
from desktop.usecases.ports import Draft
from tests.sync.laptops import DOSSIER, Laptop
from tests.sync.memory_back_end import MemoryBackEnd
from tests.torture.claims import Arena, Claim, Found, Toll
from tests.torture.laptop import laptop as laptop_in

WORKER = "00000000-0000-4000-8000-0000000000aa"
QUESTIONS = ("K01", "O01", "W08", "G06", "T02", "F03")
MEGABYTES_GROWN = 50
TIMES_LIVE = 1.2


def work_for_weeks(arena: Arena) -> Found:
    """Stretches of work with a lock behind each; at the end every answer is looked for."""
    stretches, answers = arena.pick(50, 8, 2), arena.pick(160, 40, 10)
    who = laptop_in(arena.place("laptop"))
    who.make().close()
    back_end = MemoryBackEnd()
    back_end.add_code("code", WORKER)
    said, missed, begin = dict[str, str](), list[str](), 0.0
    for stretch in range(stretches):
        store = who.open()
        desk = _at_work(store, back_end, stretch)
        if stretch == 0:
            desk.enrol("code")
        for number in range(answers):
            words = f"antwoord {stretch}-{number} " + "woorden " * (number % 60)
            said[desk.answer(QUESTIONS[number % len(QUESTIONS)], words).id] = words
            with store.unit_of_work() as unit:
                unit.drafts.save(DOSSIER, "K01", Draft(words[:-1]))
                unit.commit()
        with store.unit_of_work() as unit:
            unit.attachments.keep(DOSSIER, _photo(stretch), "image/jpeg")
            unit.commit()
        report = desk.sync()
        if not report.is_confirmed:
            missed.append(f"stretch {stretch} was not confirmed")
        store.keep_daily_backup()
        store.prune_journal()
        store.close()
        who.clock.go_on(days=1)
        if stretch == min(4, stretches - 2):
            begin = _memory()
    grown = _memory() - begin
    store = who.open()
    with store.unit_of_work() as unit:
        kept = {change.id: change.value for change in unit.changes.of(DOSSIER) if change.id in said}
    lost = sum(kept.get(name) != {"state": None, "value": words} for name, words in said.items())
    times = _against_live(store)
    journal = (who.folder / "journal.bin").stat().st_size / 1e6
    store.close()
    if grown > MEGABYTES_GROWN:
        missed.append(f"memory grew by {grown:.0f} MB")
    if times > TIMES_LIVE:
        missed.append(f"the store is {times:.2f} times what lives in it")
    figure = (
        f"{lost} of {len(said):,} answers lost in {stretches} locks; memory {grown:+.0f} MB, "
        f"store {times:.2f} times what lives in it, journal {journal:.1f} MB"
    )
    return Found(figure, stretches, Toll(lost=lost), tuple(missed))


def _at_work(store: OpenStore, back_end: MemoryBackEnd, stretch: int) -> Laptop:
    """The link of this laptop over its open koffer; its clock goes on where the stretch before it ended."""
    desk = Laptop(store.unit_of_work, back_end.connect, f"A/{stretch}")
    desk.clock.go_on(days=stretch)
    return desk


def _photo(number: int) -> bytes:
    """Something the size of a page that was photographed; its content is looked at elsewhere."""
    return b"\xff\xd8\xff" + hashlib.sha256(str(number).encode()).digest() * 9_000


def _against_live(store: OpenStore) -> float:
    """The size of the store against a fresh copy, which holds nothing that was let go."""
    copy = store.backup()
    size = (store.folder / store.header.file).stat().st_size
    copied = copy.stat().st_size
    copy.unlink()
    return size / copied


def _memory() -> float:
    """What this process holds now, in MB."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * resource.getpagesize() / 1e6


CLAIMS = (
    Claim(
        key="endurance.weeks",
        words="Fifty stretches of work, each with sync, a copy and a lock, lose nothing and swell nothing",
        bar="0 lost, memory < 50 MB more, store < 1.2 times what lives",
        campaign=work_for_weeks,
        rows=(49,),
        seconds=90,
    ),
)
