"""Files of translators behind the port `Translators`: written, compared, and taken as the municipality's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path

from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode, disk_trouble
from desktop.usecases.ports import Language, Standing
from desktop.usecases.translator_ports import (
    CheckedBy,
    ReturnedTexts,
    TextChange,
    TextRefused,
    TranslatorForm,
)
from translations.catalog import Catalog, installed_folder
from translations.check import Checker
from translations.exchange.diff import Change, Comparison, compare
from translations.exchange.diff import CheckedBy as WhoChecked
from translations.exchange.po_exchange import read_po, write_po
from translations.exchange.rows import FileRefused, Incoming, out_rows
from translations.exchange.xlsx_in import read_xlsx
from translations.exchange.xlsx_out import write_xlsx
from translations.glossary import read_glossary
from translations.languages import LanguageEntry
from translations.po_files import CatalogBroken, Entry
from translations.source_text import Sources

#: a workbook is a zip
_ZIP = b"PK\x03\x04"
#: PNG by key of a picture
Pictures = Callable[[Iterable[str]], Mapping[str, bytes]]


class TranslatorRoom:
    """`gather`: every source text of the house. `pictures` draws those that stand beside texts. `named`: the
    language as the use cases know it. `today`: Europe/Amsterdam."""

    def __init__(
        self,
        catalog: Catalog,
        gather: Callable[[], Sources],
        pictures: Pictures,
        named: Callable[[str], Language],
        today: Callable[[], date],
    ) -> None:
        self._catalog, self._gather, self._pictures = catalog, gather, pictures
        self._named, self._today = named, today

    def write(self, code: str, form: TranslatorForm, not_understood: Mapping[str, int]) -> bytes:
        """Every text with context, picture, what fits and what is doubted."""
        language = self._catalog.language(code)
        checks = self._checker().of_language(language)
        rows = out_rows(self._catalog.standings(self._gather(), code), checks, not_understood)
        if form is TranslatorForm.PO:
            return write_po(rows, code)
        words = installed_folder() / "glossary" / f"{code}.toml"
        known = read_glossary(words.read_text(encoding="utf-8"), words.name) if words.is_file() else {}
        return write_xlsx(
            rows, language, known.values(), self._pictures({row.picture for row in rows if row.picture})
        )

    def compare(self, untrusted_file: bytes, checked: CheckedBy | None = None) -> ReturnedTexts:
        """What would be taken, what not and why. Refusal TEXTS_UNREADABLE."""
        found = self._compared(untrusted_file, checked)
        held = [change for change in found.changes if change.is_held]
        return ReturnedTexts(
            language=self._named(found.language),
            taken=tuple(_change(change) for change in found.taken),
            refused=(
                *(TextRefused(change.domain, change.key, _why(change), change.dutch) for change in held),
                *(TextRefused("", "", told) for told in found.told),
            ),
            unchanged=found.unchanged,
        )

    def take(self, untrusted_file: bytes, checked: CheckedBy | None = None) -> None:
        """Keep what `compare` would take. Trouble OWN_TEXTS_BROKEN, DISK_FULL, READ_ONLY, DISK_ERROR."""
        found = self._compared(untrusted_file, checked)
        taken: dict[str, dict[str, Entry]] = {}
        for change in found.taken:
            taken.setdefault(change.domain, {})[change.key] = change.new
        try:
            self._catalog.take_own(found.language, taken)
        except CatalogBroken:
            raise Trouble(TroubleCode.OWN_TEXTS_BROKEN) from None
        except OSError as error:
            raise disk_trouble(error) from None

    def _compared(self, untrusted_file: bytes, checked: CheckedBy | None) -> Comparison:
        who = WhoChecked(checked.who, checked.on) if checked is not None else None
        try:
            incoming = self._read(untrusted_file)
            language = self._language(incoming.language)
            states = self._catalog.standings(self._gather(), language.code)
            return compare(incoming, states, self._checker().of_language(language), self._today(), who)
        except FileRefused as refused:
            raise Refusal(RefusalCode.TEXTS_UNREADABLE, "file", {"waarom": str(refused)}) from None

    def _read(self, untrusted_file: bytes) -> Incoming:
        is_book = untrusted_file.startswith(_ZIP)
        return read_xlsx(untrusted_file) if is_book else read_po(untrusted_file)

    def _language(self, code: str) -> LanguageEntry:
        try:
            language = self._catalog.language(code)
        except KeyError:
            raise FileRefused("De taal van het bestand kennen wij niet.") from None
        if language.code == "nl":
            raise FileRefused("Nederlands is de brontaal en wordt niet vertaald.")
        return language

    def _checker(self) -> Checker:
        return Checker(installed_folder(), self._gather(), self._today())


def _change(change: Change) -> TextChange:
    return TextChange(
        domain=change.domain,
        key=change.key,
        dutch=change.dutch,
        before=change.old.text if change.old else "",
        after=change.new.text,
        standing_before=Standing(change.was.value),
        standing_after=Standing(change.becomes.value),
        checked_by=change.new.checked_by if change.new.is_checked else "",
        doubts=tuple(f"{one.what} {one.remedy}" for one in change.problems),
    )


def _why(change: Change) -> str:
    return " ".join(f"{one.what} {one.remedy}" for one in change.problems)


def pictures_beside(draw: Pictures, folder: Path) -> Pictures:
    """`draw` for the keys that have a drawing here; a text without one goes out without."""

    def drawn(keys: Iterable[str]) -> Mapping[str, bytes]:
        return draw(key for key in keys if (folder / f"{key}.svg").is_file())

    return drawn
