"""`forms check`: everything that is wrong with a pack, at once, before newcomers meet it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from forms.dead_questions import dead_reason
from forms.model import AvgMark, FormPack, Group, Question
from forms.pack_whole import references_of
from forms.problems import PackBroken, PackProblem
from forms.reader import read_pack
from forms.reading_level import reading_problems
from forms.texts import LANGUAGE_TYPES, translation_entries

TIP_WORDS_LEAST = 8
MARKS_THAT_NEED_CARE = frozenset({AvgMark.SPECIAL, AvgMark.CRIMINAL, AvgMark.MAY_REVEAL_SPECIAL})


def check_folder(folder: Path, known_pictures: Collection[str] | None = None) -> tuple[PackProblem, ...]:
    """Every problem of the pack in a folder; `known_pictures` None = pictures are not looked at."""
    try:
        pack = read_pack(folder)
    except PackBroken as broken:
        return broken.problems
    return check_pack(pack, known_pictures)


def check_pack(pack: FormPack, known_pictures: Collection[str] | None = None) -> tuple[PackProblem, ...]:
    """Every problem of a pack that loads: dead questions, pictures, reading level, tips."""
    return tuple(_findings(pack, known_pictures))


def pictures_used(pack: FormPack) -> dict[str, str]:
    """Every picture key of the pack, with the first place that uses it."""
    used: dict[str, str] = {}
    for section in pack.sections:
        used.setdefault(section.picture, f"theme[{section.number}]")
        for question in section.questions:
            used.setdefault(question.picture, question.id)
            columns = [(f"{question.id}.{c.key}", c) for c in question.columns]
            choices = [(question.id, choice) for choice in question.choices]
            choices += [(where, choice) for where, column in columns for choice in column.choices]
            for where, column in columns:
                if column.picture is not None:
                    used.setdefault(column.picture, where)
            for where, choice in choices:
                if choice.picture is not None:
                    used.setdefault(choice.picture, f"{where}.{choice.key}")
    return used


def _findings(pack: FormPack, known_pictures: Collection[str] | None) -> Iterator[PackProblem]:
    if known_pictures is not None:
        for picture, where in pictures_used(pack).items():
            if picture not in known_pictures:
                yield PackProblem(
                    pack.name,
                    where,
                    f"plaatje {picture} is er niet",
                    f"Maak {picture}.svg of kies een ander.",
                )
    for key, text in translation_entries(pack):
        for what in reading_problems(text) if not key.startswith("language.") else ():
            yield PackProblem(pack.name, key, what, "Maak er kortere zinnen of gewonere woorden van.")
    for question in pack.questions:
        yield from _question_findings(pack, question)


def _question_findings(pack: FormPack, question: Question) -> Iterator[PackProblem]:
    if len(question.tip.split()) < TIP_WORDS_LEAST:
        yield PackProblem(
            pack.name,
            f"{question.id}.tip",
            "er is geen bruikbare tip",
            "Schrijf waar de klantmanager op let, waarom we dit vragen en wat niet gevraagd wordt.",
        )
    if question.avg in MARKS_THAT_NEED_CARE and "nooit" not in question.tip and "niet" not in question.tip:
        yield PackProblem(
            pack.name,
            f"{question.id}.tip",
            "bij dit AVG-merk zegt de tip wat niet gevraagd wordt",
            "Voeg een zin met 'nooit' of 'niet' toe.",
        )
    if question.type not in LANGUAGE_TYPES:
        for choice in question.choices:
            if choice.picture is None:
                yield PackProblem(
                    pack.name,
                    f"{question.id}.{choice.key}",
                    "de keuze heeft geen plaatje",
                    "Noem een plaatje.",
                )
    for name in sorted(references_of(question)):
        other = pack.question(name)
        if Group.ALL not in (question.group, other.group) and question.group is not other.group:
            yield PackProblem(
                pack.name,
                f"{question.id}.relevant",
                f"{name} wordt aan een andere groep gevraagd",
                "Maak de groep gelijk of haal de voorwaarde weg.",
            )
    if (reason := dead_reason(pack, question)) is not None:
        yield PackProblem(pack.name, f"{question.id}.relevant", reason, "Herstel de voorwaarde.")
