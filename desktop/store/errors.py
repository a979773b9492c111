"""One list that sorts what SQLite and the file system say into the world (Trouble) and a bug.

A message of SQLite can hold an answer ('Could not decode to UTF-8 column ... with text ...'), so no message
leaves this room: a new error goes out, and the one behind it is emptied, as a log may follow the chain.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType

import sqlcipher3

from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode, disk_trouble

#: primary result codes of SQLite, https://www.sqlite.org/rescode.html
_WORLD: Mapping[int, TroubleCode] = MappingProxyType(
    {
        3: TroubleCode.READ_ONLY,  # PERM
        5: TroubleCode.SECOND_INSTANCE,  # BUSY: with one exclusive connection only another program
        6: TroubleCode.SECOND_INSTANCE,  # LOCKED
        8: TroubleCode.READ_ONLY,  # READONLY
        10: TroubleCode.DISK_ERROR,  # IOERR
        11: TroubleCode.STORE_DAMAGED,  # CORRUPT
        13: TroubleCode.DISK_FULL,  # FULL
        14: TroubleCode.READ_ONLY,  # CANTOPEN: a folder that may not be written, in WAL mode
        15: TroubleCode.DISK_ERROR,  # PROTOCOL: the log could not be locked or read, however often it tried
        26: TroubleCode.STORE_DAMAGED,  # NOTADB: the key was already proved right by the header
    }
)


class StoreBug(Exception):
    """Something this room did not reckon with; carries a code name and never what was said."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def sorted_error(error: BaseException) -> Trouble | Refusal | StoreBug:
    """What the rest of the house may know of `error`: a code, never a message."""
    if isinstance(error, sqlcipher3.Error):
        number = getattr(error, "sqlite_errorcode", None)
        if isinstance(number, int) and number & 0xFF in _WORLD:
            return Trouble(_WORLD[number & 0xFF])
        return StoreBug(str(getattr(error, "sqlite_errorname", None) or type(error).__name__))
    if isinstance(error, UnicodeEncodeError):
        return Refusal(RefusalCode.NOT_PRINTABLE_TEXT)
    if isinstance(error, OSError):
        return disk_trouble(error)
    return StoreBug(type(error).__name__)


@contextmanager
def sorting_errors() -> Iterator[None]:
    """Run a block against disk or SQLite; what goes wrong leaves it as Trouble, Refusal or StoreBug."""
    try:
        yield
    except (sqlcipher3.Error, UnicodeEncodeError, OSError) as error:
        found = sorted_error(error)
        _empty(error)
        raise found from None


def _empty(error: BaseException) -> None:
    error.args = ()
    if isinstance(error, UnicodeEncodeError):
        error.object = ""
        error.start = error.end = 0
    elif isinstance(error, OSError):
        error.filename = error.filename2 = None
