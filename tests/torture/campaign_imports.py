"""Files of others, spoiled and as bombs, at every door where they come in: read, or refused in words."""

from __future__ import annotations

import io
import random
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from desktop.domain.erasure_order import read_order
from desktop.domain.errors import Refusal, Trouble
from desktop.domain.language_policy import LanguagePolicyBroken, read_language_policy
from desktop.domain.retention_reader import PolicyBroken, read_policy, take_apart
from desktop.house_files.room import HouseRoom
from desktop.intake_files.room import IncomingFiles
from desktop.store import hybrid_seal
from desktop.store.recovery_texts import Request, read_answer, read_request, write_request
from desktop.usecases.erasure import look_at_file
from desktop.usecases.translator_files import TranslatorForm
from forms.problems import PackBroken
from forms.strict_toml import FILE_MAX
from resources import paths
from sync.protocol.batches import read_batch
from sync.protocol.bodies import decode_changes
from sync.protocol.canonical import WireProblem, canonical, read_json
from sync.protocol.errors import Problem, read_problem
from sync.protocol.exchanges import read_hello, read_page
from sync.protocol.headers import read_header, read_set, write_set
from sync.protocol.receipts import read_receipt, write_receipt
from tests import handover_builders
from tests.attachment_cases import bombs, fuzzed, run_over
from tests.builders import workplace
from tests.fakes import MORNING
from tests.house_builders import house_folder
from tests.memory_scan import forget_peak, peak_mb
from tests.store_cases import receipt, sealed
from tests.torture.claims import Arena, Claim, Found, Toll
from tests.ui.samples_languages import own_desk

MOST_MB, MOST_SECONDS = 512, 10.0
_KNOWN = (Refusal, Trouble, WireProblem, Problem, PolicyBroken, PackBroken, LanguagePolicyBroken)


@dataclass(frozen=True)
class Door:
    """Where files come in. `share`: how many of a hundred strange files come here."""

    name: str
    seeds: tuple[bytes, ...]
    take: Callable[[bytes], object]
    share: int


def _text(read: Callable[[str], object]) -> Callable[[bytes], object]:
    """A door for text, which comes out of a file or off the clipboard."""
    return lambda content: read(content.decode("utf-8", "replace"))


def _doors(arena: Arena) -> tuple[Door, ...]:
    one, key = sealed(1), hybrid_seal.new_key()
    wire = canonical(write_set(one))
    request = write_request(Request("0" * 32, 1, "", key.public, datetime(2026, 9, 15, tzinfo=UTC)))
    lists = (handover_builders.HEADS, "Samira;1990-05-04;0012345678;Arabisch;azc Zandoever;B;2026-07-20")
    csv = tuple(handover_builders.csv_bytes(*lists, encoding=way) for way in ("utf-8", "utf-16", "cp1252"))
    languages = (paths.languages_folder() / "gemeente.toml").read_bytes()
    policy = (paths.retention_folder() / "voorbeeld.toml").read_bytes()
    order = (paths.retention_folder() / "wisopdracht_voorbeeld.toml").read_bytes()
    return (
        Door("hand-over", (*csv, handover_builders.example()), _fetched(arena, handover_builders.read), 30),
        Door("file of the officer", (policy, order), _officer(arena), 4),
        Door("policy", (policy,), _small(read_policy), 6),
        Door("order", (order,), _small(read_order), 6),
        Door("signed file", (policy + b"# handtekening ed25519 " + b"ab" * 32 + b" eA==\n",), take_apart, 4),
        Door("recovery request", (request.encode(),), _text(read_request), 5),
        Door("recovery answer", (request.encode(), b"ANTWOORD\n" + wire), _text(read_answer), 3),
        Door("languages", (languages,), _text(lambda text: read_language_policy(text, ("ar", "ti"))), 5),
        Door("set", (wire,), lambda raw: read_set(read_json(raw)), 10),
        Door("header", (canonical(write_set(one)["header"]),), lambda raw: read_header(read_json(raw)), 5),
        Door(
            "receipt", (canonical(write_receipt(receipt(one))),), lambda raw: read_receipt(read_json(raw)), 5
        ),
        Door("changes", (wire,), decode_changes, 3),
        Door("batch", (wire + b"\n",), read_batch, 3),
        Door("answers of the back end", (wire,), _answers, 5),
        Door("house style", (), _house(arena), 2),
        Door("translators", (), _translators(arena), 1),
    )


def _small(read: Callable[[bytes], object]) -> Callable[[bytes], object]:
    """What is signed is no longer than this."""
    return lambda content: read(content) if len(content) <= FILE_MAX else None


def _fetched(arena: Arena, read: Callable[[bytes], object]) -> Callable[[bytes], object]:
    """A file that somebody chose: fetched as the app does, which looks at its size."""
    path = arena.folder / "chosen"

    def fetch(content: bytes) -> object:
        path.write_bytes(content)
        return read(IncomingFiles().fetch(path))

    return fetch


def _officer(arena: Arena) -> Callable[[bytes], object]:
    """A policy or an order as it is looked at, before anybody knows who signed it."""
    desk, path = replace(workplace().desk, incoming=IncomingFiles()), arena.folder / "officer.toml"

    def look(content: bytes) -> object:
        path.write_bytes(content)
        return look_at_file(desk, path)

    return look


def _answers(raw: bytes) -> None:
    """What a hostile back end may send in the place of several things."""
    for read in (read_problem, lambda raw: read_hello(read_json(raw)), lambda raw: read_page(read_json(raw))):
        try:
            read(raw)
        except _KNOWN:
            continue


def _house(arena: Arena) -> Callable[[bytes], object]:
    """A folder with the spoiled bytes as its table or its logo, by turns."""
    folder = house_folder(arena.place("house"))
    room = HouseRoom(arena.folder / "kept", ("classroom", "work"), lambda: MORNING.date())
    good = {name: (folder / name).read_bytes() for name in ("huisstijl.toml", "logo.png")}
    turn = [0]

    def look(content: bytes) -> object:
        turn[0] += 1
        name = tuple(good)[turn[0] % 2]
        spoiled = _spoiled(good[name], random.Random(content))
        (folder / name).write_bytes(spoiled)
        try:
            return room.look(folder)
        finally:
            (folder / name).write_bytes(good[name])

    return look


def _translators(arena: Arena) -> Callable[[bytes], object]:
    """What a translator sends back, as PO and as a workbook by turns."""
    desk = own_desk(workplace().desk, arena.folder / "own")
    door = desk.translators
    assert door is not None
    good = [door.write("tr", form, {}) for form in (TranslatorForm.PO, TranslatorForm.XLSX)]
    turn = [0]

    def compare(content: bytes) -> object:
        turn[0] += 1
        one = good[turn[0] % 2]
        chance = random.Random(content)
        return door.compare(_inside_zip(one, chance) if one[:2] == b"PK" else _spoiled(one, chance))

    return compare


def _inside_zip(content: bytes, chance: random.Random) -> bytes:
    """Spoil one of the files in a workbook, or the workbook itself."""
    if chance.random() < 0.3:
        return _spoiled(content, chance)
    out, source = io.BytesIO(), zipfile.ZipFile(io.BytesIO(content))
    wanted = chance.choice(source.namelist())
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            inner = source.read(name)
            target.writestr(name, _spoiled(inner, chance) if name == wanted else inner)
    return out.getvalue()


_PIECES = (
    b"\x00", b"\xff\xfe", b"[" * 3_000, b'{"a":' * 2_000, b"9" * 5_000, b'"', b"\n", b";", b"\xe2\x80\xae",
    b"\xed\xa0\x80", b"NaN", b"1e999", b"-1", b"null", b"<!DOCTYPE a>", b"../../x", b"=1+1", b"'" * 90,
)  # fmt: skip


def _spoiled(content: bytes, chance: random.Random) -> bytes:
    """A few places of it changed, doubled, cut or filled with what nobody means."""
    made = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        at, size = chance.randrange(len(made) + 1), chance.choice((1, 2, 8, 100))
        match chance.randrange(6):
            case 0 if at < len(made):
                made[at] ^= 1 << chance.randrange(8)
            case 1:
                del made[at : at + size]
            case 2:
                made[at:at] = made[: chance.randrange(1, 300)]
            case 3:
                made[at : at + size] = chance.choice(_PIECES)
            case 4:
                made[at : at + size] = chance.randbytes(size)
            case _:
                made[at:at] = chance.choice(_PIECES)
    return bytes(made[:at] if chance.random() < 0.05 else made)


@dataclass
class _Count:
    """What came of it."""

    runs: int = 0
    taken: int = 0
    slowest: float = 0.0
    where: str = ""

    def one(self, door: Door, content: bytes) -> str:
        """Take one in; '' or what nobody reckoned with."""
        began = time.perf_counter()
        wrong = ""
        try:
            door.take(content)
            self.taken += 1
        except _KNOWN:
            pass
        except Exception as error:  # noqa: BLE001 - that is what is looked for
            wrong = f"{door.name}: {type(error).__name__}: {str(error)[:80]}"
        took = time.perf_counter() - began
        self.runs += 1
        if took > self.slowest:
            self.slowest, self.where = took, door.name
        return wrong


def spoil_files(arena: Arena) -> Found:
    """Good files of every kind, spoiled, each at the door where it would come in; photos in their helper."""
    doors, chance = _doors(arena), arena.chance("files")
    total = arena.pick(5_000, 250, 40)
    photos = arena.pick(500, 15, 3)
    count, wrong = _Count(), list[str]()
    for door in doors:
        for _ in range(max(1, (total - photos) * door.share // sum(each.share for each in doors))):
            seed = chance.choice(door.seeds) if door.seeds else chance.randbytes(8)
            told = count.one(door, _spoiled(seed, chance) if door.seeds else seed)
            wrong += [told] if told else []
    run = run_over(fuzzed(photos, arena.seed))
    wrong += [f"photo {one}" for one in run.unhandled]
    kinds = [f"{times} times {told}" for told, times in Counter(wrong).most_common(8)]
    kinds += _bounds(max(run.slowest, count.slowest), max(run.peak_mb, peak_mb()), count.where)
    figure = (
        f"{len(wrong)} unhandled; {count.taken + run.taken:,} read, the others refused; slowest "
        f"{max(run.slowest, count.slowest):.1f} s ({count.where}), memory {peak_mb()} MB and {run.peak_mb} MB"
    )
    return Found(figure, count.runs + photos, Toll(unhandled=len(wrong)), tuple(kinds))


def _bounds(seconds: float, megabytes: int, where: str) -> Iterator[str]:
    if seconds > MOST_SECONDS:
        yield f"one took {seconds:.1f} s ({where})"
    if megabytes > MOST_MB:
        yield f"{megabytes} MB of memory"


def _text_bombs() -> dict[str, bytes]:
    """Small files, or large ones, that ask for more than they are."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("xl/worksheets/sheet1.xml", b"<row><c><v>1</v></c></row>" * 4_000_000)
        target.writestr("xl/workbook.xml", b"<workbook/>")
    laughs = b'<!DOCTYPE l [<!ENTITY a "ha">' + b"".join(
        b'<!ENTITY a%d "%s">' % (at, (b"&a%d;" % (at - 1) if at else b"&a;") * 10) for at in range(9)
    )
    return {
        "a workbook of 100 MB": packed.getvalue(),
        "a billion laughs": laughs + b"]><l>&a8;</l>",
        "lists in lists": b"[" * 500_000,
        "objects in objects": b'{"a":' * 200_000,
        "a number of 2 million digits": b"9" * 2_000_000,
        "a cell of 9 MB": b'a;b\n"' + b"x" * 9_000_000 + b'";1\n',
        "a million lines": b"a;b;c\n" * 1_000_000,
        "a line of a million cells": b";" * 1_000_000,
        "a name that stands a million times": b'{"a":1,' * 1 + b'"a":1,' * 1_000_000 + b'"b":1}',
        "tables in tables": b"[" + b"a." * 100_000 + b"b]\n",
    }


def drop_bombs(arena: Arena) -> Found:
    """Bombs of pictures and PDFs in the helper that unpacks them, bombs of text at every door for text."""
    every = arena.pick(1, 7, 20)
    images = dict(list(bombs().items())[::every])
    run = run_over(images.values())
    texts = dict(list(_text_bombs().items())[:: arena.pick(1, 2, 5)])
    # what was decided about languages comes with the installation: spoiled perhaps, never a bomb
    doors = [door for door in _doors(arena) if door.seeds and door.name != "languages"]
    desk = own_desk(workplace().desk, arena.folder / "bombed")
    assert desk.translators is not None
    doors.append(replace(doors[0], name="translators", take=_fetched(arena, desk.translators.compare)))
    count, wrong, most = _Count(), [f"bomb {one}" for one in run.unhandled], 0
    for words, content in texts.items():
        for door in doors:
            before = forget_peak()
            told = count.one(door, content)
            most = max(most, peak_mb() - before)
            wrong += [f"{words}: {told}"] if told else []
    slowest = max(run.slowest, count.slowest)
    missed = [*wrong[:8], *_bounds(slowest, max(run.peak_mb, most), count.where)]
    figure = (
        f"{len(wrong)} unhandled of {len(images)} pictures and {len(texts)} texts at {len(doors)} doors; "
        f"slowest {run.slowest:.1f} s a picture, {count.slowest:.1f} s a text ({count.where}); "
        f"memory {run.peak_mb} MB a picture, {most} MB more a text"
    )
    return Found(figure, len(images) + count.runs, Toll(unhandled=len(wrong)), tuple(missed))


CLAIMS = (
    Claim(
        key="imports.spoiled",
        words="A spoiled file of another is read or refused in words, at every door where files come in",
        bar="0 unhandled of 5,000; <= 512 MB, <= 10 s",
        campaign=spoil_files,
        rows=(32, 34),
        seconds=180,
    ),
    Claim(
        key="imports.bombs",
        words="A file that asks for more than it is costs neither the memory nor the time of the app",
        bar="0 unhandled of 20 pictures and 10 texts; <= 512 MB, <= 10 s",
        campaign=drop_bombs,
        rows=(34,),
        seconds=90,
    ),
)
