"""Files on a stick (port `StickFiles`): room looked for first, written through, read back and compared."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode, disk_trouble
from desktop.usecases.stick_ports import Reopen
from sync.protocol.parcels import rereading

_PIECE = 1024 * 1024
#: what a file system needs beside the content
_MARGIN = 256 * 1024


class CheckedFiles:
    """Holds nothing; safe on any thread."""

    def write_checked(self, target: Path, parts: Iterable[bytes], at_most: int) -> int:
        """As `StickFiles.write_checked`."""
        _refuse_without_room(target, at_most)
        digest, size = _write(target, parts)
        try:
            is_whole = _read_back(target) == (digest, size)
        except OSError:
            is_whole = False
        if not is_whole:
            _take_away(target)
            raise Trouble(TroubleCode.STICK_NOT_AS_WRITTEN)
        return size

    @contextmanager
    def opened(self, path: Path) -> Iterator[Reopen]:
        """As `StickFiles.opened`."""
        try:
            if not path.is_file():
                raise Refusal(RefusalCode.FILE_NOT_THERE, "file")
            stream = path.open("rb")
        except (OSError, ValueError):
            raise Refusal(RefusalCode.FILE_NOT_THERE, "file") from None
        with stream:
            try:
                yield rereading(stream)
            except OSError as error:  # the stick was taken out
                raise disk_trouble(error) from None


def _refuse_without_room(target: Path, at_most: int) -> None:
    try:
        free = shutil.disk_usage(target.parent).free
    except (OSError, ValueError):
        return  # a disk that does not tell: writing will
    if free < at_most + _MARGIN:
        raise Trouble(TroubleCode.DISK_FULL)


def _write(target: Path, parts: Iterable[bytes]) -> tuple[bytes, int]:
    """Digest and size of what was written; never over something that stands there."""
    try:
        handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    except FileExistsError:
        raise Refusal(RefusalCode.EXPORT_TARGET_EXISTS, "target") from None
    except OSError as error:
        raise disk_trouble(error) from None
    except ValueError:  # a name that no disk takes
        raise Trouble(TroubleCode.DISK_ERROR) from None
    digest, size = hashlib.sha256(), 0
    try:
        with os.fdopen(handle, "wb") as stream:
            for part in parts:
                stream.write(part)
                digest.update(part)
                size += len(part)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        _take_away(target)
        raise disk_trouble(error) from None
    except BaseException:
        _take_away(target)
        raise
    return digest.digest(), size


def _read_back(target: Path) -> tuple[bytes, int]:
    """From the disk where the system can be told to forget what it remembers of it."""
    digest, size = hashlib.sha256(), 0
    with target.open("rb") as stream:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        while piece := stream.read(_PIECE):
            digest.update(piece)
            size += len(piece)
    return digest.digest(), size


def _take_away(target: Path) -> None:
    with suppress(OSError):
        target.unlink(missing_ok=True)
