"""A file of more than one block is found through as if it stood in memory as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.errors import Trouble
from desktop.store import file_blocks
from desktop.store.file_blocks import FileBlocks

BLOCK = file_blocks._BLOCK
MARK = b"mark"


def written(folder: Path, content: bytes) -> Path:
    path = folder / "file.bin"
    path.write_bytes(content)
    return path


def test_a_mark_is_found_wherever_it_lies_across_two_blocks(tmp_path: Path) -> None:
    for place in (0, 1, BLOCK - 3, BLOCK - 1, BLOCK, 2 * BLOCK + 17):
        with FileBlocks(written(tmp_path, bytes(place) + MARK + bytes(9))) as content:
            assert content.find(MARK, 0) == place
            assert content.part(place, place + 4) == MARK
            assert content.find(MARK, place + 1) == -1
            assert content.size == place + 13


def test_a_part_may_be_longer_than_a_block_and_lie_before_what_was_read(tmp_path: Path) -> None:
    whole = bytes(range(256)) * (3 * BLOCK // 256)
    with FileBlocks(written(tmp_path, whole)) as content:
        assert content.part(5, 2 * BLOCK + 5) == whole[5 : 2 * BLOCK + 5]
        assert content.part(3 * BLOCK - 4, 3 * BLOCK + 4) == whole[-4:]
        assert content.part(0, 8) == whole[:8]


def test_a_file_that_is_not_there_is_trouble_of_the_disk(tmp_path: Path) -> None:
    with pytest.raises(Trouble):
        FileBlocks(tmp_path / "file.bin")
    with FileBlocks(written(tmp_path, b"")) as content:
        assert (content.size, content.find(MARK, 0), content.part(0, 4)) == (0, -1, b"")
