"""Choices of one question: all different, a yes where the Dutch says yes, 'Ja' the same word everywhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from translations.checks.bare import plain
from translations.checks.finding import Check, Problem, Translated, Weight

_CHOICE, _LANGUAGE = ".choice.", "language."
YES, NO = "Ja", "Nee"


def groups(texts: Sequence[Translated]) -> list[list[Translated]]:
    """The choices of each question or column together; the languages to choose from are one group."""
    found: dict[str, list[Translated]] = {}
    for one in texts:
        if one.key.startswith(_LANGUAGE):
            found.setdefault(_LANGUAGE, []).append(one)
        elif _CHOICE in one.key:
            found.setdefault(one.key[: one.key.rindex(_CHOICE)], []).append(one)
    return list(found.values())


def usual(texts: Sequence[Translated], dutch: str) -> str:
    """What most choices with this Dutch were translated as; '' where there is none."""
    counted = Counter(one.text for one in texts if one.dutch == dutch and _CHOICE in one.key)
    return counted.most_common(1)[0][0] if counted else ""


def problems(texts: Sequence[Translated]) -> Iterator[tuple[Translated, Problem]]:
    """Everything wrong in the choices of a domain, each with the text it stands at."""
    yes, no = usual(texts, YES), usual(texts, NO)
    for group in groups(texts):
        seen: dict[str, Translated] = {}
        for one in group:
            same = seen.setdefault(plain(one.text).strip(" .።۔"), one)
            if same.dutch != one.dutch:
                what = f"is hetzelfde als het antwoord '{same.dutch}' van dezelfde vraag."
                yield one, Problem(Check.CHOICES, what, "Wie aanwijst moet het verschil zien.")
            for problem in _yes_and_no(one, yes, no):
                yield one, problem


def _yes_and_no(one: Translated, yes: str, no: str) -> Iterator[Problem]:
    for dutch, right, other in ((YES, yes, no), (NO, no, yes)):
        if not right or not other:
            continue
        if one.dutch == dutch and one.text != right:
            what = f"'{dutch}' is overal '{right}' en hier '{one.text}'."
            yield Problem(Check.CHOICES, what, "Eén woord voor ja en één voor nee, in alle antwoorden.")
        elif _begins(one.dutch, dutch) and not _begins(one.text, right):
            if _begins(one.text, other):
                what = f"begint met '{other}' waar het Nederlands '{dutch}' zegt."
                yield Problem(Check.CHOICES, what, "Ja en nee zijn verwisseld.")
            else:
                what = f"begint niet met '{right}', het woord voor '{dutch}'."
                yield Problem(Check.CHOICES, what, "Klopt het dat dit woord hier weg is?", Weight.DOUBT)


def _begins(text: str, word: str) -> bool:
    bare, start = plain(text), plain(word)
    return bare.startswith(start) and not bare[len(start) : len(start) + 1].isalpha()
