"""The klantmanager's own screens in another language than Dutch: `desk/<code>.po`, Dutch template -> text.

A template is its own key. A text that is missing, fuzzy, or has other places than the Dutch is not used: the
screen then shows the Dutch.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog as PoCatalog
from babel.messages.pofile import PoFileError, read_po, write_po

from translations.catalog import Catalog
from translations.checks.places import places
from translations.po_files import CatalogBroken


@dataclass(frozen=True, slots=True)
class DeskText:
    """A Dutch template of the screens and where it stands ('ui/visit/view')."""

    dutch: str
    rooms: tuple[str, ...]


def desk_path(folder: Path, code: str) -> Path:
    """Where the texts of the screens in `code` stand."""
    return folder / "desk" / f"{code}.po"


def screen_texts(folder: Path, code: str) -> Mapping[str, str]:
    """All that screens can be told in `code`: their templates, and the names of the languages of the talk.

    Raises CatalogBroken, LanguagesBroken.
    """
    catalog = Catalog.of_folder(folder)
    names = {one.dutch_name: catalog.language_name(one.code, code) for one in catalog.languages()}
    return {**names, **read_desk(folder, code)}


def read_desk(folder: Path, code: str) -> Mapping[str, str]:
    """Dutch template -> text that can be used; empty when there is no file. Raises CatalogBroken."""
    found = read_all(folder, code)
    return {dutch: text for dutch, text in found.items() if places(dutch) == places(text)}


def read_all(folder: Path, code: str) -> Mapping[str, str]:
    """As `read_desk`, what cannot be used too. Raises CatalogBroken with file and line."""
    path = desk_path(folder, code)
    if not path.is_file():
        return {}
    try:
        with path.open("rb") as stream:
            messages = read_po(stream, abort_invalid=True)
    except (PoFileError, UnicodeDecodeError) as error:
        line = getattr(error, "lineno", "?")
        raise CatalogBroken(f"{path.name} in desk: regel {line} is niet te lezen") from None
    return {str(m.id): str(m.string) for m in messages if m.id and m.string and not m.fuzzy}


def write_desk(folder: Path, code: str, texts: Iterable[DeskText]) -> int:
    """Write the file with every template in the order given, texts kept; how many are not translated.

    A template that is gone goes too: it is its own key, and the history of the file has it.
    """
    kept = read_desk(folder, code)
    po = PoCatalog(locale=None, header_comment=f"# desk -> {code}", fuzzy=False)
    missing = 0
    for one in texts:
        text = kept.get(one.dutch, "")
        missing += not text
        po.add(one.dutch, text, auto_comments=[", ".join(one.rooms)])
    path = desk_path(folder, code)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        write_po(stream, po, width=100, omit_header=True, sort_output=False)
    return missing
