"""What a tolk is given to say: one short, finished Dutch sentence at a time.

Made of the pack's own texts alone, so that nothing of a dossier can be in it. Dutch on purpose: the tolk
turns it into the other language, so none of it is a phrase that a screen may say in English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.usecases.interview.shown import Interview, QuestionShown

#: a list of answers longer than this is not read out: the person names one
_MOST_READ_OUT = 12
_ABBREVIATIONS = frozenset(
    {
        "bijv.", "bv.", "enz.", "nr.", "ca.", "dhr.", "mevr.", "incl.", "excl.", "max.", "min.", "art.",
        "evt.", "resp.", "tel.", "jl.", "st.", "dr.", "mr.", "ing.", "blz.",
    }
)  # fmt: skip
_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s|$)")
_NOT_SAID = ("U mag ook zeggen: dat weet ik niet.", "U mag ook zeggen: dat wil ik niet zeggen.")
_ASK = {
    "text": "Vertel uw antwoord.",
    "long_text": "Vertel uw antwoord.",
    "int": "Zeg een getal.",
    "date": "Zeg de datum.",
    "date_partial": "Zeg de datum. Weet u de dag niet? Dan is het jaar genoeg.",
    "date_or_not_yet": "Zeg de datum.",
    "grid": "Zeg de dagen. Zeg ook: ochtend, middag of avond.",
}
_ONE_MOMENT = ("Een moment.",)
_MANY = frozenset({"multi", "languages"})


@dataclass(frozen=True, slots=True)
class TolkPage:
    """All that a tolk can see: sentences, the title of the theme, how many questions come after this one.

    `official` is () where the pack says the same in both ways.
    """

    theme_title: str
    left: int
    simple: tuple[str, ...]
    official: tuple[str, ...]


def page_at(shown: Interview) -> TolkPage:
    """The page of the question on the screen; 'one moment' for one that waits: its company reads this."""
    page = tolk_page(shown.question)
    return page if shown.guard is None else TolkPage(page.theme_title, page.left, _ONE_MOMENT, ())


def tolk_page(question: QuestionShown) -> TolkPage:
    """The sentences of one question, from its own Dutch texts: no answer, no note, no name can be in them."""
    rest = tuple(_rest(question))
    simple, official = sentences(question.simple), sentences(question.official)
    return TolkPage(
        theme_title=question.theme_title,
        left=max(0, question.of - question.place),
        simple=(*simple, *rest),
        official=() if official in ((), simple) else (*official, *rest),
    )


def sentences(text: str) -> tuple[str, ...]:
    """A text in finished sentences; an abbreviation or a number with a point ends none."""
    flat = " ".join(text.split())
    found: list[str] = []
    start = 0
    for end in _END.finditer(flat):
        last_word = flat[start : end.end()].rsplit(" ", 1)[-1].casefold().strip("\"'“‘([")
        follows = flat[end.end() : end.end() + 2].strip()
        is_abbreviation = last_word in _ABBREVIATIONS or re.fullmatch(r"(?:[a-z]\.)+", last_word) is not None
        if is_abbreviation or (follows and follows[0].islower()):
            continue
        found.append(flat[start : end.end()].strip())
        start = end.end()
    rest = flat[start:].strip()
    return tuple(part for part in (*found, rest) if part)


def _rest(question: QuestionShown) -> Iterator[str]:
    """How to answer, the answers one by one, and that nobody has to."""
    if question.columns:
        for column in question.columns:
            yield _finished(column.dutch)
    elif 0 < len(question.choices) <= _MOST_READ_OUT:
        yield "Er mogen meer antwoorden zijn." if question.type in _MANY else "Kies één antwoord."
        for choice in question.choices:
            yield f"Antwoord {choice.place}: {_finished(choice.dutch)}"
    else:
        yield from sentences(_ASK.get(question.type, "Zeg uw antwoord."))
    yield from _NOT_SAID


def _finished(text: str) -> str:
    stripped = text.strip()
    return stripped if stripped.endswith((".", "?", "!", "…")) else f"{stripped}."
