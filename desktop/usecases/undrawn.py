"""Characters that no font on paper draws (an emoji, Chinese): told beside the field, and where they stand.

Nothing is stopped by it: what somebody says is kept as it was said. Only the question, the step or the block
is named, never what was written there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from desktop.domain.answer import Answers
from desktop.domain.changes import JsonValue
from desktop.domain.errors import Trouble, TroubleCode
from desktop.domain.ids import DossierId
from desktop.domain.plan_steps import steps_from
from desktop.domain.wording import nl
from desktop.usecases.plan_draft import draft, in_dutch
from desktop.usecases.ports import Desk
from desktop.usecases.talk import Talk, load_talk
from forms.answer_moves import ROW_MARK

_MOST = 5


def undrawn_warning(desk: Desk, answers: Answers, question: str) -> str:
    """The soft remark beside a question whose words, or those of a row, paper cannot have; '' = none."""
    start = question + ROW_MARK
    said = [one.value for key, one in answers.by_key.items() if key == question or key.startswith(start)]
    return undrawn_words(desk, *(text for value in said for text in _texts(value)))


def undrawn_words(desk: Desk, *texts: str) -> str:
    """What to say of typed words; '' when paper can have all of it."""
    found = "".join(dict.fromkeys(sign for text in texts for sign in desk.papers.cannot_draw(text)))[:_MOST]
    return (
        nl("Dit kan niet op papier: {found} Schrijf het in andere letters.", found=" ".join(found))
        if found
        else ""
    )


@contextmanager
def naming_where(desk: Desk, dossier: DossierId) -> Iterator[None]:
    """While a paper is made: a character that cannot be drawn is told with the place where it stands."""
    try:
        yield
    except Trouble as trouble:
        if trouble.code is not TroubleCode.GLYPH_MISSING:
            raise
        where = desk.on_store(lambda: _place_of(desk, dossier))
        raise Trouble(trouble.code, {**trouble.facts, **({"where": where} if where else {})}) from None


def _place_of(desk: Desk, dossier: DossierId) -> str:
    with desk.unit_of_work() as work:
        return next(_places(desk, load_talk(desk, work, dossier)), "")


def _places(desk: Desk, talk: Talk) -> Iterator[str]:
    """Where it stands, as the klantmanager finds it: a question by its number, a step by its block."""
    if desk.papers.cannot_draw(talk.row.roepnaam):
        yield nl("de roepnaam")
    for step in steps_from(talk.heads):
        if step.stands and desk.papers.cannot_draw(f"{step.own} {step.who_name}"):
            yield nl("een stap in blok {block} van het plan", block=step.block)
    for question in talk.applicable:
        if undrawn_warning(desk, talk.standing, question.id):
            yield nl("vraag {number}", number=question.number)
    for block in draft(desk, talk):
        if any(desk.papers.cannot_draw(in_dutch(desk, talk.pack, line) or "") for line in block.lines):
            yield nl("een afspraak in blok {number} van het plan", number=block.number)


def _texts(value: JsonValue) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)
