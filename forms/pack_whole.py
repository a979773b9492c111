"""What can only be seen when all files of a pack are read: doubles, names that do not exist, circles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from forms.expressions import ExpressionBroken, find_circles, parse_expression
from forms.model import FormPack, Question
from forms.problems import PackProblem


def references_of(question: Question) -> frozenset[str]:
    """The question ids a question's condition looks at; none when there is no (readable) condition."""
    if question.relevant is None:
        return frozenset()
    try:
        return parse_expression(question.relevant).references
    except ExpressionBroken:
        return frozenset()  # reported where it is read


def whole_problems(pack: FormPack, files: Sequence[str]) -> list[PackProblem]:
    """Every problem between the questions of a pack. `files`: the theme files, in the order of sections."""
    file_of = {section.number: file for section, file in zip(pack.sections, files, strict=True)}
    problems = [
        PackProblem(
            "pack.toml", "themes", f"onderwerp {number} staat er {times} keer", "Geef elk een eigen number."
        )
        for number, times in Counter(section.number for section in pack.sections).items()
        if times > 1
    ]
    if not pack.questions:
        problems.append(
            PackProblem("pack.toml", "themes", "het pakket heeft geen vragen", "Voeg vragen toe.")
        )
    for question_id, times in Counter(question.id for question in pack.questions).items():
        if times > 1:
            first = pack.question(question_id)
            problems.append(
                PackProblem(
                    file_of[first.theme], question_id, f"staat er {times} keer", "Geef elk een eigen id."
                )
            )
    for section in pack.sections:
        places = [question.place for question in section.questions]
        if places != sorted(set(places)):
            problems.append(
                PackProblem(
                    file_of[section.number],
                    "place",
                    "de plaatsen lopen niet op",
                    "Zet de vragen in volgorde, elk met een eigen place.",
                )
            )
    known = {question.id for question in pack.questions}
    references = {question.id: references_of(question) for question in pack.questions}
    for question in pack.questions:
        for name in sorted(references[question.id] - known):
            problems.append(
                PackProblem(
                    file_of[question.theme],
                    f"question[{question.id}].relevant",
                    f"vraag {name} bestaat niet",
                    "Noem een vraag van dit pakket.",
                )
            )
    for circle in find_circles(references):
        first = pack.question(circle.path[0])
        problems.append(
            PackProblem(
                file_of[first.theme],
                f"question[{first.id}].relevant",
                f"de voorwaarden draaien in een kring: {circle}",
                "Haal een van deze voorwaarden weg.",
            )
        )
    return problems
