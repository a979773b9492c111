"""Which font draws which script, read strictly from `resources/languages/fonts.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from resources.paths import languages_folder

_KEYS = ("family", "package", "path", "scripts", "licence")
_SCRIPT = re.compile(r"[A-Z][a-z]{3}")


@dataclass(frozen=True, slots=True)
class FontSource:
    """A variable font in a pinned package, the family name Qt and paper know it by, and its scripts."""

    family: str
    package: str
    path: tuple[str, ...]
    scripts: tuple[str, ...]  # ISO 15924
    licence: str  # SPDX


class FontSourcesBroken(ValueError):
    """`fonts.toml` cannot be used; `problems` lists everything that is wrong, one sentence each."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


@cache
def font_sources() -> tuple[FontSource, ...]:
    """The fonts of this installation, in the order of fallback. Raises FontSourcesBroken."""
    return read_font_sources((languages_folder() / "fonts.toml").read_text(encoding="utf-8"))


@cache
def family_of_script() -> Mapping[str, str]:
    """ISO 15924 script -> family. What is not in it is drawn by the first font."""
    return {script: source.family for source in font_sources() for script in source.scripts}


def read_font_sources(text: str) -> tuple[FontSource, ...]:
    """The fonts of such a file. Raises FontSourcesBroken with all problems at once."""
    try:
        blocks = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FontSourcesBroken((f"fonts.toml is geen geldige TOML: {error}",)) from None
    problems = [f"fonts.toml: '{key}' is onbekend; alleen [[font]]" for key in blocks if key != "font"]
    fonts = blocks.get("font", [])
    if not isinstance(fonts, list) or not fonts:
        raise FontSourcesBroken((*problems, "fonts.toml: er staat geen [[font]]"))
    found: list[FontSource] = []
    for at, block in enumerate(fonts, start=1):
        wrong = _problems_of(f"fonts.toml, font {at}", block)
        problems += wrong
        if not wrong:
            found.append(
                FontSource(
                    block["family"],
                    block["package"],
                    tuple(block["path"]),
                    tuple(block["scripts"]),
                    block["licence"],
                )
            )
    for what, names in (
        ("lettertype", [one.family for one in found]),
        ("schrift", [script for one in found for script in one.scripts]),
    ):
        twice = sorted({name for name in names if names.count(name) > 1})
        problems += [f"fonts.toml: {what} '{name}' staat er twee keer" for name in twice]
    if problems:
        raise FontSourcesBroken(tuple(problems))
    return tuple(found)


def _problems_of(where: str, block: object) -> list[str]:
    if not isinstance(block, dict):
        return [f"{where}: hoort een tabel te zijn, schrijf [[font]]"]
    problems = [
        f"{where}: '{key}' is onbekend; toegestaan: {', '.join(_KEYS)}" for key in block if key not in _KEYS
    ]
    for key in ("family", "package", "licence"):
        if not isinstance(block.get(key), str) or not block[key].strip():
            problems.append(f"{where}: '{key}' ontbreekt of is geen tekst")
    for key in ("path", "scripts"):
        value = block.get(key)
        if not isinstance(value, list) or not value or not all(isinstance(one, str) and one for one in value):
            problems.append(f"{where}: '{key}' hoort een lijst van teksten te zijn, niet leeg")
        elif key == "scripts":
            problems += [
                f"{where}: '{one}' is geen ISO 15924 (zoals 'Latn')"
                for one in value
                if not _SCRIPT.fullmatch(one)
            ]
    return problems
