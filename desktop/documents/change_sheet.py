"""What is different in a new version of the plan: a sheet for the person, own language with Dutch beneath.

First what is about the whole, then block by block under the heading the block has in the plan.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.documents.blocks import PaperSheet, Prose, Role, Said, SheetSection
from desktop.documents.sheet_writer import SheetWriter
from desktop.documents.visual_pip import PaperHead, PaperTexts

TITLE = "change.title"


@dataclass(frozen=True, slots=True)
class ToldChange:
    """One difference: the key of its text, the values in both languages, the block (0 = the whole)."""

    key: str
    block: int
    title_key: str  # heading of the block, '' for the whole
    own: Mapping[str, str]
    dutch: Mapping[str, str]


def change_sheet(
    told: Sequence[ToldChange],
    head: PaperHead,
    language: str,
    texts: PaperTexts,
    dutch: Mapping[str, str],
    pack: str,
) -> PaperSheet:
    """The sheet. Pure; `dutch`: the Dutch of every text of the papers."""
    writer = SheetWriter(texts, language, dutch)
    sections: list[SheetSection] = []
    for title_key in dict.fromkeys(one.title_key for one in told):
        said = [_said(writer, one) for one in told if one.title_key == title_key]
        heading = writer.both(title_key, Role.BLOCK_TITLE) if title_key else ()
        sections.append(SheetSection(heading, tuple(Prose(lines) for lines in said)))
    title, foot = writer.both(TITLE, Role.TITLE), writer.both("paper.foot", Role.FOOT)
    return PaperSheet(
        language=language,
        direction=writer.direction,
        title=title,
        sections=tuple(sections),
        foot=foot,
        watermark=None if head.is_established else "CONCEPT",
        check_lines=writer.check_lines(head.version, head.made_on, pack),  # last: every text was said by now
        pack=pack,
        document_title=dutch[TITLE],
    )


def _said(writer: SheetWriter, told: ToldChange) -> Said:
    return writer.with_values(told.key, Role.SENTENCE, told.own, told.dutch)
