"""Telling the plan back: per block of the eight whether it was understood, and what has to be asked again.

Each asking is a change of kind `teach_back` (key 'blok.4'): {"outcome", "of"}; `of` is the hash of the words
of the block as they were told. Words that changed since make it open again. History keeps every try. Never on
paper: what somebody did not understand the first time is nobody's business but theirs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.changes import Change, ChangeKind, HeadKey, is_conflict

QUESTION = "K09"
_KEY = "blok."


class ToldBack(StrEnum):
    """How well it came back. The same words as the choices of K09."""

    GOOD = "goed"
    PARTLY = "deels"
    NOT = "niet"


class BlockState(StrEnum):
    NOT_ASKED = "nog_niet_gevraagd"
    GOOD = "goed"
    AGAIN = "opnieuw_uitleggen"
    CHANGED = "plan_veranderd"


@dataclass(frozen=True, slots=True)
class BlockTold:
    """One block. `outcome` is the last one; None before the first and where two desks differ."""

    number: int
    state: BlockState
    outcome: ToldBack | None
    tries: int = 0


def block_key(number: int) -> str:
    """The key of the changes about this block."""
    return f"{_KEY}{number}"


def blocks_told(
    heads: Mapping[HeadKey, tuple[Change, ...]], words: Mapping[int, str], tries: Mapping[int, int]
) -> tuple[BlockTold, ...]:
    """The state of the blocks in `words` (number -> hash of the words as they stand now), in order."""
    return tuple(_block(heads, number, words[number], tries.get(number, 0)) for number in sorted(words))


def overall(blocks: Sequence[BlockTold]) -> ToldBack | None:
    """What K09 would be: the klantmanager confirms it. None while a block still has to be asked.

    All the same is that; a mixture is partly.
    """
    if not blocks or any(b.outcome is None or b.state is BlockState.CHANGED for b in blocks):
        return None
    outcomes = {block.outcome for block in blocks}
    return outcomes.pop() if len(outcomes) == 1 else ToldBack.PARTLY


def _block(heads: Mapping[HeadKey, tuple[Change, ...]], number: int, of: str, tries: int) -> BlockTold:
    found = heads.get((ChangeKind.TEACH_BACK, block_key(number)), ())
    if not found:
        return BlockTold(number, BlockState.NOT_ASKED, None)
    value = found[0].value
    if is_conflict(found) or not isinstance(value, Mapping) or value.get("outcome") not in set(ToldBack):
        return BlockTold(number, BlockState.AGAIN, None, tries)
    outcome = ToldBack(str(value["outcome"]))
    if value.get("of") != of:
        return BlockTold(number, BlockState.CHANGED, outcome, tries)
    state = BlockState.GOOD if outcome is ToldBack.GOOD else BlockState.AGAIN
    return BlockTold(number, state, outcome, tries)
