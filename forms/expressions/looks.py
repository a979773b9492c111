"""What an expression looks at and what it can give, read from its syntax tree without running it."""

from __future__ import annotations

from dataclasses import dataclass, field

from forms.expressions.grammar import Tree

#: whose row a bare name is a cell of: the row the expression stands in, or one that cannot be told
_OWN_ROW, _SOME_ROW = "", "?"


@dataclass(frozen=True, slots=True)
class Looks:
    """What an expression looks at."""

    references: frozenset[str]
    #: cells of the row it stands in, by bare name
    cells: frozenset[str]
    #: (question id, column) of cells of other questions: `${G03}/leeftijd`, `${G03}[leeftijd < 4]`
    columns: frozenset[tuple[str, str]]
    functions: frozenset[str]
    #: the fixed texts it can give; None among them: something else as well
    outcomes: frozenset[str | None]
    #: (question id, column, fixed text) that are compared: `${P07} = 'gezin'`, `selected(${A03}, 'nt2')`,
    #: `${G03}[woont = 'bij_mij']`; no id for the own row, no column for a question itself
    compared: frozenset[tuple[str, str, str]]
    #: (table, column, key column) of look-ups whose names are fixed texts
    lookups: frozenset[tuple[str, str, str]]


@dataclass(slots=True)
class _Seen:
    references: set[str] = field(default_factory=set)
    cells: set[str] = field(default_factory=set)
    columns: set[tuple[str, str]] = field(default_factory=set)
    functions: set[str] = field(default_factory=set)
    compared: set[tuple[str, str, str]] = field(default_factory=set)
    lookups: set[tuple[str, str, str]] = field(default_factory=set)


def look_at(tree: Tree) -> Looks:
    """Everything an expression looks at."""
    seen = _Seen()
    _walk(tree, seen, _OWN_ROW)
    return Looks(
        frozenset(seen.references),
        frozenset(seen.cells),
        frozenset(seen.columns),
        frozenset(seen.functions),
        frozenset(_outcomes(tree)),
        frozenset(seen.compared),
        frozenset(seen.lookups),
    )


#: what needs more than the row itself
_BEYOND_THE_ROW = frozenset({"position", "last", "today", "once", "pulldata", "$", "."})
_GIVES_TRUTH = frozenset(
    {"=", "!=", "<", "<=", ">", ">=", "and", "or", "not", "boolean", "selected", "contains"}
    | {"starts-with", "regex", "true", "false"}
)


def is_test_of_row(tree: Tree) -> bool:
    """Whether a predicate is true or false by the cells of the row alone, wherever the row stands."""
    return str(tree.symbol) in _GIVES_TRUTH and _stays_in_row(tree)


def _stays_in_row(tree: Tree) -> bool:
    if str(tree.symbol) in _BEYOND_THE_ROW:
        return False
    return all(_stays_in_row(part) for part in tree)


def _walk(tree: Tree, seen: _Seen, row: str) -> None:
    symbol, parts = str(tree.symbol), list(tree)
    if symbol == "$":
        seen.references.add(str(parts[0].value))
    elif symbol == "(name)":
        if row == _OWN_ROW:
            seen.cells.add(str(tree.value))
        elif row != _SOME_ROW:
            seen.columns.add((row, str(tree.value)))
    elif symbol in ("[", "/") and len(parts) == 2:
        _walk(parts[0], seen, row)
        _walk(parts[1], seen, _rows_of(parts[0]))
    else:
        if symbol in ("=", "!=", "selected") and len(parts) == 2:
            _compare(parts, seen, row)
        if symbol == "pulldata" and all(str(part.symbol) == "(string)" for part in parts[:3]):
            table, column, key_column = (str(part.value) for part in parts[:3])
            seen.lookups.add((table, column, key_column))
        if tree.label == "function":
            seen.functions.add(symbol)
        if symbol != "position":  # position(..): the place of the row one is in
            for part in parts:
                _walk(part, seen, row)


def _compare(parts: list[Tree], seen: _Seen, row: str) -> None:
    for one, other in (parts, parts[::-1]):
        if str(other.symbol) != "(string)":
            continue
        symbol, inner = str(one.symbol), list(one)
        if symbol == "$":
            seen.compared.add((str(inner[0].value), "", str(other.value)))
        elif symbol == "(name)" and row != _SOME_ROW:
            seen.compared.add((row, str(one.value), str(other.value)))
        elif symbol == "/" and str(inner[1].symbol) == "(name)" and _rows_of(inner[0]) != _SOME_ROW:
            seen.compared.add((_rows_of(inner[0]), str(inner[1].value), str(other.value)))


def _rows_of(tree: Tree) -> str:
    """The question whose rows a path starts with."""
    symbol, parts = str(tree.symbol), list(tree)
    if symbol == "$":
        return str(parts[0].value)
    if symbol in ("[", "(") and parts:
        return _rows_of(parts[0])
    return _SOME_ROW


def _outcomes(tree: Tree) -> set[str | None]:
    symbol, parts = str(tree.symbol), list(tree)
    if symbol == "(string)":
        return {str(tree.value)}
    if symbol == "(" and len(parts) == 1:
        return _outcomes(parts[0])
    if symbol == "if" and len(parts) == 3:
        return _outcomes(parts[1]) | _outcomes(parts[2])
    if symbol == "coalesce":
        return {outcome for part in parts for outcome in _outcomes(part)}
    if symbol in ("once", "string") and len(parts) == 1:
        return _outcomes(parts[0])
    return {None}
