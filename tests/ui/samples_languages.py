"""Desks for the languages board: the real translations, a municipality's rule, and marks made in talks."""

from __future__ import annotations

import functools
from dataclasses import replace
from datetime import date
from pathlib import Path

from desktop.installed import translators_of
from desktop.usecases.ports import Desk
from desktop.usecases.tolk_session import TolkMark, mark
from desktop.usecases.translator_files import TranslatorForm
from tests.builders import Workplace, workplace
from tests.fakes import CatalogTexts
from translations.catalog import Catalog
from translations.overlay import add_own, own_path
from translations.po_files import Entry

RULES = "[ti]\npaper_only_when_checked = true\n"


def faltered(place: Workplace) -> None:
    """Two talks in which questions were not understood."""
    for code, questions in (("ti", ("T01", "T01", "T07")), ("tr", ("T01",))):
        dossier = place.begin("Persoon", code)
        for question in questions:
            mark(place.desk, dossier, question, TolkMark.NIET_BEGREPEN)


@functools.cache
def board_place() -> Workplace:
    """The board with something of everything. Nothing is written into it by who looks."""
    place = workplace()
    faltered(place)
    return replace(place, desk=replace(place.desk, language_rules=RULES))


def checked_desk(desk: Desk, folder: Path, code: str) -> Desk:
    """The same desk, where a tolk checked every text of one language, kept in `folder`."""
    taken: dict[str, dict[str, Entry]] = {}
    for one in desk.texts.standings(code):
        text = one.text or one.dutch
        entry = Entry(one.dutch, text, True, checked_by="tolk 4821", checked_on=date(2026, 9, 1))
        taken.setdefault(one.domain, {})[one.key] = entry
    for domain, entries in taken.items():
        add_own(folder, domain, code, entries)
    return replace(desk, texts=CatalogTexts(Catalog.installed(folder)))


def own_desk(desk: Desk, folder: Path) -> Desk:
    """The same desk, which keeps what it takes in `folder`."""
    catalog = Catalog.installed(folder)
    known = CatalogTexts(catalog)
    return replace(desk, texts=known, translators=translators_of(catalog, known, desk.clock))


def returned_file(desk: Desk, folder: Path, code: str = "tr") -> Path:
    """What a translator sends back: two texts in other words, one with a place that is not there."""
    door = desk.translators
    assert door is not None
    content = door.write(code, TranslatorForm.PO, {}).decode()
    texts = {one.key: one.text for one in desk.texts.standings(code)}
    news = {
        "T01.question": "Hangi dilleri konuşuyorsunuz? Ne kadar iyi?",
        "T07.question": "Yeni bir dili en çok nasıl öğrenmek istersiniz?",
        "T03.question": "{naam} nerede?",
    }
    for key, new in news.items():
        entry = f'msgctxt "packs/landelijk|{key}"'
        head, tail = content.split(entry)
        before, after = tail.split("msgstr ", 1)
        content = f'{head}{entry}{before}msgstr "{new}"\n\n{after.split(chr(10) * 2, 1)[1]}'
        assert texts[key] != new
    path = folder / f"vertaling-{code}.po"
    path.write_text(content, "utf-8")
    return path


def broken_desk(desk: Desk, folder: Path, code: str) -> Desk:
    """The same desk with a file of the municipality that cannot be read."""
    path = own_path(folder, "ui", code)
    path.parent.mkdir(parents=True)
    path.write_bytes(b'msgid "x\n')
    return replace(desk, texts=CatalogTexts(Catalog.installed(folder)))
