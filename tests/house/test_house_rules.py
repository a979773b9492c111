"""The rules of the house that a machine can keep: file length, docstrings, words, numbers, imports."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("desktop", "forms", "translations", "sync", "resources")
MOST_LINES = 400
#: invented BSNs that pass the 11-proef and are never issued
TEST_BSNS = {"999993653", "999991772", "999990755", "999994669", "999996381", "999990019"}
FORBIDDEN_NAMES = {"manager", "helper", "helpers", "util", "utils", "common", "base", "data", "info", "misc"}
TEXT_ENDINGS = {".py", ".toml", ".md", ".po", ".txt", ".sql", ".qss", ".svg", ".json", ".spec", ".cfg", ""}


def tracked() -> list[Path]:
    """Every file that belongs to the project: tracked, or new and not ignored."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [ROOT / line for line in listed.stdout.splitlines() if (ROOT / line).is_file()]


def python_files() -> list[Path]:
    return [path for path in tracked() if path.suffix == ".py"]


def own_python() -> Iterator[Path]:
    return (path for path in python_files() if path.relative_to(ROOT).parts[0] in ROOMS)


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_no_python_file_is_longer_than_four_hundred_lines() -> None:
    long = {name(p): n for p in python_files() if (n := len(p.read_text("utf-8").splitlines())) > MOST_LINES}
    assert not long


def test_every_package_says_what_it_is_for() -> None:
    silent = [
        name(path)
        for path in own_python()
        if path.name == "__init__.py" and not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]
    assert not silent


def test_every_folder_with_code_is_a_package() -> None:
    folders = {path.parent for path in own_python()}
    assert not [name(folder) for folder in folders if not (folder / "__init__.py").is_file()]


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert not [name(path) for path in own_python() if path.stem in FORBIDDEN_NAMES]


def test_no_import_hides_inside_a_function() -> None:
    hidden = []
    for path in own_python():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                hidden += [
                    f"{name(path)}:{inner.lineno}"
                    for inner in ast.walk(node)
                    if isinstance(inner, ast.Import | ast.ImportFrom)
                ]
    assert not hidden


def test_no_nine_digit_number_but_the_test_bsns() -> None:
    pattern = re.compile(r"(?<![\w.])[0-9]{9}(?![\w.])")
    found = []
    for path in tracked():
        if path.suffix not in TEXT_ENDINGS or path.name in ("requirements.lock", "LICENSE"):
            continue
        for number in pattern.findall(path.read_text("utf-8", errors="replace")):
            if number not in TEST_BSNS:
                found.append(f"{name(path)}: {number}")
    assert not found


def test_nothing_names_a_registry_or_a_path_of_one_machine() -> None:
    pattern = re.compile(r"pypi\.org|pythonhosted|registry\.npmjs|--index-url|/work/|/root/\.|\.library")
    here = Path(__file__).resolve()
    found = [
        name(path)
        for path in tracked()
        if path.suffix in TEXT_ENDINGS
        and path.resolve() != here
        and pattern.search(path.read_text("utf-8", errors="replace"))
    ]
    assert not found


def test_only_the_opening_room_connects_to_sqlcipher() -> None:
    owners = [
        name(path)
        for path in own_python()
        if re.search(r"\bconnect\(", path.read_text("utf-8")) and "sqlcipher3" in path.read_text("utf-8")
    ]
    # the second asks an empty store in memory for its version, and opens no file
    assert set(owners) == {"desktop/store/opening.py", "desktop/store/engine_versions.py"}
    assert '":memory:"' in (ROOT / "desktop/store/engine_versions.py").read_text("utf-8")


def test_no_colour_stands_outside_the_tokens_and_the_pictures() -> None:
    pattern = re.compile(r"#[0-9A-Fa-f]{6}\b")
    found = [
        name(path)
        for path in tracked()
        if path.is_relative_to(ROOT / "desktop" / "ui") and pattern.search(path.read_text("utf-8"))
    ]
    assert not found


def test_the_words_of_the_glossary_are_used_as_they_stand() -> None:
    glossary = (ROOT / "GLOSSARY.md").read_text("utf-8")
    wrong = re.findall(r"^\| [^|]+\| [^|]+\| ([^|]+) \|", glossary, re.MULTILINE)
    never = {word.strip() for cell in wrong for word in cell.split(",") if word.strip() not in ("", "-")}
    never -= {"never write", "---"}
    assert never, "the glossary lists what we never write"
    found = []
    for path in own_python():
        tree = ast.parse(path.read_text("utf-8"))
        names = {n.name for n in ast.walk(tree) if isinstance(n, ast.ClassDef | ast.FunctionDef)}
        found += [f"{name(path)}: {n}" for n in names if any(w.lower() in n.lower() for w in never)]
    assert not found


def test_the_top_level_is_the_one_of_the_design() -> None:
    with (ROOT / "pyproject.toml").open("rb") as stream:
        settings = tomllib.load(stream)
    assert settings["tool"]["importlinter"]["root_packages"] == list(ROOMS)
    folders = {path.relative_to(ROOT).parts[0] for path in tracked() if len(path.relative_to(ROOT).parts) > 1}
    assert {folder for folder in folders if not folder.startswith(".")} == {*ROOMS, "tests"}


@pytest.mark.parametrize("room", ROOMS)
def test_our_rooms_are_imported_from_our_own_tree(room: str) -> None:
    module = __import__(room)
    assert Path(str(module.__file__)).resolve().is_relative_to(ROOT)
