"""`intakekoffer translations export` and `import`: files for translators, out and back in."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from desktop.installed import WallClock, read_installed_sources
from desktop.pdf.picture_images import picture_images
from desktop.pdf.pictures import PictureShelf
from resources.paths import pictures_folder
from translations.catalog import Catalog, installed_folder
from translations.check import Checker
from translations.exchange.diff import CheckedBy, Comparison, compare
from translations.exchange.marks_file import read_marks
from translations.exchange.po_exchange import read_po, write_po
from translations.exchange.rows import FileRefused, out_rows
from translations.exchange.take import take
from translations.exchange.xlsx_in import read_xlsx
from translations.exchange.xlsx_out import write_xlsx
from translations.glossary import read_glossary
from translations.languages import LanguageEntry

_READ_MAX = 25_000_000


def export(options: argparse.Namespace) -> int:
    """Write the file of one language; refuses to write over something that stands there."""
    catalog, folder = Catalog.installed(), installed_folder()
    language = catalog.language(options.language)
    sources = read_installed_sources()
    marks = read_marks(read_small(options.merken), language.dutch_name) if options.merken else {}
    checks = Checker(folder, sources, WallClock().today()).of_language(language)
    rows = out_rows(catalog.standings(sources, language.code), checks, marks)
    ending = "po" if options.po else "xlsx"
    target: Path = options.out or Path(f"vertaling-{language.code}.{ending}")
    if options.po:
        content = write_po(rows, language.code)
    else:
        words = folder / "glossary" / f"{language.code}.toml"
        known = read_glossary(words.read_text(encoding="utf-8"), words.name) if words.is_file() else {}
        pictures = picture_images(
            PictureShelf(pictures_folder()), {row.picture for row in rows if row.picture}
        )
        content = write_xlsx(rows, language, known.values(), pictures)
    try:
        with target.open("xb") as stream:
            stream.write(content)
    except FileExistsError:
        raise FileRefused(f"{target} staat er al. Kies een andere naam met --out.") from None
    except OSError:
        raise FileRefused(f"{target} kan niet worden geschreven.") from None
    print(f"{target}: {language.dutch_name}, {len(rows)} teksten, {len(content) // 1024} kB")
    return 0


def bring_in(options: argparse.Namespace) -> int:
    """Show what a file would change; take it only when told so."""
    catalog, sources = Catalog.installed(), read_installed_sources()
    today = WallClock().today()
    try:
        incoming = (read_po if options.file.suffix.casefold() == ".po" else read_xlsx)(
            read_small(options.file)
        )
        language = _language(catalog, incoming.language)
        if options.taal and language.code not in options.taal:
            raise FileRefused(f"Het bestand is van '{language.code}', gevraagd is '{options.taal[0]}'.")
        states = catalog.standings(sources, language.code)
        checks = Checker(installed_folder(), sources, today).of_language(language)
        found = compare(incoming, states, checks, today, _checked_by(options))
    except FileRefused as refused:
        print(refused, file=sys.stderr)
        return 1
    _show(found)
    if not options.neem_over:
        print("Er is niets overgenomen. Neem het over met --neem-over.")
        return 0
    written = take(installed_folder(), sources, language.code, found.taken)
    print(f"Overgenomen: {len(found.taken)} teksten in {len(written)} bestanden.")
    return 0


def _show(found: Comparison) -> None:
    for change in found.changes:
        print("\n".join(change.lines()), end="\n\n")
    for line in found.told:
        print(f"Let op: {line}")
    held = len(found.changes) - len(found.taken)
    print(
        f"{found.language}: {len(found.changes)} teksten anders, waarvan {held} niet over te nemen; "
        f"{found.unchanged} gelijk."
    )


def read_small(path: Path) -> bytes:
    """The bytes of a file that somebody names. Raises FileRefused."""
    try:
        if path.stat().st_size > _READ_MAX:
            raise FileRefused("Het bestand is te groot: hoogstens 20 MB.")
        return path.read_bytes()
    except OSError:
        raise FileRefused(f"{path.name} kan niet worden gelezen.") from None


def _language(catalog: Catalog, code: str) -> LanguageEntry:
    try:
        language = catalog.language(code)
    except KeyError:
        raise FileRefused(f"De taal '{code[:10]}' van het bestand kennen wij niet.") from None
    if language.code == "nl":
        raise FileRefused("Nederlands is de brontaal en wordt niet vertaald.")
    return language


def _checked_by(options: argparse.Namespace) -> CheckedBy | None:
    if bool(options.nagekeken_door) != bool(options.op):
        raise FileRefused("--nagekeken-door en --op horen bij elkaar: wie en wanneer.")
    if not options.nagekeken_door:
        return None
    try:
        return CheckedBy(options.nagekeken_door, date.fromisoformat(options.op))
    except ValueError:
        raise FileRefused("--op is een dag: 2026-11-22.") from None
