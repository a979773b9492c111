"""Every Dutch text the person or the tolk can meet, gathered from all rooms for whoever translates."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from desktop.documents.texts import DOCUMENT_TEXTS, TRANSLATOR_NOTES
from desktop.documents.visual_pip import BLOCK_PICTURES
from desktop.domain.plan_library import PlanLibrary
from desktop.usecases.asking import pack_domain
from desktop.usecases.spoken_texts import SPOKEN_NOTES, SPOKEN_TEXTS, UI_DOMAIN
from forms.model import FormPack, Question
from forms.texts import (
    choice_key,
    column_choice_key,
    column_key,
    probe_key,
    question_key,
    theme_key,
    translation_entries,
)
from translations.source_text import Sources, SourceText

DOCUMENTS_DOMAIN = "documents"
#: where a text is met, by the beginning of its key; the first that fits counts
_PLACES: Mapping[str, str] = MappingProxyType(
    {
        "state.": "scherm voor de inburgeraar, in plaats van een antwoord",
        "teach.": "scherm voor de inburgeraar, het plan terugvertellen",
        "household.": "gesprek met twee mensen van een huishouden",
        "stop.": "kaart voor wie niet hoeft in te burgeren",
        "day.": "week op scherm en papier",
        "client.": "scherm voor de inburgeraar",
        "paper.": "plan op papier",
        "plan.": "plan op papier",
        "brief.": "papier voor de tolk",
        "term.": "woordenlijst voor tolk en inburgeraar",
        "summary.": "papier bij de brief van de gemeente",
        "appointment.": "papier met een afspraak",
        "checklist.": "lijst om thuis af te vinken",
        "change.": "wat er anders is in een nieuw plan",
        "privacy.": "papier en scherm over gegevens",
    }
)
_BLOCK = re.compile(r"(?:plan|paper\.picture|teach\.ask)\.([1-8])\b")


def source_texts(packs: Sequence[FormPack], library: PlanLibrary) -> Sources:
    """The texts per domain, each once, in the order in which they are met."""
    found: dict[str, Sequence[SourceText]] = {
        UI_DOMAIN: _texts(SPOKEN_TEXTS, SPOKEN_NOTES),
        DOCUMENTS_DOMAIN: [*_texts(DOCUMENT_TEXTS, TRANSLATOR_NOTES), *_plan_lines(library)],
    }
    for pack in packs:
        found[pack_domain(pack)] = _pack_texts(pack)
    return MappingProxyType(found)


def _texts(texts: Mapping[str, str], notes: Mapping[str, str]) -> list[SourceText]:
    return [
        SourceText(key, dutch, notes.get(key, ""), _picture_of(key), _place_of(key))
        for key, dutch in texts.items()
    ]


def _place_of(key: str) -> str:
    place = next((words for start, words in _PLACES.items() if key.startswith(start)), "")
    block = _BLOCK.match(key)
    return f"{place}, blok {block[1]}" if block else place


def _picture_of(key: str) -> str:
    """The picture of the block of the plan that a text stands in."""
    block = _BLOCK.match(key)
    return BLOCK_PICTURES[int(block[1]) - 1] if block else ""


def _plan_lines(library: PlanLibrary) -> list[SourceText]:
    """The ready lines of the plan: first person, so that the paper speaks for whoever takes it home."""
    return [
        SourceText(
            one.text_key,
            one.text,
            one.note,
            one.picture,
            f"plan op papier, blok {one.block}: regel om te kiezen",
        )
        for one in library.lines
    ]


def _pack_texts(pack: FormPack) -> list[SourceText]:
    met: dict[str, tuple[str, str]] = {}
    for section in pack.sections:
        met.setdefault(theme_key(section), (section.picture, f"titel van thema {section.number}"))
        for question in section.questions:
            for key, picture, place in _met_in(question):
                met.setdefault(key, (picture or "", place))
    return [SourceText(key, dutch, "", *met[key]) for key, dutch in translation_entries(pack)]


def _met_in(question: Question) -> list[tuple[str, str | None, str]]:
    """(key, picture, where it stands) of every text of a question."""
    here = f"vraag {question.number}"
    found: list[tuple[str, str | None, str]] = [(question_key(question), question.picture, here)]
    found += [
        (probe_key(question, place), None, f"{here}, om door te vragen")
        for place in range(len(question.probes) + 1)
    ]
    found += [
        (choice_key(question, choice), choice.picture, f"{here}, antwoord {at}")
        for at, choice in enumerate(question.choices, start=1)
    ]
    for part, column in enumerate(question.columns, start=1):
        there = f"{here}, onderdeel {part}"
        found.append((column_key(question, column), column.picture, there))
        found += [
            (column_choice_key(question, column, choice), choice.picture, f"{there}, antwoord {at}")
            for at, choice in enumerate(column.choices, start=1)
        ]
    return found
