"""Every template of the screens, read from the source: the first text of each `nl(...)`, `later(...)`."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from translations.desk_texts import DeskText

_MARKS = frozenset({"nl", "later"})
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


def has_words(template: str) -> bool:
    """True when a letter stands outside the `{names}`."""
    parts = template.replace("{{", "").replace("}}", "").split("{")
    bare = parts[0] + "".join(part.partition("}")[2] for part in parts[1:])
    return any(letter.isalpha() for letter in bare)


def _marked(tree: ast.AST) -> Iterator[str]:
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        first = call.args[0]
        is_marked = isinstance(call.func, ast.Name) and call.func.id in _MARKS
        if is_marked and isinstance(first, ast.Constant) and isinstance(first.value, str):
            yield first.value
