"""The only way to get a pack from files: strict, and it reports all problems at once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from forms.model import AvgMark, Choice, Column, FormPack, Group, Probe, Question, Section, Topic
from forms.pack_whole import whole_problems
from forms.problems import PackBroken, PackProblem
from forms.question_checks import question_problems
from forms.question_types import QUESTION_TYPES
from forms.strict_toml import Table, load_toml, parse_toml
from forms.texts import LANGUAGE_TYPES

HEAD_FILE = "pack.toml"
PACKS_FOLDER = Path(__file__).parent / "packs"
_QUESTION_ID = re.compile(r"[A-Z][A-Z0-9]{2,7}")
_CHOICE_KEY = re.compile(r"[a-z0-9][a-z0-9_]*")
_PICTURE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_TYPES = ", ".join(sorted(QUESTION_TYPES))


def read_pack(folder: Path) -> FormPack:
    """Read the pack in a folder (pack.toml and the theme files it names).

    Raises PackBroken with every problem found: file, key, what is wrong, what to do (Dutch).
    """
    problems: list[PackProblem] = []
    head = load_toml(folder / HEAD_FILE, problems)
    return _pack(head, lambda file: load_toml(folder / file, problems), problems)


def pack_from_texts(texts: Mapping[str, str]) -> FormPack:
    """The same from the texts of those files by name. Raises PackBroken as `read_pack` does."""
    problems: list[PackProblem] = []

    def load(file: str) -> Mapping[str, object]:
        if file not in texts:
            problems.append(PackProblem(file, "-", "het bestand is er niet", "Stuur het mee."))
            return {}
        return parse_toml(file, texts[file].encode("utf-8"), problems)

    return _pack(load(HEAD_FILE), load, problems)


def pack_from_tables(head: Mapping[str, object], themes: Mapping[str, Mapping[str, object]]) -> FormPack:
    """The same from tables that are not files (yet): an import. Raises PackBroken as `read_pack` does."""
    return _pack(head, lambda file: themes.get(file, {}), [])


def _pack(
    tables: Mapping[str, object], load: Callable[[str], Mapping[str, object]], problems: list[PackProblem]
) -> FormPack:
    head = Table(HEAD_FILE, "", tables, problems)
    pack_id = head.text("id")
    version = head.whole("version", 1, 1_000_000) or 0
    title = head.text("title")
    files = head.texts("themes")
    languages = head.text_map("languages", is_required=True)
    topics = tuple(_topic(part) for part in head.tables("topic"))
    when_told = head.text("when_told", is_required=False)
    head.close()
    known = tuple(Choice(code, name) for code, name in languages.items())
    sections = tuple(_section(load, file, known, problems) for file in files)
    pack = FormPack(pack_id, version, title, sections, topics, when_told, known)
    problems += whole_problems(pack, files)
    if problems:
        raise PackBroken(problems)
    return pack


def installed_packs() -> tuple[FormPack, ...]:
    """All packs inside the installation, trusted with it; read once. Raises PackBroken."""
    return _packs_in(PACKS_FOLDER)


@cache
def _packs_in(folder: Path) -> tuple[FormPack, ...]:
    return tuple(read_pack(path.parent) for path in sorted(folder.glob("*/pack.toml")))


def installed_pack(pack_id: str, version: int | None = None) -> FormPack:
    """One pack of the installation; the newest when no version is named. KeyError, PackBroken."""
    found = [p for p in installed_packs() if p.id == pack_id and version in (None, p.version)]
    if not found:
        raise KeyError(pack_id)
    return max(found, key=lambda pack: pack.version)


def _section(
    load: Callable[[str], Mapping[str, object]],
    file: str,
    languages: tuple[Choice, ...],
    problems: list[PackProblem],
) -> Section:
    if not re.fullmatch(r"[a-z0-9][a-z0-9\-]*\.toml", file):
        problems.append(
            PackProblem(HEAD_FILE, "themes", "geen gewone bestandsnaam", "Gebruik a-z, 0-9, - en .toml.")
        )
        return Section(-1, "", "", ())
    table = Table(file, "", load(file), problems)
    number = table.whole("number", 0, 99)
    theme = -1 if number is None else number
    title, picture = table.text("title"), _picture(table, is_required=True)
    questions = [_question(part, theme, languages) for part in table.tables("question")]
    table.close()
    return Section(theme, title, picture or "", tuple(questions))


def _question(table: Table, theme: int, languages: tuple[Choice, ...]) -> Question:
    question_id = table.text("id", remedy="Geef een vast nummer als T07.")
    if question_id and not _QUESTION_ID.fullmatch(question_id):
        table.note("id", "dit is geen vraagnummer", "Gebruik een hoofdletter en cijfers, als T07.")
    kind = _type(table)
    avg = table.member("avg", AvgMark, None, "Zonder AVG-merk laadt een pakket niet. ")
    own = "Zonder {} laadt een pakket niet (AVG 5 lid 1 onder b)."
    # nobody points at the outcome of a computed check
    choices = _choices(table, needs_pictures=kind != "calc")
    question = Question(
        id=question_id,
        theme=theme,
        place=table.whole("place", 1, 99) or 0,
        type=kind,
        group=table.member("group", Group, Group.ALL) or Group.ALL,
        official=table.text("official"),
        simple=table.text("simple"),
        tip=table.text("tip", is_required=False),
        probe=table.text("probe", is_required=False) or None,
        picture=_picture(table, is_required=True) or "",
        avg=avg or AvgMark.SPECIAL,
        purpose=table.text("purpose", remedy=own.format("doel")),
        legal_basis=table.text("legal_basis", remedy=own.format("grondslag")),
        leads_to=table.text("leads_to"),
        plan_block=table.whole("plan_block", 1, 8, is_required=False),
        law_needs=table.flag("law_needs", is_required=True),
        relevant=table.text("relevant", is_required=False) or None,
        choices=(languages + choices) if kind in LANGUAGE_TYPES else choices,
        columns=tuple(_column(part, languages) for part in table.tables("columns")),
        limits=MappingProxyType(table.text_map("limits")),
        is_core=table.flag("is_core"),
        part=table.text("part", is_required=False) or "A",
        probes=tuple(_probe(part) for part in table.tables("probes")),
        calculation=table.text("calculation", is_required=False) or None,
        is_guarded=table.flag("guarded"),
    )
    table.close()
    for key, what, remedy in question_problems(question):
        table.note(key, what, remedy)
    _no_doubles(table, "columns", [column.key for column in question.columns])
    return question


def _type(table: Table) -> str:
    name = table.text("type", remedy=f"Kies uit: {_TYPES}.")
    if name and name not in QUESTION_TYPES:
        table.note("type", "dit type bestaat niet", f"Kies uit: {_TYPES}.")
        return "text"
    return name or "text"


def _picture(table: Table, is_required: bool) -> str | None:
    key = table.text("picture", is_required=is_required, remedy="Noem een plaatje.") or None
    if key is not None and not _PICTURE.fullmatch(key):
        table.note(
            "picture", "dit is geen naam van een plaatje", "Gebruik kleine letters, cijfers en streepjes."
        )
    return key


def _choices(table: Table, needs_pictures: bool = True) -> tuple[Choice, ...]:
    found = []
    for part in table.tables("choices"):
        key = part.text("key")
        if key and not _CHOICE_KEY.fullmatch(key):
            part.note("key", "dit is geen sleutel", "Gebruik kleine letters, cijfers en _.")
        text, picture = part.text("text"), _picture(part, is_required=needs_pictures)
        found.append(Choice(key, text, picture, part.flag("is_exclusive")))
        part.close()
    _no_doubles(table, "choices", [choice.key for choice in found])
    return tuple(found)


def _column(table: Table, languages: tuple[Choice, ...]) -> Column:
    kind = _type(table)
    key, text, choices = table.text("key"), table.text("text"), _choices(table)
    column = Column(
        key=key,
        text=text,
        type=kind,
        choices=languages + choices if kind in LANGUAGE_TYPES else choices,
        is_required=table.flag("is_required"),
        picture=_picture(table, is_required=False),
        limits=MappingProxyType(table.text_map("limits")),
        relevant=table.text("relevant", is_required=False) or None,
    )
    table.close()
    return column


def _probe(table: Table) -> Probe:
    probe = Probe(table.text("text"), table.text("when", is_required=False) or None)
    table.close()
    return probe


def _topic(table: Table) -> Topic:
    topic = Topic(
        key=table.text("key"),
        title=table.text("title"),
        source=table.text("source"),
        is_law=table.flag("is_law"),
        questions=table.texts("questions"),
    )
    table.close()
    return topic


def _no_doubles(table: Table, key: str, names: list[str]) -> None:
    for name, times in Counter(names).items():
        if name and times > 1:
            table.note(key, f"{name} staat er {times} keer", "Laat er één staan.")
