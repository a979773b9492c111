"""`intakekoffer translations`: how complete each language is, and new texts put ready for translators."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from desktop.composition import read_installed_sources
from translations.catalog import Catalog, installed_folder
from translations.check import completeness, findings
from translations.collect import write_domain
from translations.source_text import Sources


def sources() -> Sources:
    """Every person-facing Dutch text of the house, per domain."""
    return read_installed_sources()


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
    domains, languages = sources(), tuple(options.taal or _required())
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


def _required() -> tuple[str, ...]:
    """Languages that must be complete before a change may land."""
    return tuple(entry.code for entry in Catalog.installed().languages() if entry.required)
