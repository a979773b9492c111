"""The points of one language: what was not understood, what is missing, outdated, doubted or not checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.table_file import table_file
from desktop.domain.tolk_marks import MarkCount
from desktop.domain.wording import nl
from desktop.usecases.ports import Desk, Language, Standing, TextStanding
from desktop.usecases.tolk_counts import marks_report
from forms.answer_moves import wording_hash
from forms.model import FormPack, Question
from forms.texts import question_key

#: columns of the work list, in order
WORK_COLUMNS = (
    "vraag", "nummer", "taal", "Nederlands", "vertaling", "niet begrepen", "anders gezegd", "twijfel tolk",
    "zelfde woorden als nu",
)  # fmt: skip


class PointKind(StrEnum):
    """In the order in which they are mended."""

    NOT_UNDERSTOOD = "niet_begrepen"
    MISSING = "ontbreekt"
    OUTDATED = "verouderd"
    DOUBT = "twijfel"
    UNCHECKED = "niet_nagekeken"


_OF_STANDING = {
    Standing.MISSING: PointKind.MISSING,
    Standing.OUTDATED: PointKind.OUTDATED,
    Standing.CONCEPT: PointKind.UNCHECKED,
    Standing.READ_BACK: PointKind.UNCHECKED,
}


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to mend. `text` '' = not translated; `times`: how often in talks, 0 = not of talks."""

    kind: PointKind
    where: str  # 'vraag 3.7', 'vraag 3.7, antwoord', 'papier', 'scherm voor de persoon'
    key: str
    dutch: str
    text: str
    times: int = 0
    is_read_back: bool = False
    is_own: bool = False  # of this municipality
    doubt: str = ""
    is_current: bool = True  # False: it was said in other words than stand there now


@dataclass(frozen=True, slots=True)
class LanguagePoints:
    """All points of a language, those that hurt most first."""

    language: Language
    points: tuple[Point, ...]

    def of(self, kind: PointKind) -> tuple[Point, ...]:
        """Those of one kind."""
        return tuple(point for point in self.points if point.kind is kind)


def language_points(desk: Desk, code: str) -> LanguagePoints:
    """Every point of this language. Reads the translations anew, writes nothing; off the store thread."""
    texts = desk.texts.standings(code)
    marks = desk.on_store(lambda: marks_report(desk))
    pack = desk.packs.newest(desk.pack_id)
    questions = {question.id: question for question in pack.questions}
    found = [*_not_understood(marks, code, pack, texts)]
    for one in texts:
        where = where_of(questions, one)
        kind = _OF_STANDING.get(one.standing)
        if one.doubt:
            found.append(_point(PointKind.DOUBT, where, one))
        if kind is not None:
            found.append(_point(kind, where, one))
    order = list(PointKind)
    found.sort(key=lambda point: (order.index(point.kind), -point.times))  # stable: else as they are met
    return LanguagePoints(desk.texts.language(code), tuple(found))


def work_list(desk: Desk, code: str) -> bytes:
    """What talks on this laptop faltered at in this language, as a table; no dossier, person or day in it.

    Runs off the store thread.
    """
    pack = desk.packs.newest(desk.pack_id)
    questions = {question.id: question for question in pack.questions}
    texts = {one.key: one for one in desk.texts.standings(code)}
    rows = [WORK_COLUMNS]
    for count in desk.on_store(lambda: marks_report(desk)):
        question = questions.get(count.question)
        if count.language != code or question is None:
            continue
        text = texts.get(question_key(question))
        own = text.text if text is not None else ""
        rows.append(
            (
                question.id, question.number, desk.texts.language(code).dutch_name, question.simple, own,
                str(count.not_understood), str(count.rephrased), str(count.doubted),
                "ja" if _is_current(own, question, count.wording) else "nee",
            )
        )  # fmt: skip
    return table_file(rows)


def where_of(questions: Mapping[str, Question], one: TextStanding) -> str:
    """Where somebody meets a text, in words."""
    if not one.domain.startswith("packs/"):
        return nl("scherm voor de persoon") if one.domain == "ui" else nl("plan en papier")
    name, _, rest = one.key.partition(".")
    question = questions.get(name)
    if question is None:
        return {"theme": nl("naam van een thema"), "language": nl("naam van een taal")}.get(name, name)
    match rest.split(".")[0]:
        case "question":
            return nl("vraag {number}", number=question.number)
        case "probe":
            return nl("vraag {number}, vraag door", number=question.number)
        case _:
            return nl("vraag {number}, antwoord", number=question.number)


def _not_understood(
    marks: tuple[MarkCount, ...], code: str, pack: FormPack, texts: tuple[TextStanding, ...]
) -> Iterator[Point]:
    known = {one.key: one for one in texts}
    for count in marks:
        question = next((one for one in pack.questions if one.id == count.question), None)
        if question is None or count.language != code or not count.not_understood:
            continue
        text = known.get(question_key(question))
        own = text.text if text is not None else ""
        yield Point(
            PointKind.NOT_UNDERSTOOD,
            nl("vraag {number}", number=question.number),
            question_key(question),
            question.simple,
            own,
            count.not_understood,
            is_current=_is_current(own, question, count.wording),
        )


def _is_current(own: str, question: Question, wording: str) -> bool:
    return wording_hash(f"{own}\n{question.simple}") == wording


def _point(kind: PointKind, where: str, one: TextStanding) -> Point:
    return Point(
        kind,
        where,
        one.key,
        one.dutch,
        one.text,
        is_read_back=one.standing is Standing.READ_BACK,
        is_own=one.is_own,
        doubt=one.doubt,
    )
