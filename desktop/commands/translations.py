"""`intakekoffer translations`: how complete each language is, what is wrong in it, new texts put ready."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from desktop.composition import WallClock, read_installed_sources
from translations.catalog import Catalog, installed_folder
from translations.check import Checker
from translations.checks.finding import Finding
from translations.checks.rules import RulesBroken
from translations.collect import write_domain
from translations.languages import LanguageEntry
from translations.po_files import CatalogBroken
from translations.source_text import Sources


def sources() -> Sources:
    """Every person-facing Dutch text of the house, per domain."""
    return read_installed_sources()


def command(argv: Sequence[str]) -> int:
    """`check`: 1 when a required language has something wrong. `collect`: write the files."""
    parser = argparse.ArgumentParser(
        "intakekoffer translations", description="Controleer vertalingen of zet nieuwe teksten klaar."
    )
    parser.add_argument("what", choices=("check", "collect"), help="nakijken, of teksten klaarzetten")
    parser.add_argument("--taal", action="append", help="alleen deze taal (code); mag vaker")
    parser.add_argument("--twijfels", action="store_true", help="noem ook wat een mens moet beoordelen")
    options = parser.parse_args(argv)
    if options.what == "collect":
        return _collect()
    return _check(_asked(options.taal), options.twijfels)


def _collect() -> int:
    codes = [entry.code for entry in Catalog.installed().languages() if entry.code != "nl"]
    domains = sources()
    for code in codes:
        for domain, texts in domains.items():
            write_domain(installed_folder(), domain, code, texts)
    print(f"{len(codes)} talen, {sum(map(len, domains.values()))} teksten klaargezet")
    return 0


def _check(languages: Sequence[LanguageEntry], has_doubts: bool) -> int:
    try:
        found = Checker(installed_folder(), sources(), WallClock().today()).findings(languages)
    except (CatalogBroken, RulesBroken) as broken:
        print(broken, file=sys.stderr)
        return 1
    wrong = [finding for finding in found if finding.is_wrong]
    for finding in wrong:
        print(finding, file=sys.stderr)
    doubts = [finding for finding in found if not finding.is_wrong]
    for finding in doubts if has_doubts else ():
        print(f"twijfel: {finding}")
    print(_totals(languages, wrong, doubts))
    return 1 if wrong else 0


def _totals(languages: Sequence[LanguageEntry], wrong: Sequence[Finding], doubts: Sequence[Finding]) -> str:
    codes = ", ".join(entry.code for entry in languages)
    return f"vertalingen ({codes}): {len(wrong)} fout, {len(doubts)} twijfel (zie --twijfels)"


def _asked(codes: Sequence[str] | None) -> tuple[LanguageEntry, ...]:
    """The languages with these codes; without codes those that must be complete before a change may land."""
    catalog = Catalog.installed()
    if codes:
        return tuple(catalog.language(code) for code in codes)
    return tuple(entry for entry in catalog.languages() if entry.required)
