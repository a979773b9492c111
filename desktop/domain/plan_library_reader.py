"""The files of the plan lines, read strictly: every problem at once, with file, key and what to do."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from desktop.domain.errors import Trouble, TroubleCode
from desktop.domain.law.rows import LawProblem, Row
from desktop.domain.leerroute import Leerroute
from desktop.domain.plan_library import (
    BLOCKS,
    SPECIAL_MARKS,
    Ask,
    LibraryLine,
    ListKind,
    PlanLibrary,
    SubGoalList,
    read_ask,
)
from forms.model import AvgMark, Group

MOST_WORDS = 12
#: 9i stands for what can reveal a special category: a line says it plainly (9) or not at all
MARKS = (AvgMark.NORMAL.value, AvgMark.SENSITIVE.value, *sorted(SPECIAL_MARKS))
_GROUPS = frozenset({Group.ASIEL.value, Group.GEZIN_OVERIG.value})
_KEY = re.compile(r"[a-z][a-z0-9_]*")
_LINE_KEYS = {
    *("key", "text", "block", "picture", "avg", "paper", "list", "goal"),
    *("groups", "routes", "map", "ask", "note"),
}
_LIST_KEYS = {"name", "kind", "code", "goals"}


class LinesBroken(Trouble):
    """The plan lines cannot be used; `problems` names everything that is wrong."""

    def __init__(self, problems: tuple[LawProblem, ...]) -> None:
        facts = {"count": str(len(problems)), "first": str(problems[0])}
        super().__init__(TroubleCode.PLAN_LINES_BROKEN, facts)
        self.problems = problems


@dataclass(slots=True)
class _Found:
    problems: list[LawProblem] = field(default_factory=list)
    lines: list[tuple[str, LibraryLine]] = field(default_factory=list)
    lists: list[tuple[str, SubGoalList]] = field(default_factory=list)


def read_plan_lines(texts: Mapping[str, str], pictures: Collection[str]) -> PlanLibrary:
    """The library from file texts by file name; `pictures` are the keys there are pictures for.

    Raises LinesBroken with every problem found.
    """
    found = _Found()
    if not texts:
        remedy = "Zet de bestanden met planregels terug."
        found.problems.append(LawProblem("resources/plan_lines", "", "Er zijn geen bestanden.", remedy))
    for name in sorted(texts):
        _read_file(name, texts[name], frozenset(pictures), found)
    _check_doubles(found)
    _check_goals(found)
    if found.problems:
        raise LinesBroken(tuple(found.problems))
    return PlanLibrary(tuple(line for _, line in found.lines), tuple(one for _, one in found.lists))


def _read_file(name: str, text: str, pictures: frozenset[str], found: _Found) -> None:
    try:
        document: Mapping[str, object] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        what = f"Dit is geen geldig TOML ({error})."
        found.problems.append(LawProblem(name, "", what, "Herstel de regel."))
        return
    for key in sorted(set(document) - {"line", "list"}):
        what = "Deze sleutel is onbekend."
        found.problems.append(LawProblem(name, key, what, "Gebruik alleen [[line]] en [[list]]."))
    for place, content in _blocks(name, document, "list", found):
        _read_list(Row(name, _label("list", place, content, "name"), content, found.problems), found)
    for place, content in _blocks(name, document, "line", found):
        label = _label("line", place, content, "key")
        _read_line(Row(name, label, content, found.problems), pictures, found)


def _blocks(
    name: str, document: Mapping[str, object], key: str, found: _Found
) -> Iterator[tuple[int, Mapping[str, object]]]:
    rows = document.get(key, [])
    if isinstance(rows, list) and all(isinstance(row, dict) for row in rows):
        yield from enumerate(rows, start=1)
        return
    what = "Dit moet een lijst van blokken zijn."
    found.problems.append(LawProblem(name, key, what, f"Schrijf [[{key}]]."))


def _label(kind: str, place: int, content: Mapping[str, object], key: str) -> str:
    known = content.get(key)
    return known if isinstance(known, str) and known else f"{kind} {place}"


def _read_list(row: Row, found: _Found) -> None:
    row.only(_LIST_KEYS)
    kind, goals = row.text("kind"), row.texts("goals")
    if kind and kind not in set(ListKind):
        row.wrong("'kind' is onbekend.", "Kies uit: " + ", ".join(ListKind) + ".")
    if not goals:
        row.wrong("'goals' is leeg.", "Zet er de codes van de subdoelen in.")
    code = row.content.get("code")
    if not isinstance(code, str) or (not code and kind != ListKind.LOS):
        row.wrong("'code' ontbreekt.", 'Vul de code van de wens of het punt in, of "" bij los.')
    name = row.text("name")
    if row.is_sound and isinstance(code, str):
        found.lists.append((row.file, SubGoalList(name, ListKind(kind), code, goals)))


def _read_line(row: Row, pictures: frozenset[str], found: _Found) -> None:
    row.only(_LINE_KEYS)
    key, text, picture = row.text("key"), row.text("text"), row.text("picture")
    if key and not _KEY.fullmatch(key):
        row.wrong("'key' mag alleen a-z, cijfers en _ hebben.", "Kies een andere naam.")
    _check_wording(row, text)
    if picture and picture not in pictures:
        row.wrong(f"Plaatje '{picture}' bestaat niet.", "Kies een sleutel uit pictures.toml.")
    block, avg, paper = row.content.get("block"), row.content.get("avg"), row.content.get("paper")
    if not isinstance(block, int) or block not in BLOCKS:
        row.wrong("'block' is geen getal van 1 tot en met 8.", "Vul het nummer van het blok in.")
    if not isinstance(avg, str) or avg not in MARKS:
        row.wrong("'avg' is onbekend.", "Kies uit: " + ", ".join(MARKS) + ".")
    if not isinstance(paper, bool):
        row.wrong("'paper' is geen true of false.", "Zeg of de regel op papier mag.")
    elif paper and avg in SPECIAL_MARKS:
        row.wrong("Een regel met 9 of 10 mag nooit op papier.", "Zet paper = false.")
    groups, routes = row.texts("groups"), row.texts("routes")
    if set(groups) - _GROUPS:
        row.wrong("'groups' heeft een onbekende groep.", "Kies uit: " + ", ".join(sorted(_GROUPS)) + ".")
    if set(routes) - set(Leerroute):
        row.wrong("'routes' heeft een onbekende route.", "Kies uit: " + ", ".join(Leerroute) + ".")
    asks = _read_asks(row)
    goal_list, goal = row.text_or_nothing("list"), row.text_or_nothing("goal")
    if bool(goal_list) != bool(goal):
        row.wrong("'list' en 'goal' horen bij elkaar.", "Vul beide in, of geen van beide.")
    theme, note = row.text_or_nothing("map"), row.text_or_nothing("note")
    if theme and Leerroute.ONDERWIJS in (routes or tuple(Leerroute)):
        row.wrong("De MAP hoort niet bij de onderwijsroute.", 'Zet routes = ["b1", "z"].')
    if row.is_sound and isinstance(block, int) and isinstance(avg, str) and isinstance(paper, bool):
        line = LibraryLine(
            key=key,
            text=text,
            block=block,
            picture=picture,
            avg=avg,
            on_paper=paper,
            goal_list=goal_list,
            goal=goal,
            groups=frozenset(groups),
            routes=frozenset(Leerroute(route) for route in routes),
            map_theme=theme,
            asks=asks,
            note=note,
        )
        found.lines.append((row.file, line))


def _check_wording(row: Row, text: str) -> None:
    """First person, one short sentence, no digits (ages, amounts and numbers never stand in a ready line)."""
    if not text:
        return
    if not text.startswith("Ik ") or not text.endswith("."):
        row.wrong("De zin begint niet met 'Ik' of eindigt niet met een punt.", "Schrijf: Ik doe iets.")
    if len(text.split()) > MOST_WORDS:
        row.wrong(f"De zin heeft meer dan {MOST_WORDS} woorden.", "Maak hem korter.")
    if any(sign in text[:-1] for sign in ".!?{}") or any(letter.isdigit() for letter in text):
        row.wrong("De zin heeft cijfers, accolades of een tweede zin.", "Houd het bij één gewone zin.")


def _read_asks(row: Row) -> tuple[Ask, ...]:
    asks = []
    for text in row.texts("ask"):
        ask = read_ask(text)
        if ask is None:
            row.wrong(f"'{text}' is geen antwoord.", "Schrijf O05=nee, D02<=2 of O04+.")
        else:
            asks.append(ask)
    return tuple(asks)


def _check_doubles(found: _Found) -> None:
    keys: set[str] = set()
    sentences: set[str] = set()
    for name, line in found.lines:
        if line.key in keys:
            found.problems.append(LawProblem(name, line.key, "Deze sleutel is er al.", "Kies een andere."))
        if line.text in sentences:
            found.problems.append(LawProblem(name, line.key, "Deze zin is er al.", "Kies andere woorden."))
        keys.add(line.key)
        sentences.add(line.text)


def _check_goals(found: _Found) -> None:
    """Every sub-goal of the lists has a line, and no line names a sub-goal that is not there."""
    known = {(one.name, goal) for _, one in found.lists for goal in one.goals}
    said = {(line.goal_list, line.goal) for _, line in found.lines if line.goal}
    for name, line in found.lines:
        if line.goal and (line.goal_list, line.goal) not in known:
            what = f"Subdoel {line.goal} staat niet in lijst {line.goal_list}."
            found.problems.append(LawProblem(name, line.key, what, "Verbeter de code."))
    for name, one in found.lists:
        for goal in one.goals:
            if (one.name, goal) not in said:
                what = f"Bij subdoel {goal} is geen regel."
                found.problems.append(LawProblem(name, one.name, what, "Schrijf er een regel bij."))
