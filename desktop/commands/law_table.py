"""Which rule lives where, and which test names it: looked up in the source itself, so it cannot go stale."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.law.book import LawBook
from desktop.domain.law.rule_rows import RULE_ID

#: as it stands in the name of a function: test_r_map_02_there_is_no_map
_IN_A_NAME = re.compile(r"r_([a-z0-9]{1,4})_(\d{2})(?=_)")
_CODE = ("desktop", "forms", "sync")
_QUESTIONS = "forms/packs/landelijk"


@dataclass(frozen=True, slots=True)
class RuleLives:
    """One rule: its law file, the keys of its values, the modules that use them, the tests that name it."""

    id: str
    text: str
    law_file: str
    keys: tuple[str, ...]
    modules: tuple[str, ...]
    tests: tuple[str, ...]


def rules_named_by(tests: Path) -> Mapping[str, tuple[str, ...]]:
    """Per rule the test functions ('tests/unit/test_x.py::test_y') that name it in name, words or cases.

    A list at the top of a file does not count: the function itself says which rule it is about.
    """
    found: dict[str, list[str]] = {}
    for path in sorted(tests.rglob("test_*.py")):
        text = path.read_text(encoding="utf-8")
        for node in ast.parse(text).body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                first = min([node.lineno, *(one.lineno for one in node.decorator_list)])
                source = "\n".join(text.splitlines()[first - 1 : node.end_lineno])
                where = f"{path.relative_to(tests.parent).as_posix()}::{node.name}"
                ids = {f"R-{family.upper()}-{at}" for family, at in _IN_A_NAME.findall(node.name)}
                for id in sorted(ids | set(RULE_ID.findall(source))):
                    found.setdefault(id, []).append(where)
    return {id: tuple(where) for id, where in found.items()}


def rules_in_code(root: Path, book: LawBook) -> tuple[RuleLives, ...]:
    """Every rule of the book, in its order, as the source under `root` has it."""
    code = {path: path.read_text(encoding="utf-8") for path in sorted(_modules(root))}
    law = {
        path.name: path.read_text(encoding="utf-8")
        for path in sorted((root / "resources/law").glob("*.toml"))
    }
    named = rules_named_by(root / "tests")
    found = []
    for id in dict.fromkeys(rule.id for rule in book.rules):
        held = [(one.key, one.rule) for one in book.values] + [(one.key, one.rule) for one in book.lists]
        keys = tuple(dict.fromkeys(key for key, rule in held if rule == id))
        wanted = [id, *(f'"{key}"' for key in keys), *(f"'{key}'" for key in keys)]
        modules = [
            path.relative_to(root).as_posix()
            for path, text in code.items()
            if any(words in text for words in wanted)
        ]
        file = next((name for name, text in law.items() if f'id = "{id}"' in text), "")
        found.append(RuleLives(id, book.rule(id).text, file, keys, tuple(modules), named.get(id, ())))
    return tuple(found)


def as_markdown(rules: tuple[RuleLives, ...]) -> str:
    """A table for people."""
    lines = ["| regel | in de wetsbestanden | in de code | test |", "| --- | --- | --- | --- |"]
    for rule in rules:
        law = ", ".join((f"`{rule.law_file}`", *(f"`{key}`" for key in rule.keys)))
        code = ", ".join(f"`{name}`" for name in rule.modules) or "alleen als tekst bij 'waarom?'"
        tests = ", ".join(f"`{name.partition('::')[2]}`" for name in rule.tests) or "geen"
        lines.append(f"| {rule.id} | {law} | {code} | {tests} |")
    return "\n".join(lines)


def _modules(root: Path) -> Iterator[Path]:
    for room in _CODE:
        yield from (root / room).rglob("*.py")
    yield from (root / _QUESTIONS).glob("*.toml")
