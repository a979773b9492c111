"""What every blob room does in pieces, and how what refers to it is found: memory and SQLCipher alike."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.domain.changes import ChangeKind
from desktop.domain.ids import DeskId
from desktop.store.memory import MemoryStore
from desktop.usecases.blob_standing import (
    BlobStanding,
    Missed,
    Proof,
    all_standings,
    read_standing,
    write_standing,
)
from desktop.usecases.ports import UnitOfWork
from tests.fakes import SetClock
from tests.store_cases import AMINA, START, YONAS, change, person, said

Units = Callable[[], UnitOfWork]
PIECE = 64 * 1024
DESK = DeskId("00000000-0000-7000-8000-0000000000dd")


@pytest.fixture(params=["memory", "sqlcipher"])
def units(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Units]:
    if request.param == "memory":
        yield MemoryStore(SetClock(START)).unit_of_work
        return
    store = person(tmp_path).make()
    yield store.unit_of_work
    store.close()


def pieces(content: bytes) -> Iterator[bytes]:
    return (content[at : at + PIECE] for at in range(0, len(content), PIECE))


@pytest.mark.parametrize("size", [10, PIECE - 9, PIECE, 300_000, 700_001])
def test_a_content_that_comes_in_pieces_is_the_one_that_goes_out(units: Units, size: int) -> None:
    photo = (b"\xff\xd8\xff" + bytes(range(256)) * (size // 256 + 1))[:size]
    with units() as work:
        room = work.attachments
    new = room.write(pieces(photo))
    assert (new.sha256, new.size) == (hashlib.sha256(photo).hexdigest(), size)
    with units() as work:
        assert not work.attachments.holds(new.sha256)
        work.attachments.adopt(AMINA, new)
        work.commit()
    with units() as work:
        assert work.attachments.names() == {new.sha256}
        assert work.attachments.read(new.sha256) == photo
        content = work.attachments.content(new.sha256)
        with pytest.raises(KeyError):
            work.attachments.content("0" * 64)
    assert content.size == size
    for _ in range(2):
        assert b"".join(content.pieces()) == photo


def test_a_content_that_is_here_already_is_adopted_without_harm(units: Units) -> None:
    photo = b"\xff\xd8\xff" + b"x" * 400_000
    with units() as work:
        work.attachments.keep(AMINA, photo, "image/jpeg")
        new = work.attachments.write(pieces(photo))
        work.attachments.adopt(AMINA, new)
        work.attachments.adopt(YONAS, work.attachments.write(pieces(photo)))
        work.commit()
    with units() as work:
        assert work.attachments.read(new.sha256) == photo


@pytest.mark.parametrize("odd", [[], [b""], [b"MZ" + b"x" * 400_000]])
def test_what_no_photo_and_no_paper_is_is_not_written(units: Units, odd: list[bytes]) -> None:
    with units() as work, pytest.raises(ValueError, match="content"):
        work.attachments.write(odd)


def test_what_is_under_way_is_gathered_where_it_stopped(units: Units) -> None:
    with units() as work:
        staged, other = work.attachments.staged("a"), work.attachments.staged("b")
    assert staged.size == 0
    staged.drop()
    staged.append(0, b"one")
    staged.append(3, b"twoo")
    staged.append(6, b"three")
    assert (staged.size, b"".join(staged.portions()), other.size) == (11, b"onetwothree", 0)
    with units() as work:
        assert work.attachments.staged("a").size == 11
    staged.drop()
    assert staged.size == 0


def test_heads_of_kinds_are_found_over_all_dossiers_and_nothing_else(units: Units) -> None:
    first = change(1, "b1", {"x": 1}, kind=ChangeKind.ATTACHMENT)
    second = change(2, "b1", {"x": 2}, kind=ChangeKind.ATTACHMENT, parents=(first,))
    paper = change(3, "p1", {"sha256": "0"}, kind=ChangeKind.PAPER, dossier=YONAS)
    with units() as work:
        work.record([first, second, paper, said(4, "ja")])
        work.commit()
    with units() as work:
        found = work.changes.heads_of((ChangeKind.ATTACHMENT, ChangeKind.PAPER))
        assert {one.id for one in found} == {second.id, paper.id}
        assert work.changes.heads_of((ChangeKind.GOAL,)) == ()


def test_what_the_back_end_has_and_misses_is_kept_per_dossier(units: Units) -> None:
    proofs, missed = {"normal.aa": Proof("e1", True, "2026-09-15")}, {"bb": Missed(DESK, "Marit", 7)}
    told = BlobStanding(proofs, missed, frozenset({"cc"}))
    with units() as work:
        write_standing(work.state, AMINA, told)
        work.commit()
    with units() as work:
        assert read_standing(work.state, AMINA) == told
        assert all_standings(work.state) == {AMINA: told}
        assert told.is_there("aa") and told.is_safe("aa") and not told.is_there("bb")
        write_standing(work.state, AMINA, BlobStanding())
        assert all_standings(work.state) == {}
