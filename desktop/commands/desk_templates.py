"""Every template of the screens, read from the source: what is handed to `nl`, `later` and `counted`."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from desktop.domain.wording import has_words
from translations.checks.places import places
from translations.desk_texts import DeskText, read_all

#: which of the texts handed to these functions are templates
_MARKS = {"nl": slice(0, 1), "later": slice(0, 1), "counted": slice(1, 3)}
_HERE = Path(__file__).resolve().parents[1]


def desk_templates(folder: Path = _HERE) -> tuple[DeskText, ...]:
    """The templates with words in them, in the order of the files, each once. Needs the sources."""
    rooms: dict[str, dict[str, None]] = {}
    for path in sorted(folder.rglob("*.py")):
        room = path.relative_to(folder).with_suffix("").as_posix()
        for template in _marked(ast.parse(path.read_text(encoding="utf-8"))):
            if has_words(template):
                rooms.setdefault(template, {})[room] = None
    return tuple(DeskText(dutch, tuple(found)) for dutch, found in rooms.items())


def desk_problems(folder: Path, code: str) -> list[str]:
    """What the screens lack in `code`: a template without a text, or with other places than the Dutch."""
    texts, problems = read_all(folder, code), []
    for one in desk_templates():
        text = texts.get(one.dutch, "")
        if not text:
            problems.append(f"desk/{code}.po: ontbreekt: {one.dutch!r} ({', '.join(one.rooms)})")
        elif places(text) != places(one.dutch):
            problems.append(f"desk/{code}.po: andere invulplekken dan het Nederlands: {one.dutch!r}")
    return problems


def _marked(tree: ast.AST) -> Iterator[str]:
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        where = _MARKS.get(call.func.id) if isinstance(call.func, ast.Name) else None
        for one in call.args[where] if where is not None else ():
            if isinstance(one, ast.Constant) and isinstance(one.value, str):
                yield one.value
