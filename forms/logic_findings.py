"""What is odd in the logic of a pack that loads: choices that do not exist, conditions that never hold."""

from __future__ import annotations

from collections.abc import Iterator

from forms.dead_questions import dead_reason
from forms.model import Column, FormPack, Group, Question
from forms.pack_whole import expressions_of, looks_of, references_of
from forms.question_checks import Finding
from forms.question_types.grid import grid_keys

#: types whose answer is one or more of fixed keys
_FIXED = frozenset({"one", "yes_no", "multi", "language", "languages", "file", "grid", "scale5", "calc"})


def logic_findings(pack: FormPack, question: Question) -> Iterator[Finding]:
    """Everything odd in the conditions and the computed check of one question."""
    names_exist = True
    for key, source in _all_expressions(question):
        for what in _unknown_keys(pack, question, source):
            names_exist = False
            yield key, what, "Noem een keuze die er is."
    for name in sorted(references_of(question)):
        other = pack.question(name)
        if Group.ALL not in (question.group, other.group) and question.group is not other.group:
            yield (
                "relevant",
                f"{name} wordt aan een andere groep gevraagd",
                "Maak de groep gelijk of haal de voorwaarde weg.",
            )
    if not names_exist:
        return
    for key, source in expressions_of(question):
        if key != "calculation" and (reason := dead_reason(pack, source)) is not None:
            what = "deze vraag wordt nooit gesteld" if key == "relevant" else "dit wordt nooit voorgesteld"
            yield key, f"{what}: {reason}", "Herstel de voorwaarde."
    yield from _left_out(pack, question)


def _all_expressions(question: Question) -> Iterator[tuple[str, str]]:
    yield from expressions_of(question)
    for column in question.columns:
        if column.relevant is not None:
            yield f"columns[{column.key}].relevant", column.relevant


def _unknown_keys(pack: FormPack, question: Question, source: str) -> Iterator[str]:
    looks = looks_of(source)
    for name, column, text in sorted(looks.compared) if looks is not None else ():
        of = pack.question(name) if name else question
        asked = next((c for c in of.columns if c.key == column), None) if column else of
        keys = None if asked is None else _keys(asked)
        if text and keys is not None and text not in keys:
            yield f"de keuze {text} bestaat niet bij {of.id}{'/' + column if column else ''}"


def _keys(asked: Question | Column) -> frozenset[str] | None:
    """The keys an answer can have; None when anything can be said."""
    if asked.type not in _FIXED:
        return None
    keys = frozenset(choice.key for choice in asked.choices)
    return keys | frozenset(grid_keys(asked.limits)) if asked.type == "grid" else keys


def _left_out(pack: FormPack, question: Question) -> Iterator[Finding]:
    """A view that never reaches a question, because what it hangs on is in another view."""
    looks = looks_of(question.relevant)
    others = [pack.question(name) for name in sorted(looks.references)] if looks is not None else []
    if not others:
        return
    names = ", ".join(other.id for other in others)
    if question.is_core and not any(other.is_core for other in others):
        yield "is_core", f"hangt af van {names}, en die staat niet in de kern", "Zet die ook in de kern."
    if question.part == "A" and all(other.part == "B" for other in others):
        yield "part", f"hangt af van {names}, en die komt pas in deel B", "Zet beide in hetzelfde deel."
