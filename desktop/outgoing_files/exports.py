"""The one way out of the safe onto a disk that others can read (port `Exports`)."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode, disk_trouble
from desktop.outgoing_files.locking import drawn_words, locked_pdf


class PrivateExports:
    """Writes a paper outside the safe: a new file, for this user only."""

    def write_new(self, target: Path, content: bytes) -> None:
        """Create `target` with 0600; never over something that stands there."""
        try:
            handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        except FileExistsError:
            raise Refusal(RefusalCode.EXPORT_TARGET_EXISTS, "target") from None
        except OSError as error:
            raise disk_trouble(error) from None
        except ValueError:  # a name that no disk takes
            raise Trouble(TroubleCode.DISK_ERROR) from None
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
        except OSError as error:
            _take_away(target)
            raise disk_trouble(error) from None

    def lock_words(self) -> tuple[str, ...]:
        """As `Exports.lock_words`."""
        return drawn_words()

    def locked(self, pdf: bytes, words: tuple[str, ...]) -> bytes:
        """As `Exports.locked`."""
        return locked_pdf(pdf, words)

    def locked_with(self, pdf: bytes, words: tuple[str, ...], beside: Mapping[str, bytes]) -> bytes:
        """As `Exports.locked_with`."""
        return locked_pdf(pdf, words, beside)

    def write_all_new(self, files: Mapping[Path, bytes]) -> None:
        """As `write_new` for each; where one cannot be made, those made before it are taken away."""
        made: list[Path] = []
        try:
            for target, content in files.items():
                self.write_new(target, content)
                made.append(target)
        except (Refusal, Trouble):
            for target in made:
                _take_away(target)
            raise


def _take_away(target: Path) -> None:
    """One that cannot be taken away (the stick is out) keeps no other, nor what went wrong first."""
    with suppress(OSError):
        target.unlink(missing_ok=True)
