"""How long a klantmanager waits: unlocking, saving, a koffer of a thousand dossiers; beside bare libraries.

Every figure stands beside the least that the libraries underneath need for the same, in the same run on the
same disk. The bars are those of the test plan, for the laptop it speaks of; on a slower or busy one the bare
figure is slower too, and then so many times the bare figure is enough.
"""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import sqlcipher3
from argon2.low_level import Type, hash_secret_raw

from desktop.composition import words_to_find
from desktop.domain.changes import Change, ChangeKind
from desktop.domain.ids import DossierId
from desktop.installed import InstalledPacks
from desktop.store import opening
from desktop.store.kdf import PRODUCTION, KdfParameters
from desktop.store.keys import new_data_key
from desktop.store.open_store import OpenStore
from desktop.usecases.dossiers import caseload
from desktop.usecases.interview import open_interview
from desktop.usecases.search_said import search_said
from tests.bench.bench_store_save import safe_save, yardstick
from tests.builders import workplace
from tests.memory_scan import forget_peak, peak_mb
from tests.store_cases import Person, change, passphrase, person, said
from tests.torture.claims import Arena, Claim, Found
from tests.torture.laptop import laptop

ANSWERS = 200
_WORK = (
    *("bakker", "kapper", "lasser", "kok", "chauffeur", "monteur"),
    *("schilder", "tuinman", "naaister", "leraar", "verpleger", "slager"),
)
_SEARCHES = ("bakker", "lasser en kapper", "zandoever", "stad nummer 7")


def unlock(arena: Arena) -> Found:
    """With what the real app asks of Argon2id; the bare figure is Argon2id and opening the file."""
    rounds = arena.pick(30, 3, 1)
    who = person(arena.place("laptop"))
    _made(who, PRODUCTION).close()
    spent, bare = list[float](), list[float]()
    for _ in range(rounds):
        bare.append(_took(lambda: _bare_unlock(who)))
        begin = time.perf_counter()
        store = who.open()
        spent.append(time.perf_counter() - begin)
        store.close()
    p95, least = _part(spent, 0.95), _part(bare, 0.95)
    figure = f"p95 {p95:.2f} s, bare {least:.2f} s ({p95 / least:.2f}x)"
    return Found(figure, rounds, missed=_over(("unlock p95 in s", p95, 1.5, least, 1.25)))


def save(arena: Arena) -> Found:
    """One answer through every door; the bare figure is one row, one fsync, one checkpoint."""
    rounds = arena.pick(2_000, 300, 20)
    spent: dict[str, list[float]] = {"bare": [], "safe": []}
    works = {"bare": yardstick(arena.place("bare")), "safe": safe_save(arena.place("safe"))}
    for number in range(1, rounds + 21):
        for kind, (one, _) in works.items():
            begin = time.perf_counter()
            one(number)
            if number > 20:
                spent[kind].append((time.perf_counter() - begin) * 1000)
    for _, close in works.values():
        close()
    p50, p99 = _part(spent["safe"], 0.5), _part(spent["safe"], 0.99)
    bare50, bare99 = _part(spent["bare"], 0.5), _part(spent["bare"], 0.99)
    figure = f"p50 {p50:.2f} ms, p99 {p99:.2f} ms; bare {bare50:.2f} and {bare99:.2f} ({p50 / bare50:.1f}x)"
    return Found(figure, rounds, missed=_over(("save p99 in ms", p99, 20, bare99, 4)))


def caseload_of_a_thousand(arena: Arena) -> Found:
    """Dossiers of 200 answers each: check at the start, list, filter, open one, search, and the memory."""
    count = arena.pick(1_000, 100, 2)
    who = laptop(arena.place("laptop"))
    filled(who, count)
    before = forget_peak()
    begin = time.perf_counter()
    store = who.open()
    opened = time.perf_counter() - begin
    try:
        times = _looked_through(store, count)
        memory = peak_mb() - before
        size = (who.folder / store._room.header.file).stat().st_size / 1e6
    finally:
        store.close()
    start = opened / size * 100
    bare = _bare_check(who) / size * 100
    figure = (
        f"{count * ANSWERS:,} answers, {size:.0f} MB: check {start:.2f} s per 100 MB (bare {bare:.2f}), "
        f"{times.words()}, memory {memory} MB more"
    )
    missed = _over(
        ("start check in s per 100 MB", start, 1.0, bare, 3),
        ("list in ms", times.list[0], 250, times.list[1], 20),
        ("filter in ms", times.filter[0], 250, times.filter[1], 20),
        ("open in ms", times.open[0], 50, times.open[1], 20),
        ("search in ms", times.search[0], 200, times.search[1], 20),
        ("memory in MB", memory, 300, 0, 0),
    )
    return Found(figure, count, missed=missed)


@dataclass(frozen=True)
class Times:
    """Milliseconds: ours and bare."""

    list: tuple[float, float]
    filter: tuple[float, float]
    open: tuple[float, float]
    search: tuple[float, float]

    def words(self) -> str:
        """As they stand in the table."""
        told = (("list", self.list), ("filter", self.filter), ("open", self.open), ("search", self.search))
        return ", ".join(f"{name} {ours:.0f} ms (bare {bare:.1f})" for name, (ours, bare) in told)


def _looked_through(store: OpenStore, count: int) -> Times:
    desk = workplace(unit_of_work=store.unit_of_work).desk
    ask = store._room.connection.execute
    dossiers = [_dossier(number) for number in range(0, count, max(1, count // 20))]

    def rows() -> list[object]:
        return [json.loads(text) for (text,) in ask("SELECT row FROM dossier_row").fetchall()]

    def bodies() -> None:
        for dossier in dossiers:
            found = ask("SELECT body FROM change WHERE dossier=?", (dossier,)).fetchall()
            assert [json.loads(text) for (text,) in found]

    def matches() -> None:
        sql = "SELECT rowid FROM said_text WHERE text MATCH ? ORDER BY rowid DESC LIMIT 101"
        for text in _SEARCHES:
            ask(sql, (" AND ".join(f'"{word}"' for word in text.split() if len(word) > 2),)).fetchall()

    open_interview(desk, dossiers[0])  # reads the pack, once a day
    opened = [_took(lambda one=one: open_interview(desk, one)) * 1000 for one in dossiers]  # type: ignore[misc]
    searched = [_took(lambda text=text: search_said(desk, text)) * 1000 for text in _SEARCHES]  # type: ignore[misc]
    return Times(
        list=(_took(lambda: caseload(desk)) * 1000, _took(rows) * 1000),
        filter=(_took(lambda: caseload(desk, "persoon 7")) * 1000, _took(rows) * 1000),
        open=(_part(opened, 0.95), _took(bodies) * 1000 / len(dossiers)),
        search=(max(searched), _took(matches) * 1000 / len(_SEARCHES)),
    )


def filled(who: Person, count: int) -> None:
    """A koffer of `count` dossiers with 200 changes each: every question that takes text, then corrections.

    The journal is emptied, as after a sync and a backup: what waits is in `store.kills`.
    """
    packs = InstalledPacks()
    pack = packs.newest("landelijk")
    keys = [question.id for question in pack.questions if question.type in ("text", "long_text")]
    store = who.make(words_of=words_to_find(packs))
    for number in range(count):
        dossier = _dossier(number)
        head = {"roepnaam": f"Persoon {number}", "language": "ar", "azc": f"azc {number % 9}"}
        changes = [replace(change(number * ANSWERS, "head", head, kind=ChangeKind.DOSSIER), dossier=dossier)]
        standing: dict[str, Change] = {}
        for at in range(1, ANSWERS):
            key = keys[at % len(keys)]
            before = (standing[key],) if key in standing else ()
            text = f"{_WORK[(at * 7 + number) % 12]} en {_WORK[(at + number) % 12]} in stad nummer {number}"
            one = said(number * ANSWERS + at, text, key, before)
            standing[key] = replace(one, dossier=dossier, pack=pack.name)
            changes.append(standing[key])
        with store.unit_of_work() as work:
            work.record(changes)
            work.commit()
    store._room.journal.rewrite([], store._room.journal.number)
    store.close()


def _dossier(number: int) -> DossierId:
    return DossierId(f"0198{number:04x}-0000-7000-8000-{number:012x}")


def _made(who: Person, cost: KdfParameters) -> OpenStore:
    """A koffer whose passphrase costs what it costs in the real app."""
    store = who.make()
    words = "".join(chr(sign) for sign in passphrase())
    store.change_passphrase(bytearray(words.encode()), bytearray(words.encode()), cost)
    return store


def _bare_unlock(who: Person) -> None:
    hash_secret_raw(b"w" * 30, b"s" * 16, PRODUCTION.t, PRODUCTION.m, PRODUCTION.p, 32, Type.ID)
    connection = sqlcipher3.connect(str(who.folder / "store.db"))
    connection.close()


def _bare_check(who: Person) -> float:
    """Seconds that SQLCipher needs to look at as many bytes of its own, at every page and every row."""
    with tempfile.TemporaryDirectory(dir=who.root) as name:
        path, key = Path(name) / "bare.db", new_data_key()
        opening.create_file(path)
        connection = opening.open_new(path, key)
        size = (who.folder / "store.db").stat().st_size
        connection.execute("CREATE TABLE answer(id INTEGER PRIMARY KEY, text TEXT)")
        rows = ((f"antwoord {at} " + "x" * 380,) for at in range(size // 400))
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO answer(text) VALUES(?)", rows)
        connection.execute("COMMIT")
        opening.checkpoint(connection)
        took = _took(lambda: connection.execute("PRAGMA cipher_integrity_check").fetchall())
        took += _took(lambda: connection.execute("SELECT count(*), sum(length(text)) FROM answer").fetchall())
        connection.close()
    return took


def _took(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def _part(values: list[float], part: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


def _over(*bars: tuple[str, float, float, float, float]) -> tuple[str, ...]:
    """What is over its bar, and over so many times the bare figure as well."""
    return tuple(
        f"{what}: {value:.2f}, bar {bar:g}, bare {bare:.2f}"
        for what, value, bar, bare, times in bars
        if value > max(bar, bare * times)
    )


CLAIMS = (
    Claim(
        key="speed.unlock",
        words="Unlocking with the full price of the passphrase",
        bar="p95 at most 1.5 s, or 1.25 times bare",
        campaign=unlock,
        rows=(24,),
        seconds=60,
        alone=True,
    ),
    Claim(
        key="speed.save",
        words="Saving one answer",
        bar="p99 at most 20 ms, or 4 times bare",
        campaign=save,
        rows=(48,),
        seconds=20,
        alone=True,
    ),
    Claim(
        key="speed.caseload",
        words="A koffer of 1,000 dossiers with 200 answers each",
        bar="check 1 s per 100 MB or 3x bare; open 50 ms, search 200 ms, list and filter 250 ms or 20x bare",
        campaign=caseload_of_a_thousand,
        rows=(48,),
        seconds=120,
        alone=True,
    ),
)
