"""What stands beside a photo or a scan in words. No Qt."""

from __future__ import annotations

from desktop.domain.wording import joined, nl, with_tenths
from desktop.usecases.attachments_shown import AttachmentShown

_MEGABYTE = 1_000_000
SPECIAL = nl("bijzonder gegeven: kies om te zien")
TWO = nl("twee laptops zeiden iets anders")


def place_words(one: AttachmentShown) -> str:
    """'5.4 Welke diploma's heeft u?', or 'Het dossier'."""
    if not one.number:
        return one.asked
    return nl("{number} {asked}", number=one.number, asked=one.asked)


def pages_words(pages: int) -> str:
    """'1 bladzijde', '3 bladzijden'."""
    return nl("{count} bladzijde", count=pages) if pages == 1 else nl("{count} bladzijden", count=pages)


def size_words(size: int) -> str:
    """'0,4 MB'."""
    return nl("{size} MB", size=with_tenths(max(size / _MEGABYTE, 0.1)))


def short_line(one: AttachmentShown) -> str:
    """Under the caption in the list."""
    parts = [one.number or one.asked]
    if one.is_here:
        parts.append(one.place.words)
    if one.pages > 1:
        parts.append(pages_words(one.pages))
    if one.is_disputed:
        parts.append(TWO)
    return joined(" · ", parts)


def told(one: AttachmentShown) -> str:
    """All of one line for who listens."""
    parts = [one.caption, place_words(one), pages_words(one.pages), one.made]
    parts.append(one.place.words)
    if one.is_disputed:
        parts.append(TWO)
    return joined(", ", parts)


def count_words(count: int, incomplete: str = "") -> str:
    """How many there are, and what the municipality misses."""
    told = _counted(count)
    return joined(" ", [told, incomplete]) if incomplete else told


def _counted(count: int) -> str:
    if not count:
        return nl("Er is nog niets toegevoegd.")
    if count == 1:
        return nl("1 bijlage, versleuteld in het dossier.")
    return nl("{count} bijlagen, de nieuwste vooraan. Versleuteld in het dossier.", count=count)
