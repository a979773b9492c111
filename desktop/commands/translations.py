"""`intakekoffer translations`: how complete each language is, and new texts put ready for translators."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence

from desktop.composition import read_installed_plan_lines
from desktop.documents.texts import DOCUMENT_TEXTS, TRANSLATOR_NOTES
from desktop.usecases.spoken_texts import SPOKEN_NOTES, SPOKEN_TEXTS, UI_DOMAIN
from forms.reader import installed_pack
from forms.texts import translation_entries
from translations.catalog import Catalog, installed_folder
from translations.check import Sources, completeness, findings
from translations.collect import SourceText, write_domain

PACKS = ("landelijk",)
#: languages that must be complete before a change may land
REQUIRED = ("ar", "ti", "tr", "en")


def sources() -> Sources:
    """Every person-facing Dutch text of the house, per domain."""
    found: dict[str, Sequence[SourceText]] = {
        UI_DOMAIN: _texts(SPOKEN_TEXTS, SPOKEN_NOTES),
        "documents": [*_texts(DOCUMENT_TEXTS, TRANSLATOR_NOTES), *_plan_lines()],
    }
    for pack in PACKS:
        entries = translation_entries(installed_pack(pack))
        found[f"packs/{pack}"] = [SourceText(key, dutch) for key, dutch in entries]
    return found


def _plan_lines() -> list[SourceText]:
    """The ready lines of the plan: first person, so that the paper speaks for whoever takes it home."""
    return [SourceText(one.text_key, one.text, one.note) for one in read_installed_plan_lines().lines]


def _texts(texts: Mapping[str, str], notes: Mapping[str, str]) -> list[SourceText]:
    return [SourceText(key, dutch, notes.get(key, "")) for key, dutch in texts.items()]


def command(argv: Sequence[str]) -> int:
    """`check`: 1 when a required language misses something. `collect`: write the files."""
    parser = argparse.ArgumentParser(
        "intakekoffer translations", description="Controleer vertalingen of zet nieuwe teksten klaar."
    )
    parser.add_argument(
        "what", choices=("check", "collect", "report"), help="nakijken, teksten klaarzetten, of tellen"
    )
    parser.add_argument("--taal", action="append", help="alleen deze taal (code); mag vaker")
    options = parser.parse_args(argv)
    domains, languages = sources(), tuple(options.taal or REQUIRED)
    if options.what == "collect":
        codes = [entry.code for entry in Catalog.installed().languages() if entry.code != "nl"]
        for code in codes:
            for domain, texts in domains.items():
                write_domain(installed_folder(), domain, code, texts)
        print(f"{len(codes)} talen, {sum(map(len, domains.values()))} teksten klaargezet")
        return 0
    if options.what == "report":
        for count in completeness(installed_folder(), domains, languages):
            print(
                f"{count.language}  {count.domain:<16} {count.translated}/{count.total} vertaald, "
                f"{count.outdated} verouderd, {count.reviewed} nagekeken"
            )
    problems = findings(installed_folder(), domains, languages)
    for problem in problems:
        print(f"{problem.domain}/{problem.language}.po {problem.key}: {problem.what}", file=sys.stderr)
    return 1 if problems else 0
