"""`forms check`: everything that is wrong with a pack, at once, before newcomers meet it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from forms.logic_findings import logic_findings
from forms.model import AvgMark, FormPack, Question
from forms.never_asked import subject_of, texts_asked
from forms.problems import PackBroken, PackProblem
from forms.question_checks import Finding
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
    if not pack.when_told and any(question.is_special for question in pack.questions):
        yield PackProblem(
            pack.name,
            "when_told",
            "er staat niet wat te doen als iemand vertelt wat nooit wordt gevraagd",
            "Zet when_told in pack.toml.",
        )
    for question in pack.questions:
        yield from _question_findings(pack, question)


def _question_findings(pack: FormPack, question: Question) -> Iterator[PackProblem]:
    for key, what, remedy in _asked_findings(question):
        yield PackProblem(pack.name, f"{question.id}.{key}", what, remedy)
    for key, what, remedy in logic_findings(pack, question):
        yield PackProblem(pack.name, f"{question.id}.{key}", what, remedy)


def _asked_findings(question: Question) -> Iterator[Finding]:
    if len(question.tip.split()) < TIP_WORDS_LEAST:
        yield (
            "tip",
            "er is geen bruikbare tip",
            "Schrijf waar de klantmanager op let, waarom we dit vragen en wat niet gevraagd wordt.",
        )
    if question.avg in MARKS_THAT_NEED_CARE and "nooit" not in question.tip and "niet" not in question.tip:
        yield (
            "tip",
            "bij dit AVG-merk zegt de tip wat niet gevraagd wordt",
            "Voeg een zin met 'nooit' of 'niet' toe.",
        )
    if question.is_special and not question.is_guarded:
        yield (
            "guarded",
            "een vraag met AVG-merk 9 of 10 wordt niet gesteld met familie of een kind als tolk",
            "Zet guarded = true.",
        )
    if question.type not in LANGUAGE_TYPES and question.type != "calc":
        for choice in question.choices:
            if choice.picture is None:
                yield choice.key, "de keuze heeft geen plaatje", "Noem een plaatje."
    for key, text in texts_asked(question):
        if (found := subject_of(text)) is not None:
            yield (
                key,
                f"dit gaat over {found[0]} ('{found[1]}'), en dat vragen we nooit",
                "Vraag alleen wat nodig is voor de les en het werk; zie packs/README.md.",
            )
