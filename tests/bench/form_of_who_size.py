"""A form as large as the WHO's verbal autopsy: 550 questions, 420 conditions, four repeats; made up."""

from __future__ import annotations

import random
from pathlib import Path

from forms.model import AvgMark, Choice, Column, FormPack, Group, Question, Section
from forms.pack_tables import as_toml, tables_of

QUESTIONS, CONDITIONS, LISTS = 550, 420, 4
LANGUAGES = (Choice("ar", "Arabisch"), Choice("ti", "Tigrinya"))
THEMES = 16
_YES_NO = (Choice("ja", "Ja", "yes"), Choice("nee", "Nee", "no"))
_SEVERAL = tuple(Choice(key, key.capitalize(), "yes") for key in ("een", "twee", "drie", "vier", "vijf"))
_KINDS = ("yes_no", "one", "int", "yes_no", "multi", "text", "date", "yes_no", "int", "calc")


def pack_of_who_size(seed: int = 1) -> FormPack:
    """The same pack for the same seed. Conditions look back at one to three questions or at rows."""
    chance = random.Random(seed)
    made: list[Question] = []
    conditions = 0
    for number in range(QUESTIONS):
        theme = number * THEMES // QUESTIONS
        place = number - -(-theme * QUESTIONS // THEMES) + 1
        kind = "list" if number % (QUESTIONS // LISTS) == 40 else _KINDS[number % len(_KINDS)]
        left = QUESTIONS - number
        wanted = CONDITIONS - conditions
        relevant = None
        if number > 60 and wanted > 0 and (wanted >= left or chance.random() < wanted / left):
            relevant = " and ".join(_part(chance, made) for _ in range(chance.choice((1, 1, 1, 2, 3))))
            conditions += 1
        made.append(_question(number, theme, place, kind, relevant, made, chance))
    sections = tuple(
        Section(n, f"Onderwerp {n}", "yes", tuple(q for q in made if q.theme == n)) for n in range(THEMES)
    )
    return FormPack("groot", 1, "Zo groot als WHO", sections, languages=LANGUAGES)


def _question(
    number: int,
    theme: int,
    place: int,
    kind: str,
    relevant: str | None,
    made: list[Question],
    chance: random.Random,
) -> Question:
    if kind == "calc" and number < 20:
        kind = "text"
    choices: tuple[Choice, ...] = {
        "yes_no": _YES_NO,
        "one": _SEVERAL,
        "multi": _SEVERAL,
        "calc": _YES_NO,
    }.get(kind, ())
    columns: tuple[Column, ...] = ()
    if kind == "list":
        columns = (
            Column("leeftijd", "Hoe oud?", "int", is_required=True),
            Column("school", "Op school?", "yes_no", _YES_NO, relevant="leeftijd >= 4 and leeftijd < 18"),
            Column("waar", "Waar?", "text", relevant="school = 'ja'"),
        )
    return Question(
        id=f"W{number:03d}",
        theme=theme,
        place=place,
        type=kind,
        group=Group.ALL,
        official=f"Dit is vraag nummer {number}?",
        simple=f"Vraag {number}?",
        tip="Luister rustig en vraag hier nooit verder op door.",
        probe=None,
        picture="yes",
        avg=AvgMark.NORMAL,
        purpose="Meten.",
        legal_basis="Geen.",
        leads_to="Niets.",
        plan_block=None,
        law_needs=number % 9 == 0,
        relevant=relevant,
        choices=choices,
        columns=columns,
        calculation=f"if({_part(chance, made)}, 'ja', 'nee')" if kind == "calc" else None,
    )


def _part(chance: random.Random, made: list[Question]) -> str:
    other = chance.choice(made)
    match other.type:
        case "yes_no" | "calc":
            return f"${{{other.id}}} = 'ja'"
        case "one":
            return f"(${{{other.id}}} = 'een' or ${{{other.id}}} = 'twee')"
        case "multi":
            return f"selected(${{{other.id}}}, 'drie')"
        case "int":
            return f"${{{other.id}}} > 3"
        case "date":
            return f"${{{other.id}}} + 70 < today()"
        case "list":
            return f"(count(${{{other.id}}}[leeftijd < 4]) > 0 or sum(${{{other.id}}}/leeftijd) > 40)"
    return f"string-length(${{{other.id}}}) > 2"


def write_pack(pack: FormPack, folder: Path) -> None:
    """The pack as the files of a pack."""
    head, themes = tables_of(pack)
    for name, table in {"pack.toml": head, **themes}.items():
        (folder / name).write_text(as_toml(table), encoding="utf-8")
