"""'Uw gegevens': why we ask, who reads it, what one may choose; own language with Dutch beneath.

Nothing of a person stands on it but whom to call: it may lie on the table from the first minute.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from desktop.documents.blocks import Items, PaperSheet, Prose, Role, SheetSection
from desktop.documents.sheet_writer import SheetWriter, nl
from desktop.documents.visual_pip import PaperTexts

#: the headings in the order of the page, each with what stands beneath it
CHAPTERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("why", ("why_plan", "why_law", "why_not_ind")),
    ("choose", ("choose_answer", "choose_health", "choose_change", "choose_consent")),
    ("reads", ("reads_coach", "reads_tolk", "reads_health", "reads_money")),
    ("gets", ("gets_duo", "gets_school", "gets_others")),
    ("kept", ("kept_locked", "kept_long")),
    ("rights", ("rights_see", "rights_mend", "rights_delete", "rights_complain")),
)


@dataclass(frozen=True, slots=True)
class PrivacyFacts:
    """Whom to ask. `made_on`: Europe/Amsterdam."""

    coach: str
    phone: str
    made_on: date
    version: int
    pack: str


def contact_text(coach: str, phone: str) -> tuple[str, Mapping[str, str]]:
    """The key of the line that says whom to ask, and its values; ('', {}) where nobody is known."""
    if phone:
        return "summary.contact", {"naam": coach, "telefoon": phone}
    return ("summary.contact_no_phone", {"naam": coach}) if coach else ("", {})


def _chapter(writer: SheetWriter, name: str, keys: tuple[str, ...]) -> SheetSection:
    """Heading and sentences in the own language; the Dutch of all of it in one paragraph beneath, so that
    it is two sides of one sheet in every language. What is not translated stands in Dutch in its place.
    """
    title = writer.both(f"privacy.{name}", Role.BLOCK_TITLE)
    said = tuple(writer.both(f"privacy.{key}", Role.SENTENCE) for key in keys)
    dutch = " ".join(_ended(lines[1].text) for lines in (title, *said) if len(lines) > 1)
    beneath = (Prose((nl(dutch, Role.SENTENCE_DUTCH),)),) if dutch else ()
    return SheetSection(title[:1], (Items(tuple(lines[:1] for lines in said)), *beneath))


def _ended(text: str) -> str:
    """A heading that runs on into what stands beneath it."""
    return text if text.endswith((".", "?")) else f"{text}:"


def privacy_page(
    facts: PrivacyFacts, language: str, texts: PaperTexts, dutch: Mapping[str, str]
) -> PaperSheet:
    """The sheet. Pure; `dutch`: the Dutch of every text of the papers. AVG 12 to 14."""
    writer = SheetWriter(texts, language, dutch)
    intro = SheetSection((), (Prose(writer.both("privacy.intro", Role.SENTENCE)),))
    chapters = tuple(_chapter(writer, name, keys) for name, keys in CHAPTERS)
    key, values = contact_text(facts.coach, facts.phone)
    contact = (SheetSection((), (Prose(writer.both(key, Role.SENTENCE, **values)),)),) if key else ()
    title, foot = writer.both("privacy.title", Role.TITLE), writer.both("privacy.foot", Role.FOOT)
    return PaperSheet(
        language=language,
        direction=writer.direction,
        title=title,
        sections=(intro, *chapters, *contact),
        foot=foot,
        check_lines=writer.check_lines(facts.version, facts.made_on, facts.pack),  # last
        pack=facts.pack,
        document_title="Uw gegevens",
    )
