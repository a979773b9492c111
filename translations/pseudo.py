"""Two languages nobody speaks, made from the Dutch: they show what is cut off, left out or not mirrored.

`qps` has long words in accented letters between « and »; `qpm` is the same, drawn from right to left. For
tests only: neither is ever part of an installation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from translations.collect import po_path, write_entries, write_whole
from translations.po_files import Entry
from translations.source_text import Sources

LONG, MIRRORED = "qps", "qpm"
OPENS, CLOSES = "«", "»"
#: a pseudo text is at least this many times as long as the Dutch
STRETCH = 1.4
#: right-to-left override and its end: the letters themselves run from right to left
_RLO, _PDF = "\u202e", "\u202c"
_PLACE = re.compile(r"(\{\w*\})")
_VOWELS = "aeiouyAEIOUY"
#: only letters that all our fonts have
_ACCENTED = str.maketrans("acdeilnorstuyzACDEILNOSTUYZ", "åçďéîłñöŕšťûýžÅÇĎÉÎŁÑÖŠŤÛÝŽ")


def pseudo_text(dutch: str, mirrored: bool = False) -> str:
    """The Dutch as a text of `qps`, or of `qpm` when `mirrored`; places `{x}` kept, 1.4 times as long."""
    parts = [part if _PLACE.fullmatch(part) else _stretched(part) for part in _PLACE.split(dutch)]
    short = int(len(dutch) * STRETCH + 1) - len("".join(parts))
    whole = f"{OPENS}{''.join(parts)}{'ö' * max(short, 0)}{CLOSES}"
    return "\n".join(f"{_RLO}{line}{_PDF}" for line in whole.split("\n")) if mirrored else whole


def is_pseudo(text: str) -> bool:
    """True when a shown text came through a pseudo language: whole, from « to »."""
    bare = text.strip().replace(_RLO, "").replace(_PDF, "")
    return bare.startswith(OPENS) and bare.endswith(CLOSES)


def write_pseudo(folder: Path, sources: Sources, terms: Iterable[str]) -> tuple[Path, ...]:
    """Write both languages into a folder of their own: PO files, word lists and `languages.toml`.

    `terms`: the Dutch fixed terms. The folder can be read as a catalogue (`Catalog.of_folder`).
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = [folder / "languages.toml"]
    write_whole(written[0], (_installed_languages() + _LANGUAGES).encode("utf-8"))
    known = tuple(term for term in terms if term)  # some have no wording of their own
    for code, mirrored in ((LONG, False), (MIRRORED, True)):
        for domain, texts in sources.items():
            kept = {one.key: Entry(one.dutch, pseudo_text(one.dutch, mirrored)) for one in texts}
            written.append(write_entries(po_path(folder, domain, code), kept, texts))
        wordings = "".join(
            f"[[term]]\ndutch = {_quoted(term)}\ntext = {_quoted(pseudo_text(term, mirrored))}\n\n"
            for term in known
        )
        path = folder / "glossary" / f"{code}.toml"
        path.parent.mkdir(exist_ok=True)
        write_whole(path, wordings.encode("utf-8"))
        written.append(path)
    return tuple(written)


def _stretched(text: str) -> str:
    return "".join(c + c if c in _VOWELS else c for c in text).translate(_ACCENTED)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(f"\\u{ord(c):04x}" if c in (_RLO, _PDF) else c for c in escaped) + '"'


def _installed_languages() -> str:
    return (Path(__file__).resolve().parent / "languages.toml").read_text(encoding="utf-8")


_LANGUAGES = "".join(
    f'\n[{code}]\ndutch_name = "Proeftaal ({what})"\nown_name = "{OPENS}{code}{CLOSES}"\n'
    f'direction = "{direction}"\nscript = "Latn"\ndigits = ""\ncldr = "en_GB"\n'
    for code, what, direction in ((LONG, "lang", "ltr"), (MIRRORED, "gespiegeld", "rtl"))
)
