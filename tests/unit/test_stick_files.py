"""Files on a stick: room looked for first, read back and compared, never over something, never half."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode
from desktop.outgoing_files.stick_files import CheckedFiles

FILES = CheckedFiles()


def test_what_is_written_is_whole_private_and_counted(tmp_path: Path) -> None:
    target = tmp_path / "naar-gemeente.stick"
    assert FILES.write_checked(target, iter([b"een", b"twee"]), 100) == 7
    assert target.read_bytes() == b"eentwee"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_never_over_something(tmp_path: Path) -> None:
    target = tmp_path / "a.stick"
    target.write_bytes(b"van eerder")
    with pytest.raises(Refusal) as refused:
        FILES.write_checked(target, iter([b"nieuw"]), 100)
    assert refused.value.code is RefusalCode.EXPORT_TARGET_EXISTS
    assert target.read_bytes() == b"van eerder"


def test_a_stick_without_room_is_told_before_a_byte_is_written(tmp_path: Path) -> None:
    target = tmp_path / "a.stick"
    with pytest.raises(Trouble) as trouble:
        FILES.write_checked(target, iter([b"x"]), 2**62)
    assert trouble.value.code is TroubleCode.DISK_FULL
    assert not target.exists()


def test_a_stick_that_fills_up_half_way_leaves_no_file(tmp_path: Path) -> None:
    def parts() -> Iterator[bytes]:
        yield b"x" * 1000
        raise OSError(errno.ENOSPC, "no space")

    with pytest.raises(Trouble) as trouble:
        FILES.write_checked(tmp_path / "a.stick", parts(), 1000)
    assert trouble.value.code is TroubleCode.DISK_FULL
    assert list(tmp_path.iterdir()) == []


def test_a_stick_that_gives_back_something_else_is_not_believed(tmp_path: Path) -> None:
    target = tmp_path / "a.stick"

    def parts() -> Iterator[bytes]:
        yield b"x" * 1000
        # what is on the stick is no longer what was put on it
        with target.open("ab") as other:
            other.write(b"rommel" * 1000)
            os.fsync(other.fileno())

    with pytest.raises(Trouble) as trouble:
        FILES.write_checked(target, parts(), 1000)
    assert trouble.value.code is TroubleCode.STICK_NOT_AS_WRITTEN
    assert not target.exists()


def test_a_stick_that_is_out_is_a_file_that_is_not_there(tmp_path: Path) -> None:
    for path in (tmp_path / "weg" / "a.stick", tmp_path, tmp_path / "nul\x00"):
        with pytest.raises(Refusal) as refused, FILES.opened(path):
            pass
        assert refused.value.code is RefusalCode.FILE_NOT_THERE


def test_an_open_file_is_read_again_from_its_beginning(tmp_path: Path) -> None:
    path = tmp_path / "a.stick"
    path.write_bytes(b"een twee")
    with FILES.opened(path) as again:
        assert (again()(3), again()(8)) == (b"een", b"een twee")
