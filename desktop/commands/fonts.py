"""`intakekoffer fonts`: static font files for screen and paper, made once from the pinned font packages.

Then every text of every language is held against them: a character that no font draws stops the build.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from desktop.installed import read_installed_sources
from desktop.pdf.font_build import build_fonts
from desktop.pdf.font_coverage import Coverage, coverage
from desktop.pdf.fonts import FontShelf
from resources.paths import fonts_folder
from translations.catalog import Catalog
from translations.languages import LanguageEntry


def command(argv: Sequence[str]) -> int:
    """Write the fonts where the app looks for them; 1 when a text cannot be drawn."""
    parser = argparse.ArgumentParser(
        "intakekoffer fonts",
        description="Maak de lettertypen voor scherm en papier (een keer), en kijk of zij elke "
        "tekst kunnen tekenen.",
    )
    parser.add_argument("--out", type=Path, default=fonts_folder(), help="map voor de lettertypen")
    parser.add_argument("--tel", action="store_true", help="noem per taal wat er is bekeken")
    options = parser.parse_args(argv)
    build_fonts(options.out)
    looked = shipped_coverage(FontShelf.open(options.out))
    for one in looked:
        if options.tel:
            lacks = f"{len(one.missing)} zonder letter"
            print(f"{one.language:<4} {one.texts:>5} teksten, {one.characters:>4} tekens, {lacks}")
        for character, key in one.missing.items():
            print(f"{one.language}: geen lettertype heeft U+{ord(character):04X} ({key})", file=sys.stderr)
    return 1 if any(one.missing for one in looked) else 0


def shipped_coverage(shelf: FontShelf) -> tuple[Coverage, ...]:
    """Every language of this installation held against the faces of both weights."""
    catalog = Catalog.installed()
    return tuple(
        coverage(shelf, entry.code, entry.script, shipped_texts(catalog, entry))
        for entry in catalog.languages()
    )


def shipped_texts(catalog: Catalog, entry: LanguageEntry) -> Iterator[tuple[str, str]]:
    """(key, text) of all that can be shown in this language: texts, names of days, months, places, digits."""
    code = entry.code
    for domain, texts in read_installed_sources().items():
        for one in texts:
            yield f"{domain}/{one.key}", catalog.say(domain, one.key, one.dutch, code).text
    yield "languages.toml", f"{entry.own_name} {entry.dutch_name} {entry.digits}"
    for other in catalog.languages():
        yield f"taal {other.code}", catalog.language_name(other.code, code)
    for country in catalog.likely_countries():
        yield f"land {country}", catalog.country_name(country, code)
    for weekday in range(7):
        yield f"dag {weekday}", catalog.weekday_name(weekday, code)
    for month in range(1, 13):
        yield f"maand {month}", catalog.known_date_words(f"2026-{month:02d}", code)
