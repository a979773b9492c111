"""`intakekoffer translations`: how far each language is, what is wrong in it, files for who translates."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from desktop.commands.desk_templates import desk_problems, desk_templates
from desktop.commands.translations_exchange import bring_in, export, read_small
from desktop.commands.translations_status import as_json, as_table, status_rows
from desktop.documents.term_texts import TERMS
from desktop.installed import WallClock, read_installed_sources
from desktop.ui.look_choice import DESKS
from translations.catalog import Catalog, installed_folder
from translations.check import Checker
from translations.checks import pairs
from translations.checks.exceptions import as_toml
from translations.checks.finding import MAY_BE_EXCEPTED, Finding
from translations.checks.rules import RulesBroken
from translations.collect import write_domain
from translations.desk_texts import write_desk
from translations.exchange.rows import FileRefused
from translations.glossary import GlossaryBroken
from translations.languages import LanguageEntry
from translations.po_files import CatalogBroken
from translations.pseudo import write_pseudo
from translations.reading import mark_read_back, read_keys
from translations.source_text import Sources

_DUTCH = "nl"


def sources() -> Sources:
    """Every person-facing Dutch text of the house, per domain."""
    return read_installed_sources()


def command(argv: Sequence[str]) -> int:
    """Exit code: of `check` 1 when something is wrong, of the others 1 when they could not."""
    options = _arguments().parse_args(argv)
    try:
        return int(options.do(options))
    except (CatalogBroken, RulesBroken, GlossaryBroken, FileRefused) as refused:
        print(refused, file=sys.stderr)
        return 1


def _arguments() -> argparse.ArgumentParser:
    codes = [entry.code for entry in Catalog.installed().languages() if entry.code != _DUTCH]
    parser = argparse.ArgumentParser("intakekoffer translations", description="Vertalingen en wie ze maakt.")
    what = parser.add_subparsers(required=True, metavar="wat")

    def add(name: str, do: object, words: str) -> argparse.ArgumentParser:
        one = what.add_parser(name, help=words, description=words)
        one.set_defaults(do=do)
        return one

    def languages(one: argparse.ArgumentParser) -> None:
        one.add_argument("--taal", action="append", choices=codes, help="alleen deze taal; mag vaker")

    check = add("check", _check, "noem alles wat ontbreekt, verouderd is of niet klopt")
    languages(check)
    check.add_argument("--twijfels", action="store_true", help="noem ook wat een mens moet beoordelen")
    check.add_argument(
        "--als-uitzondering",
        action="store_true",
        help="schrijf wat gevonden is als uitzonderingen zonder reden",
    )
    check.add_argument(
        "--als-paren", action="store_true", help="schrijf pairs.toml opnieuw: wat nu gelijk is"
    )
    status = add("status", _status, "tel per taal wat er is")
    languages(status)
    status.add_argument("--json", action="store_true", help="als JSON")
    add("collect", _collect, "zet nieuwe Nederlandse teksten klaar in alle bestanden")
    out = add("export", export, "schrijf een bestand voor een vertaler")
    out.add_argument("language", choices=codes, metavar="taal", help=", ".join(codes))
    kind = out.add_mutually_exclusive_group(required=True)
    kind.add_argument("--xlsx", action="store_true", help="een werkmap met plaatjes")
    kind.add_argument("--po", action="store_true", help="een PO-bestand")
    out.add_argument("--out", type=Path, help="naam van het bestand")
    out.add_argument("--merken", type=Path, help="werklijst uit Talen: hoe vaak iets niet begrepen is")
    back = add("import", bring_in, "laat zien wat een bestand van een vertaler verandert")
    back.add_argument("file", type=Path, metavar="bestand", help="PO of XLSX")
    languages(back)
    back.add_argument("--neem-over", action="store_true", help="neem het over")
    back.add_argument("--nagekeken-door", metavar="NAAM", help="wie nakeek wat als nagekeken gemerkt is")
    back.add_argument("--op", metavar="DATUM", help="op welke dag: 2026-11-22")
    read = add("read-back", _read_back, "merk teksten als teruggelezen door een tweede lezer, met twijfels")
    read.add_argument("language", choices=codes, metavar="taal", help=", ".join(codes))
    which = read.add_mutually_exclusive_group(required=True)
    which.add_argument("--sleutels", type=Path, help="bestand met regels 'sleutel' of 'sleutel = twijfel'")
    which.add_argument("--alles", action="store_true", help="alles wat vertaald is")
    pseudo = add("pseudo", _pseudo, "schrijf twee proeftalen: lange woorden, en gespiegeld")
    pseudo.add_argument("--out", type=Path, required=True, help="een map")
    return parser


def _check(options: argparse.Namespace) -> int:
    asked = _asked(options.taal)
    checker = Checker(installed_folder(), sources(), WallClock().today())
    if options.als_paren:
        print(pairs.as_toml(checker.equal_pairs()), end="")
        return 0
    found = checker.findings(asked)
    if options.als_uitzondering:
        print(_exceptions(found, asked), end="")
        return 0
    wrong = [finding for finding in found if finding.is_wrong]
    doubts = [finding for finding in found if not finding.is_wrong]
    for finding in wrong:
        print(finding, file=sys.stderr)
    lacking = [one for code in DESKS if code != _DUTCH for one in desk_problems(installed_folder(), code)]
    for one in () if options.taal else lacking:
        print(one, file=sys.stderr)
    for finding in doubts if options.twijfels else ():
        print(f"twijfel: {finding}")
    codes = ", ".join(entry.code for entry in asked)
    print(f"vertalingen ({codes}): {len(wrong)} fout, {len(doubts)} twijfel (zie --twijfels)")
    if options.taal:
        return 1 if wrong else 0
    print(f"schermen ({', '.join(DESKS)}): {len(lacking)} fout")
    return 1 if wrong or lacking else 0


def _exceptions(found: Sequence[Finding], asked: Sequence[LanguageEntry]) -> str:
    texts = {
        (language.code, state.source.key): state.entry.text
        for language in asked
        for state in Catalog.installed().standings(sources(), language.code)
        if state.entry is not None
    }
    return as_toml(
        (finding.check, finding.key, texts[finding.language, finding.key])
        for finding in found
        if finding.check in MAY_BE_EXCEPTED
    )


def _status(options: argparse.Namespace) -> int:
    rows = status_rows(_asked(options.taal, _everything()))
    print(as_json(rows) if options.json else as_table(rows))
    return 0


def _collect(options: argparse.Namespace) -> int:
    domains, languages = sources(), _everything()
    for language in languages:
        for domain, texts in domains.items():
            write_domain(installed_folder(), domain, language.code, texts)
    screens = desk_templates()
    for code in DESKS:
        if code != _DUTCH:
            write_desk(installed_folder(), code, screens)
    told = f"{sum(map(len, domains.values()))} teksten en {len(screens)} van de schermen"
    print(f"{len(languages)} talen, {told} klaargezet")
    return 0


def _read_back(options: argparse.Namespace) -> int:
    keys = read_keys(read_small(options.sleutels).decode("utf-8")) if options.sleutels else None
    done = mark_read_back(installed_folder(), sources(), options.language, keys)
    for key in done.refused:
        print(f"{key}: staat er niet, is niet vertaald of is verouderd", file=sys.stderr)
    print(f"{options.language}: {done.marked} teksten gemerkt als teruggelezen")
    return 1 if done.refused else 0


def _pseudo(options: argparse.Namespace) -> int:
    written = write_pseudo(options.out, sources(), dict.fromkeys(term.wording for term in TERMS))
    print(f"{options.out}: {len(written)} bestanden")
    return 0


def _everything() -> tuple[LanguageEntry, ...]:
    return tuple(entry for entry in Catalog.installed().languages() if entry.code != _DUTCH)


def _asked(codes: Sequence[str] | None, usual: Sequence[LanguageEntry] = ()) -> tuple[LanguageEntry, ...]:
    """The languages with these codes; without codes `usual`, or those that must be complete."""
    if codes:
        return tuple(entry for entry in _everything() if entry.code in codes)
    return tuple(usual) or tuple(entry for entry in _everything() if entry.required)
