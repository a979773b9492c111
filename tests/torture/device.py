"""A disk of its own in a file: ext4 on a loop device, so that every block can be searched afterwards."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.torture.claims import CannotRun


@contextmanager
def mounted_image(image: Path, place: Path, megabytes: int = 256) -> Iterator[Path]:
    """A fresh file system in `image`, mounted at `place`; taken off, with all of it written, at the end.

    Raises CannotRun without mkfs.ext4, or where this user may mount nothing.
    """
    if shutil.which("mkfs.ext4") is None:
        raise CannotRun("no mkfs.ext4 to make a disk with")
    place.mkdir(parents=True)
    with image.open("wb") as file:
        file.truncate(megabytes * 1024 * 1024)
    made = subprocess.run(["mkfs.ext4", "-q", "-F", str(image)], capture_output=True, text=True, check=False)
    if made.returncode != 0:
        raise CannotRun(f"mkfs.ext4 makes no disk here: {made.stderr.strip().splitlines()[-1:]}")
    mount = ["mount", "-o", "loop", str(image), str(place)]
    try:
        done = subprocess.run(mount, capture_output=True, text=True, check=False)
    except OSError as error:
        raise CannotRun(f"no mount to put a disk in place with: {error.strerror}") from None
    if done.returncode != 0:
        raise CannotRun(f"may not mount a disk of its own: {done.stderr.strip().splitlines()[-1:]}")
    try:
        yield place
    finally:
        os.sync()
        off = subprocess.run(["umount", str(place)], capture_output=True, check=False)
        if off.returncode != 0:  # something of a campaign still holds it: it goes when that goes
            subprocess.run(["umount", "-l", str(place)], capture_output=True, check=False)
