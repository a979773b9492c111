"""The list that goes with the plan: every agreement of every block, with a box for what somebody is to do.

The page of the plan holds what matters first; the list holds all of it, in the same words.
"""

from __future__ import annotations

from collections.abc import Sequence

from desktop.documents.blocks import (
    BENEATH,
    Direction,
    PaperSheet,
    Part,
    Prose,
    Role,
    Said,
    SheetSection,
    Ticks,
)
from desktop.documents.texts import DOCUMENT_TEXTS
from desktop.documents.visual_pip import DUTCH, PaperHead, PaperTexts, PlanWords
from desktop.domain.plan_lines import PlanBlockDraft
from forms.model import FormPack


def plan_list(
    drafts: Sequence[PlanBlockDraft], head: PaperHead, language: str, texts: PaperTexts, pack: FormPack
) -> PaperSheet:
    """The sheet in `language` with Dutch beneath. Pure: the same drafts and texts give the same sheet."""
    words = PlanWords(head, texts.language(language), texts, pack)
    sections: list[SheetSection] = []
    for draft in drafts:
        all_said = [(bool(line.step), said) for line in draft.lines if (said := words.with_days(line))]
        steps = tuple(_once(said) for is_step, said in all_said if is_step)
        facts = [_once(said) for is_step, said in all_said if not is_step]
        parts: tuple[Part, ...] = (*(Prose(one) for one in facts), *((Ticks(steps),) if steps else ()))
        if parts:
            heading = _said(words, draft.title_key, Role.BLOCK_TITLE, language)
            sections.append(SheetSection(heading, parts))
    if any(isinstance(part, Ticks) for one in sections for part in one.parts):
        crosses = Prose(_said(words, "plan.list.intro", Role.SENTENCE, language))  # 'put a cross'
        sections.insert(0, SheetSection((), (crosses,)))
    title, foot = "plan.list.title", "paper.foot"
    return PaperSheet(
        language=language,
        direction=Direction(texts.language(language).direction),
        title=_said(words, title, Role.TITLE, language),
        sections=tuple(sections),
        watermark=None if head.is_established else "CONCEPT",
        foot=_said(words, foot, Role.FOOT, language),
        check_lines=words.check_lines(),  # last: by now every text was asked for
        pack=pack.name,
        document_title=DOCUMENT_TEXTS[title],
    )


def _said(words: PlanWords, key: str, role: Role, language: str) -> Said:
    own = words.say(key, language, role)
    return (own,) if language == DUTCH else _once((own, words.say(key, DUTCH, BENEATH[role])))


def _once(said: Said) -> Said:
    """Once where the first and the last line are the same Dutch."""
    own, dutch = said[0], said[-1]
    return (dutch,) if (own.text, own.language) == (dutch.text, DUTCH) else said
