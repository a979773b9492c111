"""How the klantmanager wants to see the app: size of the text, light or dark, language. Beside the koffers.

It holds nothing about anybody, and is read before a koffer is open. A broken file counts as none.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path

SIZES = (100, 125, 150, 175, 200)
#: languages the screens can be in; Dutch is the source
DESKS = {"nl": "Nederlands", "en": "English"}


class Scheme(StrEnum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class LookChoice:
    """`text`: per cent, one of `SIZES`. `desk`: the language of the screens, one of `DESKS`."""

    text: int = 100
    scheme: Scheme = Scheme.SYSTEM
    desk: str = "nl"

    @property
    def factor(self) -> float:
        return self.text / 100

    def larger(self, steps: int) -> LookChoice:
        """So many sizes larger (negative: smaller), within what there is; 0 = back to 100%."""
        at = SIZES.index(self.text) + steps if steps else 0
        return replace(self, text=SIZES[min(max(at, 0), len(SIZES) - 1)])


_STANDARD = LookChoice()


class LookFile:
    """One small file; None = nothing is kept (stories), and the look is `standard`."""

    def __init__(self, path: Path | None, standard: LookChoice = _STANDARD) -> None:
        self._path, self._standard = path, standard

    def read(self) -> LookChoice:
        """What was chosen last; the standard look when there is no file or it says nothing sensible."""
        if self._path is None:
            return self._standard
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
            text, scheme = found.get("text", 100), Scheme(found.get("scheme", Scheme.SYSTEM))
            desk = str(found.get("desk", "nl"))
        except (OSError, ValueError, AttributeError, RecursionError):
            return self._standard
        return LookChoice(text if text in SIZES else 100, scheme, desk if desk in DESKS else "nl")

    def write(self, choice: LookChoice) -> None:
        """Keep a choice; a disk that refuses costs the choice and nothing else."""
        if self._path is None:
            return
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.write_text(json.dumps(asdict(choice)), encoding="utf-8")
        except OSError:
            return
