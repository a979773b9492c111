"""'Uw gegevens' on the screen of the person: the texts of the paper, a part at a time. Writes nothing."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.documents.privacy_page import CHAPTERS, contact_text
from desktop.documents.texts import DOCUMENT_TEXTS
from desktop.domain.ids import DossierId
from desktop.usecases.ports import Desk, Language, Spoken
from desktop.usecases.spoken_texts import SPOKEN_TEXTS, UI_DOMAIN
from desktop.usecases.talk import load_talk

#: the question at which it was told who may read this
QUESTION = "S04"
_DOMAIN = "documents"


@dataclass(frozen=True, slots=True)
class PrivacyPart:
    """One page of it: a heading and short sentences."""

    title: Spoken
    lines: tuple[Spoken, ...]


@dataclass(frozen=True, slots=True)
class PrivacyShown:
    """All of it, in the language of the talk; `contact` last, on the page of the rights."""

    language: Language
    title: Spoken
    parts: tuple[PrivacyPart, ...]
    back: Spoken
    on: Spoken
    not_checked: Spoken  # said where a part is not checked


def look_at_privacy(desk: Desk, dossier: DossierId) -> PrivacyShown:
    """The pages in the language of the talk."""
    with desk.unit_of_work() as work:
        language = load_talk(desk, work, dossier).language

    def say(key: str, **values: str) -> Spoken:
        return desk.texts.say(_DOMAIN, key, DOCUMENT_TEXTS[key], language.code, **values)

    def button(key: str) -> Spoken:
        return desk.texts.say(UI_DOMAIN, key, SPOKEN_TEXTS[key], language.code)

    key, values = contact_text(desk.worker.label, desk.worker.phone)
    parts = [
        PrivacyPart(say(f"privacy.{name}"), tuple(say(f"privacy.{line}") for line in lines))
        for name, lines in CHAPTERS
    ]
    first = PrivacyPart(parts[0].title, (say("privacy.intro"), *parts[0].lines))
    contact = (say(key, **values),) if key else ()
    last = PrivacyPart(parts[-1].title, (*parts[-1].lines, *contact, say("privacy.foot")))
    return PrivacyShown(
        language=language,
        title=say("privacy.title"),
        parts=(first, *parts[1:-1], last),
        back=button("client.previous_part"),
        on=button("client.next_part"),
        not_checked=say("paper.not_checked"),
    )
