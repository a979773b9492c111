"""Words of the pack that the plan borrows: choices and names of languages, in any language.

The pack's own names of languages come before CLDR's: CLDR has no Kurmanji (kmr) and no Dari (prs), and
the person must read the name that was pointed at in the talk.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from forms.model import Choice, Column, FormPack, Question
from forms.texts import LANGUAGE_TYPES, choice_key, language_key
from translations.letters import first_small

#: how words begin that keep their capital inside a sentence
_PROPER = {
    "nl": ("Nederland", "Engels", "Duits", "Frans", "Arabisch", "Turks", "Oekra"),
    "en": ("Dutch", "Netherlands", "English", "German", "French", "Arabic", "Turkish", "Ukrain", "I ", "I’"),
    "tr": ("Hollanda", "Felemenk", "İngiliz", "Alman", "Frans", "Arap", "Türk", "Ukrayna"),
    "ru": ("Нидерланды", "Голландия"),
    "uk": ("Нідерланди", "Голландія"),
    "fr": ("Pays-Bas",),
    "es": ("Países Bajos",),
}
#: where the names of languages are written small inside a sentence
_SMALL_LANGUAGES = frozenset({"ru", "uk", "fr", "es"})


@dataclass(frozen=True, slots=True)
class PackText:
    """A text of the pack: its key for the translations and its Dutch."""

    key: str
    dutch: str


def domain_of(pack: FormPack) -> str:
    """Where the translations of this pack are kept: 'packs/landelijk'."""
    return f"packs/{pack.id}"


def choice_texts(pack: FormPack, question: str, keys: Sequence[str]) -> tuple[PackText, ...] | None:
    """The texts of chosen answers in the order of the pack, not of choosing; None when one is not known."""
    found = next((q for q in pack.questions if q.id == question), None)
    if found is None or not set(keys) <= {choice.key for choice in found.choices}:
        return None
    wanted = [choice for choice in found.choices if choice.key in keys]
    return tuple(PackText(choice_key(found, choice), choice.text) for choice in wanted)


def language_text(pack: FormPack, code: str) -> PackText | None:
    """The pack's name of a language, None when its questions do not offer it."""
    for choice in languages_of(pack):
        if choice.key == code:
            return PackText(language_key(code), choice.text)
    return None


def languages_of(pack: FormPack) -> Iterator[Choice]:
    """The languages that the questions of a pack offer, once per question that does."""
    for question in pack.questions:
        asked: tuple[Question | Column, ...] = (question, *question.columns)
        for part in asked:
            if part.type in LANGUAGE_TYPES:
                yield from part.choices


def within_sentence(text: str, language: str) -> str:
    """A choice as it stands after a colon: 'Koken' becomes 'koken', 'Nederlandse les' and 'DigiD' stay."""
    first = text.split(" ", 1)[0]
    proper = _PROPER.get(language)
    if proper is None or text.startswith(proper) or first[1:] != first[1:].lower():
        return text
    return first_small(text, language)


def language_within_sentence(name: str, language: str) -> str:
    """The name of a language inside a sentence: small in some languages ('français'), else as it is."""
    return within_sentence(name, language) if language in _SMALL_LANGUAGES else name
