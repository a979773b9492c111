"""Files and folders that only their owner can read, written so that a crash leaves the old or the new one."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

FOLDER_MODE = 0o700
FILE_MODE = 0o600


def private_folder(path: Path) -> Path:
    """Make `path` (and missing parents) with mode 0700, whatever the umask; returns it.

    The name of each new folder is on the disk when this returns: what is fsynced inside it would be out of
    reach after a power cut if the folder itself were not there.
    """
    missing = [path, *path.parents]
    for folder in reversed([f for f in missing if not f.exists()]):
        folder.mkdir(mode=FOLDER_MODE, exist_ok=True)
        folder.chmod(FOLDER_MODE)
        sync_folder(folder.parent)
    path.chmod(FOLDER_MODE)
    return path


def empty_private_file(path: Path) -> None:
    """Make an empty file with mode 0600; FileExistsError when there is one."""
    opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), FILE_MODE)
    os.close(opened)
    path.chmod(FILE_MODE)


def sync_file(path: Path) -> None:
    """Have the disk write down what is in the file."""
    opened = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def sync_folder(path: Path) -> None:
    """Have the disk write down the names in a folder. Windows has no such call and does not need it."""
    if os.name == "nt":
        return
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def write_whole(opened: int, content: bytes) -> None:
    """Write every byte to an open file; a short write goes on where it stopped."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(opened, rest) :]


def write_atomic(path: Path, content: bytes) -> None:
    """Replace `path` by `content`: temp file, fsync, rename, fsync of the folder. Raises OSError."""
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    empty_private_file(part)
    try:
        opened = os.open(part, os.O_WRONLY | getattr(os, "O_BINARY", 0))
        try:
            write_whole(opened, content)
            os.fsync(opened)
        finally:
            os.close(opened)
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)
