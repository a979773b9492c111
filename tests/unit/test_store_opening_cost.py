"""Opening a koffer of years: nothing is read twice, and what was proved stays provable."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from desktop.installed import read_installed_law
from desktop.store import change_codec
from desktop.store.audit import chain_mac
from desktop.store.journal import FILE_NAME, Journal
from tests.store_cases import person, said
from tests.store_kills import texts


def journal(folder: Path) -> Journal:
    return Journal(folder, "ab" * 16, 1, b"k" * 32)


def test_the_line_under_the_mac_is_the_json_list_that_every_older_koffer_has() -> None:
    fields = (
        12,
        "answer.recorded",
        'ë"\\\n\u2028\U0001f600',
        "ok",
        "desk",
        "worker",
        "2026-09-15T12:00:00.000Z",
    )
    line = json.dumps(fields, ensure_ascii=True, separators=(",", ":")).encode()
    assert chain_mac(b"k" * 32, b"p" * 32, fields) == hmac.digest(b"k" * 32, b"p" * 32 + line, hashlib.sha256)


def test_the_id_of_a_change_is_found_without_reading_the_rest() -> None:
    one = said(7, '{} "id":"elders"')
    assert change_codec.id_in(change_codec.encode(one).encode()) == one.id
    assert change_codec.id_in(b"") == ""
    assert change_codec.id_in(b'{"dossier":"x","id":"y",') == ""


def test_what_the_store_holds_is_counted_and_not_read_again(tmp_path: Path) -> None:
    book = journal(tmp_path)
    book.append([said(n, "ja") for n in range(5)])
    book.close()
    held = {said(n, "ja").id for n in (0, 1, 3)}
    contents = journal(tmp_path).read(held.intersection)
    assert [number for number, _ in contents.records] == [3, 5]
    assert (contents.known, contents.last, contents.is_damaged) == (3, 5, False)


def test_half_a_record_at_the_end_is_cut_off_where_it_stands_which_a_full_disk_allows(tmp_path: Path) -> None:
    who = person(tmp_path)
    store = who.make()
    for n in range(3):
        with store.unit_of_work() as work:
            work.record([said(n, f"a{n}")])
            work.commit()
    store.close()
    path = who.folder / FILE_NAME
    whole, place = path.read_bytes(), path.stat().st_ino
    with path.open("ab") as opened:
        opened.write(whole[: len(whole) // 5])
    store = who.open()
    assert path.read_bytes() == whole
    assert path.stat().st_ino == place
    assert texts(store) == {"a0", "a1", "a2"}
    assert not store.mended
    with store.unit_of_work() as work:
        work.record([said(3, "a3")])
        work.commit()
    assert store._room.journal.read().last == 4
    store.close()


def test_the_law_of_a_day_is_looked_up_once() -> None:
    law, day = read_installed_law(), date(2026, 9, 15)
    assert law.on(day) is law.on(day)
    assert law.on(date(2026, 9, 16)).day == date(2026, 9, 16)
    for number in range(1, 100):
        law.on(date.fromordinal(day.toordinal() + number))
    assert law.on(day) == law.on(day)


def test_a_journal_of_years_is_looked_up_part_by_part(tmp_path: Path) -> None:
    book = journal(tmp_path)
    book.append([said(n, "ja") for n in range(2_500)])
    book.close()
    asked: list[int] = []

    def held(ids: Sequence[str]) -> set[str]:
        asked.append(len(ids))
        return set(ids) - {said(1_700, "ja").id}

    contents = journal(tmp_path).read(held)
    assert [number for number, _ in contents.records] == [1_701]
    assert contents.known == 2_499 and max(asked) <= 1_000 and sum(asked) == 2_500
