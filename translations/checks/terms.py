"""Fixed terms: where the Dutch uses one, the translation uses the agreed wording.

A wording is found by its `stems` when the word list has them, else by the beginning of its longest word: many
of our languages inflect. Terms with a note in brackets ('zorgen (gevoel)') hold for one meaning only and are
left to people; a word list may name texts where a wording does not fit (`exempt`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from translations.checks.bare import plain, without_places
from translations.checks.finding import Check, Problem, Translated, Weight
from translations.glossary import Wording

_BRACKETS = re.compile(r"\([^)]*\)")
_ALTERNATIVES = re.compile(r"[/;,،؛፣]| ya da | or | ou | o | или | або | یا | أو | an | ama ")
_IN_BRACKETS = re.compile(r"\(([^)]+)\)")
#: articles and prefixes that come and go in front of a word
_FRONT = re.compile(r"^(?:ال|و|ب|ل|እ|l'|d'|the |a |an |to |le |la |les |el |los |las )")
_KEPT = 0.6
_SYLLABLES = re.compile(r"[\u1200-\u137f]")
_FEMININE = "ة"  # becomes another letter in front of an ending


@dataclass(frozen=True, slots=True)
class Term:
    """A fixed term ready to be looked for: how the Dutch says it, and what must stand in the translation."""

    wording: Wording
    dutch: re.Pattern[str]
    words: tuple[str, ...]  # the same in lower case: looked for first, because it is quick
    stems: tuple[str, ...]


def terms(wordings: Mapping[str, Wording]) -> tuple[Term, ...]:
    """The terms of a word list that a program can look for, longest Dutch first.

    A word with several meanings ('begeleider', 'begeleider (als antwoord)') may be said in the words of each.
    """
    all_stems: dict[str, tuple[str, ...]] = {}
    for wording in wordings.values():
        for word in _said(wording):
            all_stems[word] = (*all_stems.get(word, ()), *stems(wording))
    found = []
    for wording in wordings.values():
        if "(" in wording.dutch and not wording.stems:
            continue
        said = _said(wording)
        ends = r"(?:en|s|n|je|tje)?"
        pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, said))}){ends}(?!\w)", re.IGNORECASE)
        words = tuple(word.casefold() for word in said)
        found.append(Term(wording, pattern, words, tuple(stem for word in said for stem in all_stems[word])))
    return tuple(sorted(found, key=lambda term: -len(term.wording.dutch)))


def stems(wording: Wording) -> tuple[str, ...]:
    """The parts of which one must occur, lower case; those of the list, or made from the wording."""
    if wording.stems:
        return tuple(_folded(plain(stem)) for stem in wording.stems)
    bare = _BRACKETS.sub(" ", wording.text)
    parts = [part.strip() for part in (*_ALTERNATIVES.split(bare), *_IN_BRACKETS.findall(wording.text))]
    longest = [max((_FRONT.sub("", plain(word)) for word in part.split()), key=len) for part in parts if part]
    return tuple(_folded(_beginning(word)) for word in longest if word)


def _beginning(word: str) -> str:
    """What stays of a word when it is inflected."""
    if _SYLLABLES.match(word):
        return word
    bare = word.rstrip(_FEMININE)
    return bare[: max(min(3, len(bare)), round(len(bare) * _KEPT))]


def _folded(text: str) -> str:
    """Every Ethiopic sign in its first order: a consonant changes its sign with the vowel of an ending."""
    return _SYLLABLES.sub(lambda found: chr(ord(found[0]) & ~7), text)


def _said(wording: Wording) -> list[str]:
    """The ways in which the Dutch says a term, without what stands in brackets."""
    return [one.strip() for one in re.split(r"[/;,]", _BRACKETS.sub("", wording.dutch)) if one.strip()]


def problems(one: Translated, known: tuple[Term, ...]) -> Iterator[Problem]:
    """Terms of the Dutch whose agreed wording does not occur."""
    rest, said = without_places(one.dutch), _folded(plain(one.text))
    lower = rest.casefold()
    for term in known:
        if not any(word in lower for word in term.words) or not term.dutch.search(rest):
            continue
        rest = term.dutch.sub(" ", rest)  # 'les over werk' is one term, not three
        if one.key in term.wording.exempt or any(stem in said for stem in term.stems):
            continue
        yield Problem(
            Check.TERMS,
            f"zegt '{term.wording.dutch}' anders dan is afgesproken: '{term.wording.text}'.",
            "Gebruik de afgesproken woorden, of zet de sleutel bij 'exempt' van het woord.",
            Weight.DOUBT,
        )
