"""What nobody uses is taken away: codes that are never raised, functions that nothing calls."""

from __future__ import annotations

import ast
import re
import subprocess
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from desktop.domain.errors import RefusalCode, TroubleCode

ROOT = Path(__file__).resolve().parents[2]
#: where codes are listed and worded; standing there is not being raised
_LISTS = re.compile(r"desktop/domain/errors\.py|desktop/ui/[a-z_]*messages\.py")
_WORD = re.compile(r"[A-Za-z_][A-Za-z_0-9]*")


@cache
def sources() -> dict[str, str]:
    """Every Python file of the project, tests too, by its path."""
    listed = subprocess.run(
        ["git", "ls-files", "*.py"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    return {path: (ROOT / path).read_text("utf-8") for path in listed if (ROOT / path).is_file()}


@pytest.mark.parametrize("kind", [RefusalCode, TroubleCode])
def test_every_code_is_raised_somewhere(kind: type[RefusalCode] | type[TroubleCode]) -> None:
    code = "\n".join(
        text
        for path, text in sources().items()
        if not path.startswith("tests/") and not _LISTS.fullmatch(path)
    )
    words = set(_WORD.findall(code))
    assert not [one.name for one in kind if one.name not in words]


def test_every_function_of_ours_is_named_a_second_time() -> None:
    """By its word alone, in code or tests: what is found is dead for sure."""
    words = Counter(word for text in sources().values() for word in _WORD.findall(text))
    alone = [
        f"{path}: {node.name}"
        for path, text in sources().items()
        if not path.startswith(("tests/", "sync/server/postgres/migrations/"))
        for node in ast.parse(text).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and words[node.name] == 1
        if not node.decorator_list or isinstance(node, ast.ClassDef)
    ]
    assert not alone
