"""Are the files of this installation as they were installed? Compared with the lists that came with them.

Every wheel brings a list of its files with their sums (RECORD); a bundle has one list of all its files, made
when it was put together. Who can change a file can change the list beside it as well: this finds rot, half an
update and a careless hand, and against an attacker only what the system that installs it signs (say so).
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib import metadata
from pathlib import Path

from desktop.usecases.support_ports import FilesFact

#: the list of a bundle, in its folder
LIST = "files.json"
_OF_OURS = "desktop/main.py"
OWN = "intakekoffer"
_NAME = re.compile(r"^[A-Za-z0-9._-]+")
_MOST_TOLD = 20


def check_files(parts: Iterable[metadata.Distribution], bundle: Path | None = None) -> FilesFact:
    """`parts`: the packages to look at; `bundle`: the folder of a bundle, which has a list of its own."""
    began, checked = time.monotonic(), 0
    altered: list[str] = []
    missing: list[str] = []
    has_own = False
    for name, path, wanted in _of_bundle(bundle) if bundle is not None else ():
        has_own = True
        checked += 1
        _look(name, path, wanted, altered, missing)
    for part in parts:
        try:
            listed = tuple(_of_record(part))
        except (ValueError, TypeError):  # the list itself cannot be read
            altered.append(f"{_folder_of(part)}/RECORD")
            continue
        for name, path, wanted in listed:
            has_own = has_own or name == _OF_OURS
            checked += 1
            _look(name, path, wanted, altered, missing)
    changed, gone = (tuple(sorted(names)[:_MOST_TOLD]) for names in (altered, missing))
    return FilesFact(checked, changed, gone, has_own, time.monotonic() - began)


def needed_parts(root: str = OWN) -> tuple[metadata.Distribution, ...]:
    """The package and all it needs, as far as installed, by name; what only an extra asks for is left out."""
    found: dict[str, metadata.Distribution] = {}
    waiting = [root]
    while waiting:
        name = plain_name(waiting.pop())
        if name in found:
            continue
        try:
            part = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # for another system
        found[name] = part
        with suppress(ValueError):  # its description was damaged: the comparison will tell
            waiting += needs(part)
    return tuple(found[name] for name in sorted(found))


def needs(part: metadata.Distribution) -> tuple[str, ...]:
    """Names of what a package asks for, without what only an extra asks for."""
    wanted = [row for row in part.requires or () if "extra ==" not in row]
    return tuple(plain_name(found[0]) for row in wanted if (found := _NAME.match(row)) is not None)


def list_of(folder: Path) -> bytes:
    """The list of a bundle: every file in it with its sum, the same bytes for the same files."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != LIST)
    rows = {path.relative_to(folder).as_posix(): _sum(path).hex() for path in files}
    return json.dumps(rows, indent=0, sort_keys=True).encode()


def _of_bundle(folder: Path) -> Iterator[tuple[str, Path, bytes]]:
    for name, wanted in json.loads((folder / LIST).read_text("utf-8")).items():
        yield name, folder / name, bytes.fromhex(wanted)


def _of_record(part: metadata.Distribution) -> Iterator[tuple[str, Path, bytes]]:
    for file in part.files or ():
        # compiled files are made anew where they are installed
        if file.hash is not None and file.hash.mode == "sha256" and file.suffix != ".pyc":
            wanted = base64.urlsafe_b64decode(file.hash.value + "=" * (-len(file.hash.value) % 4))
            yield file.as_posix(), Path(str(file.locate())), wanted


def _folder_of(part: metadata.Distribution) -> str:
    return Path(str(part.locate_file(""))).name


def _look(name: str, path: Path, wanted: bytes, altered: list[str], missing: list[str]) -> None:
    try:
        if _sum(path) != wanted:
            altered.append(name)
    except OSError:
        missing.append(name)


def _sum(path: Path) -> bytes:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").digest()


def plain_name(name: str) -> str:
    """A name as package indexes compare them."""
    return re.sub(r"[-_.]+", "-", name).lower()
