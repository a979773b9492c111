"""Varieties of a language ('Syrisch', 'Eritrees'), read strictly from `varieties.toml`: proposals, no list to
choose from."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping


class VarietiesBroken(Exception):
    """`varieties.toml` cannot be used; `problems` lists everything that is wrong, one sentence each."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


def read_varieties(text: str) -> Mapping[str, tuple[str, ...]]:
    """Varieties by language code, in file order. Raises VarietiesBroken with all problems at once."""
    try:
        lists = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise VarietiesBroken((f"varieties.toml is geen geldige TOML: {error}",)) from None
    problems: list[str] = []
    found: dict[str, tuple[str, ...]] = {}
    for code, names in lists.items():
        if not isinstance(names, list) or not all(isinstance(n, str) and n.strip() == n and n for n in names):
            problems.append(f"varieties.toml: '{code}' hoort een lijst van namen te zijn, zonder lege")
        elif len(set(names)) != len(names):
            problems.append(f"varieties.toml: '{code}' noemt een naam twee keer")
        else:
            found[code] = tuple(names)
    if problems:
        raise VarietiesBroken(tuple(problems))
    return found
