"""What can only be seen when all files of a pack are read: doubles, names that do not exist, circles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from forms.expressions import ExpressionBroken, Looks, find_circles, parse_expression
from forms.model import FormPack, Question
from forms.problems import PackProblem


def looks_of(source: str | None) -> Looks | None:
    """What an expression looks at; None when there is none or it cannot be read (reported where it is)."""
    try:
        return None if source is None else parse_expression(source).looks
    except ExpressionBroken:
        return None


def references_of(question: Question) -> frozenset[str]:
    """The question ids that decide whether a question is asked, or what a computed check says."""
    found: frozenset[str] = frozenset()
    for source in (question.relevant, question.calculation):
        looks = looks_of(source)
        found |= frozenset() if looks is None else looks.references
    return found


def expressions_of(question: Question) -> Iterator[tuple[str, str]]:
    """(key, expression) of everything in a question that looks at other questions."""
    if question.relevant is not None:
        yield "relevant", question.relevant
    if question.calculation is not None:
        yield "calculation", question.calculation
    for place, probe in enumerate(question.probes, start=1):
        if probe.when is not None:
            yield f"probes[{place}].when", probe.when


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
    for question in pack.questions:
        for key, what, remedy in _name_problems(pack, question):
            problems.append(
                PackProblem(file_of[question.theme], f"question[{question.id}].{key}", what, remedy)
            )
    problems += _topic_problems(pack)
    references = {question.id: references_of(question) for question in pack.questions}
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


def _name_problems(pack: FormPack, question: Question) -> Iterator[tuple[str, str, str]]:
    by_id = {other.id: other for other in pack.questions}
    for key, source in expressions_of(question):
        looks = looks_of(source)
        if looks is None:
            continue
        for name in sorted(looks.references - set(by_id)):
            yield key, f"vraag {name} bestaat niet", "Noem een vraag van dit pakket."
        for name, column in sorted(looks.columns):
            if name in by_id and column not in {c.key for c in by_id[name].columns}:
                yield key, f"vraag {name} heeft geen kolom {column}", "Noem een kolom van die vraag."


def _topic_problems(pack: FormPack) -> Iterator[PackProblem]:
    known = {question.id for question in pack.questions}
    for key, times in Counter(topic.key for topic in pack.topics).items():
        if times > 1:
            yield PackProblem(
                "pack.toml", f"topic[{key}]", f"staat er {times} keer", "Geef elk een eigen key."
            )
    for topic in pack.topics:
        for name in topic.questions:
            if name not in known:
                yield PackProblem(
                    "pack.toml",
                    f"topic[{topic.key}].questions",
                    f"vraag {name} bestaat niet",
                    "Noem een vraag van dit pakket.",
                )
        if not topic.questions:
            yield PackProblem(
                "pack.toml",
                f"topic[{topic.key}].questions",
                "geen vraag gaat over dit punt",
                "Noem minstens een vraag.",
            )
