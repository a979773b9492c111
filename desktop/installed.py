"""What comes with this installation, read once: packs, law, agreements, texts; clock and chance."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from zoneinfo import ZoneInfo

from desktop.domain.errors import Trouble, TroubleCode
from desktop.domain.law.book import LawBook
from desktop.domain.law.reader import read_law
from desktop.domain.plan_library import PlanLibrary
from desktop.domain.plan_library_reader import read_plan_lines
from desktop.house_files.room import HouseRoom
from desktop.pdf.picture_images import picture_images
from desktop.pdf.pictures import PictureShelf
from desktop.pdf.writer import PaperRoom
from desktop.textlink.catalog_room import CatalogRoom
from desktop.textlink.translator_room import TranslatorRoom, pictures_beside
from desktop.usecases.ports import Clock
from desktop.usecases.source_texts import source_texts
from forms.model import FormPack
from forms.problems import PackBroken
from forms.reader import installed_pack, installed_packs
from resources import paths
from translations.catalog import Catalog
from translations.source_text import Sources

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
PACK_ID = "landelijk"


class WallClock:
    """The clock of this laptop."""

    def now(self) -> datetime:
        """This moment, aware, UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """This day in Europe/Amsterdam."""
        return datetime.now(AMSTERDAM).date()


class SystemChance:
    """Bytes from the operating system."""

    def token(self, size: int) -> bytes:
        """`size` bytes that nobody can guess."""
        return secrets.token_bytes(size)


class InstalledPacks:
    """The packs inside this installation, every version, read once; trusted with it."""

    def __init__(self, read: Callable[[], tuple[FormPack, ...]] = installed_packs) -> None:
        self._read, self._packs = read, dict[str, FormPack]()

    def newest(self, pack_id: str) -> FormPack:
        """The newest version; Trouble(PACK_BROKEN) when it cannot be read."""
        found = [pack for pack in self._known().values() if pack.id == pack_id]
        if not found:
            raise Trouble(TroubleCode.PACK_BROKEN, {"pakket": pack_id})
        return max(found, key=lambda pack: pack.version)

    def named(self, name: str) -> FormPack:
        """'landelijk@1'; Trouble(PACK_BROKEN) when that version is not in the installation."""
        pack = self._known().get(name)
        if pack is None:
            raise Trouble(TroubleCode.PACK_BROKEN, {"pakket": name})
        return pack

    def versions(self) -> Mapping[str, int]:
        """The highest version of each pack id."""
        found: dict[str, int] = {}
        for pack in self._known().values():
            found[pack.id] = max(pack.version, found.get(pack.id, 0))
        return found

    def _known(self) -> dict[str, FormPack]:
        if not self._packs:
            try:
                self._packs = {pack.name: pack for pack in self._read()}
            except PackBroken as broken:
                raise Trouble(TroubleCode.PACK_BROKEN, {"problemen": str(len(broken.problems))}) from None
        return self._packs


class CatalogTexts(CatalogRoom):
    """The translations of a catalogue, with every source text of this installation to count them by."""

    def __init__(self, catalog: Catalog, gather: Callable[[], Sources] | None = None) -> None:
        super().__init__(catalog, gather or read_installed_sources)


def read_installed_law() -> LawBook:
    """The law files of this installation; raises what `read_law` raises, all problems at once."""
    return read_law(installed_law_texts())


def installed_law_texts() -> Mapping[str, str]:
    """The law files of this installation, text by name."""
    files = sorted(paths.law_folder().glob("*.toml"))
    return MappingProxyType({file.name: file.read_text(encoding="utf-8") for file in files})


def read_installed_agreements() -> Mapping[str, str]:
    """The files about sharing with parties of this installation, text by name."""
    files = sorted(paths.sharing_folder().glob("*.toml"))
    return MappingProxyType({file.name: file.read_text(encoding="utf-8") for file in files})


def read_installed_language_rules() -> str:
    """What the municipality of this installation decided about languages; '' = nothing."""
    path = paths.languages_folder() / "gemeente.toml"
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def read_installed_plan_lines() -> PlanLibrary:
    """The plan lines of this installation; raises what `read_plan_lines` raises, all problems at once."""
    files = sorted(paths.plan_lines_folder().glob("*.toml"))
    pictures = {picture.stem for picture in paths.pictures_folder().glob("*.svg")}
    return read_plan_lines({file.name: file.read_text(encoding="utf-8") for file in files}, pictures)


@lru_cache(maxsize=1)
def read_installed_sources() -> Sources:
    """Every Dutch text of this installation that is to be translated, read once."""
    return source_texts([installed_pack(pack) for pack in (PACK_ID,)], read_installed_plan_lines())


def translators_of(catalog: Catalog, texts: CatalogTexts, clock: Clock) -> TranslatorRoom:
    """The files of translators, with the drawings of this installation beside the texts."""
    shelf = PictureShelf(paths.pictures_folder())
    drawn = pictures_beside(lambda keys: picture_images(shelf, keys), paths.pictures_folder())
    return TranslatorRoom(catalog, read_installed_sources, drawn, texts.language, clock.today)


def houses_of(kept: Path, clock: Clock) -> HouseRoom:
    """The house style that is kept in this folder, for the pictograms of this installation."""
    keys = [one.stem for one in paths.pictures_folder().glob("*.svg")]
    return HouseRoom(kept, keys, clock.today, lambda text: _fonts_of_paper().cannot_draw(text))


@lru_cache(maxsize=1)
def _fonts_of_paper() -> PaperRoom:
    """To ask which characters paper has; read once, and not before somebody asks."""
    return PaperRoom.open(paths.fonts_folder(), paths.pictures_folder())
