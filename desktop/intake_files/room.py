"""The room as the desk sees it: the port `Incoming`."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from desktop.domain.errors import Refusal, RefusalCode
from desktop.intake_files.csv_rows import read_csv
from desktop.intake_files.encoding import decode
from desktop.intake_files.findings import Findings
from desktop.intake_files.json_rows import looks_like_json, read_json
from desktop.usecases.handover_file import MAX_BYTES, FileForm, FileRead, ProblemCode


class IncomingFiles:
    """Reads files that a person chose. Holds nothing; safe on any thread."""

    def fetch(self, path: Path) -> bytes:
        """The bytes of a file. Refusal FILE_NOT_THERE (also for a folder or no rights), FILE_TOO_LARGE."""
        try:
            if not path.is_file():
                raise Refusal(RefusalCode.FILE_NOT_THERE, "file")
            with path.open("rb") as stream:
                content = stream.read(MAX_BYTES + 1)
        except (OSError, ValueError):
            raise Refusal(RefusalCode.FILE_NOT_THERE, "file") from None
        if len(content) > MAX_BYTES:
            raise Refusal(RefusalCode.FILE_TOO_LARGE, "file", {"max": str(MAX_BYTES // (1024 * 1024))})
        return content

    def read(self, content: bytes) -> FileRead:
        """What is in these bytes; whatever they are, there is always a report."""
        sha256, found = hashlib.sha256(content).hexdigest(), Findings()
        decoded = decode(content)
        if decoded.text is None:
            found.add(ProblemCode.NOT_TEXT)
            return FileRead(FileForm.UNKNOWN, sha256, problems=found.told())
        text = decoded.text
        if not text.strip("\x00 \t\r\n\ufeff"):
            found.add(ProblemCode.EMPTY_FILE)
            return FileRead(FileForm.UNKNOWN, sha256, decoded.words, problems=found.told())
        if looks_like_json(text):
            return read_json(text, sha256, decoded.words, found)
        sign, heads, rows = read_csv(text, found)
        read = FileRead(FileForm.CSV, sha256, decoded.words, sign, heads, rows)
        return replace(read, problems=found.told())
