"""`intakekoffer law`: the values of the law on a day, where each rule lives, a check of a municipal file."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from desktop.commands.law_table import as_markdown, rules_in_code
from desktop.domain.errors import Refusal
from desktop.domain.law.book import LawBook
from desktop.domain.law.reader import MUNICIPAL_FILE, LawBroken, LawProblem, read_law
from desktop.domain.law.why import mark_words, value_words
from desktop.installed import read_installed_law
from desktop.usecases.dutch_words import HERE
from resources.paths import law_folder


def command(argv: Sequence[str]) -> int:
    """0 when all is well, 1 when a municipal file has problems, 2 when it cannot be done here."""
    parser = argparse.ArgumentParser(
        "intakekoffer law",
        description="Toon de waarden van de wet op een dag, de tabel van regels, of controleer een bestand.",
    )
    parser.add_argument("--day", type=_day, help="op welke dag (2026-09-01); anders vandaag")
    parser.add_argument("--table", action="store_true", help="waar elke regel staat en welke test hem noemt")
    parser.add_argument("--check", type=Path, metavar="BESTAND", help="controleer een gemeente.toml")
    parser.add_argument("--json", action="store_true", help="als JSON in plaats van als tekst")
    options = parser.parse_args(argv)
    if options.check is not None:
        return _check(options.check, options.json)
    book = read_installed_law()
    if options.table:
        return _table(book, options.json)
    return _values(book, options.day or datetime.now(HERE).date(), options.json)


def _values(book: LawBook, day: date, as_json: bool) -> int:
    values = book.on(day).values
    if as_json:
        print(
            json.dumps(
                [
                    {
                        "key": value.key,
                        "value": value.value,
                        "unit": value.unit,
                        "start": value.start.isoformat(),
                        "end": None if value.end is None else value.end.isoformat(),
                        "rule": value.rule,
                        "article": value.article,
                        "source": value.source,
                        "confidence": value.confidence.value,
                        "checkedBy": value.checked_by,
                        "decidedBy": value.decided_by,
                    }
                    for value in values
                ],
                ensure_ascii=False,
                indent=2,
            )
        )
        return 0
    print(f"De wet op {day:%d-%m-%Y}: {len(values)} waarden")
    for value in values:
        until = "" if value.end is None else f" tot en met {value.end}"
        print(f"  {value.key} = {value_words(value)}  (sinds {value.start}{until})")
        print(f"    {value.rule}, {value.article}: {mark_words(value)}")
    if not values:
        print("Voor deze dag geeft de wet geen waarden. Kijk de datum na.", file=sys.stderr)
        return 2
    return 0


def _table(book: LawBook, as_json: bool) -> int:
    root = Path(__file__).resolve().parents[2]
    if not (root / "tests").is_dir():
        print("De tabel komt uit de broncode; voer dit uit in de map van het project.", file=sys.stderr)
        return 2
    rules = rules_in_code(root, book)
    if not as_json:
        print(as_markdown(rules))
        return 0
    told = [
        {
            "rule": rule.id,
            "text": rule.text,
            "lawFile": rule.law_file,
            "keys": list(rule.keys),
            "modules": list(rule.modules),
            "tests": list(rule.tests),
        }
        for rule in rules
    ]
    print(json.dumps(told, ensure_ascii=False, indent=2))
    return 0


def _check(file: Path, as_json: bool) -> int:
    """Every problem at once; nothing is installed by this."""
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        print(f"{file.name}: het bestand is niet te lezen als tekst (UTF-8).", file=sys.stderr)
        return 2
    problems: tuple[LawProblem, ...] = ()
    try:
        read_law({**_national(), MUNICIPAL_FILE: text})
    except LawBroken as broken:
        problems = broken.problems
    except Refusal as refusal:  # a day before the act: the file asks for what the law does not give
        print(f"{file.name}: {refusal.code.value}", file=sys.stderr)
        return 1
    if as_json:
        told = [
            {"file": one.file, "key": one.key, "what": one.what, "remedy": one.remedy} for one in problems
        ]
        print(json.dumps({"problems": told}, ensure_ascii=False, indent=2))
    elif problems:
        print(f"{file.name}: {len(problems)} {'probleem' if len(problems) == 1 else 'problemen'}")
        print("\n".join(f"  - {problem}" for problem in problems))
    else:
        print(f"{file.name}: in orde")
    return 1 if problems else 0


def _national() -> dict[str, str]:
    files = sorted(law_folder().glob("*.toml"))
    return {file.name: file.read_text(encoding="utf-8") for file in files if file.name != MUNICIPAL_FILE}


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("schrijf een datum als 2026-09-01") from None
