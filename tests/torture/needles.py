"""Words that nobody should find on a disk, in every form in which they could lie there."""

from __future__ import annotations

import base64
import errno
import json
import os
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

#: every canary holds one of these, so that a search for the stem finds them all, cut off ones too
STEM, ARABIC_STEM = "kanarievogel", "عصفور الكناري"
_LETTERS, _ARABIC = "bdfghjklmnprstvwz", "بتجدرسشصطعفقكلمنهوي"
#: shorter forms than this are met by chance in what is encrypted
_SHORTEST = 7
_PART = 8 * 1024 * 1024
_OVERLAP = 1_024


class Canaries:
    """Words to type, never the same one twice; `said` holds all that were given out."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self.said: list[str] = []

    def word(self, accent: str = "") -> str:
        """One word of Latin letters; with an `accent` the stem ends in it."""
        letters = "".join(self._chance.choices(_LETTERS, k=7))
        return self._keep(f"{STEM}{accent}{letters}")

    def arabic(self) -> str:
        """One in Arabic letters."""
        return self._keep(f"{ARABIC_STEM} {''.join(self._chance.choices(_ARABIC, k=7))}")

    def _keep(self, word: str) -> str:
        self.said.append(word)
        return word


def forms_of(text: str) -> dict[str, bytes]:
    """The text as it could lie on a disk, by the name of the form: at least ten."""
    raw = text.encode()
    forms = {
        "utf-8": raw,
        "utf-16-le": text.encode("utf-16-le"),
        "utf-16-be": text.encode("utf-16-be"),
        "utf-32": text.encode("utf-32-le"),
        "hex": raw.hex().encode(),
        "HEX": raw.hex().upper().encode(),
        "json": json.dumps(text).strip('"').encode(),
        "percent": quote(text, safe="").encode(),
        "backwards": raw[::-1],
    }
    for phase in range(3):
        # only whole groups of three letters: the last and the first one hang together with their neighbours
        whole = base64.b64encode(b"\0" * phase + raw)[4 if phase else 0 : (phase + len(raw)) // 3 * 4]
        forms[f"base64+{phase}"] = whole
    return {name: form for name, form in forms.items() if len(form) >= _SHORTEST}


def needles_of(words: Iterable[str], secrets: Mapping[str, bytes] | None = None) -> dict[bytes, str]:
    """What to look for, and what it is called in the report: words in all forms, keys as bytes and in hex."""
    found: dict[bytes, str] = {}
    for at, word in enumerate(words):
        for form, needle in forms_of(word).items():
            found.setdefault(needle, f"{form} of word {at}")
    for name, secret in (secrets or {}).items():
        for form, needle in (
            ("bytes", secret), ("hex", secret.hex().encode()), ("HEX", secret.hex().upper().encode()),
            ("base64", base64.b64encode(secret)[:40]),
        ):  # fmt: skip
            found[needle] = f"{form} of {name}"
    return found


def hits(parts: Iterable[bytes], needles: Mapping[bytes, str]) -> Counter[str]:
    """How often each is found."""
    found = Counter[str]()
    for part in parts:
        for needle, name in needles.items():
            count = part.count(needle)
            if count:
                found[name] += count
    return found


def written_parts(path: Path) -> Iterator[bytes]:
    """All of a file that was ever written, in pieces that overlap; the holes of an image hold nothing."""
    with path.open("rb") as file:
        size, at = file.seek(0, os.SEEK_END), 0
        while at < size:
            try:
                at = os.lseek(file.fileno(), at, os.SEEK_DATA)
            except OSError as error:
                if error.errno == errno.ENXIO:  # nothing but holes from here on
                    return
                raise
            stop = os.lseek(file.fileno(), at, os.SEEK_HOLE)
            while at < stop:
                file.seek(at)
                part = file.read(min(_PART, stop - at))
                yield part
                at += len(part)
                if at < stop:
                    at -= min(_OVERLAP, len(part) // 2)
