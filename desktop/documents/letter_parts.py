"""What stands around a letter of the municipality: who sends it, the stamp of a concept, the signature.

Everything about the municipality comes from its own law file. What it did not fill in is printed as an empty
place that says so: an address is never made up.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop.documents.blocks import Line, Role
from desktop.documents.sheet_writer import nl
from desktop.domain.law.book import LawOnDay
from desktop.domain.pip_versions import Form

BLANK = "door de gemeente in te vullen"
#: keys of the municipal law file, by what they are in a letter
LETTER_KEYS = ("afdeling", "postadres", "bezoekadres", "telefoon", "email", "ondertekening")
OBJECTION_KEYS = ("postadres", "digitaal")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """How the municipality writes; '' = it did not fill this in."""

    municipality: str
    department: str = ""
    post_address: str = ""
    visit_address: str = ""
    phone: str = ""
    email: str = ""
    signed_by: str = ""
    objection_address: str = ""
    objection_online: str = ""


def letterhead_of(law: LawOnDay, municipality: str) -> Letterhead:
    """The letterhead as the municipality chose it; a value nobody decided on counts as empty."""

    def chosen(key: str) -> str:
        value = law.value(key)
        return str(value.value) if value.decided_by else ""

    letter = [chosen(f"brief.{key}") for key in LETTER_KEYS]
    return Letterhead(municipality, *letter, *(chosen(f"bezwaar.{key}") for key in OBJECTION_KEYS))


def blank(text: str, what: str) -> str:
    """The text, or a place that is visibly empty."""
    return text or f"[{what}: {BLANK}]"


def sender_lines(head: Letterhead) -> tuple[Line, ...]:
    """Who sends the letter, in the corner of the first page."""
    name = f"Gemeente {head.municipality}" if head.municipality else blank("", "naam van de gemeente")
    lines = [nl(name, Role.LETTER_TITLE)]
    if head.department:
        lines.append(nl(head.department, Role.CELL))
    lines.append(nl(blank(head.post_address, "postadres"), Role.CELL))
    if head.visit_address:
        lines.append(nl(f"Bezoekadres: {head.visit_address}", Role.CELL))
    reach = " · ".join(part for part in (head.phone, head.email) if part)
    lines.append(nl(blank(reach, "telefoon en e-mail"), Role.CELL))
    return tuple(lines)


def stamp_lines(form: Form) -> tuple[Line, ...]:
    """The framed stamp; nothing once it is the decision."""
    if form is Form.BESLUIT:
        return ()
    word = "PIP-ADVIES" if form is Form.ADVIES else "CONCEPT"
    return (nl(word, Role.STAMP_DUTCH), nl("nog niet vastgesteld", Role.LABEL_DUTCH))


def watermark_of(form: Form) -> str | None:
    """The word across the page until the plan is vastgesteld."""
    return None if form is Form.BESLUIT else "CONCEPT"
