"""The person tells the plan back, block by block; what did not come back is explained and asked again.

Who, when, in which language and through which tolk is in each change; every try stays in history. K09 follows
from the blocks, and only when a klantmanager confirms it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.documents.blocks import PlanBlock
from desktop.documents.visual_pip import PaperHead, visual_pip
from desktop.domain.changes import Certainty, ChangeKind, Source
from desktop.domain.doelgroep import NotHere
from desktop.domain.ids import DossierId
from desktop.domain.plan_lines import PlanBlockDraft
from desktop.domain.teach_back import (
    QUESTION,
    BlockState,
    BlockTold,
    ToldBack,
    block_key,
    blocks_told,
    overall,
)
from desktop.usecases.checked_texts import not_checked_text
from desktop.usecases.interview import record_answer
from desktop.usecases.outcome import Outcome
from desktop.usecases.plan_draft import draft, in_dutch
from desktop.usecases.plan_panel import PICTURES
from desktop.usecases.ports import Desk, Language, Spoken, TextStatus, UnitOfWork
from desktop.usecases.recording import Asked, digest, pen
from desktop.usecases.spoken_texts import SPOKEN_TEXTS, UI_DOMAIN
from desktop.usecases.talk import DUTCH, Talk, load_talk
from desktop.usecases.tolk_words import running_id
from forms.answer_moves import wording_hash

__all__ = [
    "BlockState",
    "TeachBack",
    "ToldBack",
    "ToldBlock",
    "confirm_told_back",
    "record_told_back",
    "teach_back",
]


@dataclass(frozen=True, slots=True)
class ToldBlock:
    """One block: what it says in two languages, and how it came back."""

    number: int
    local_number: str  # in the digits of the language, '' where it has none of its own
    title: str
    own_title: Spoken
    picture: str
    ask: str  # the line to say, in Dutch
    own_ask: Spoken
    dutch: tuple[str, ...]
    own: tuple[Spoken, ...]
    state: BlockState
    outcome: ToldBack | None
    tries: int


@dataclass(frozen=True, slots=True)
class TeachBack:
    """The whole step. `overall` is what K09 would be; None while a block still has to be asked."""

    dossier: DossierId
    roepnaam: str
    language: Language
    blocks: tuple[ToldBlock, ...]  # only those that hold something
    again: tuple[int, ...]  # numbers of the blocks to explain and ask again
    overall: ToldBack | None
    confirmed: ToldBack | None  # K09 as it stands
    has_question: bool  # the pack of this dossier has K09
    is_stopped: bool  # this person does not belong here: there is no plan
    opening: Spoken
    explaining: Spoken
    telling: Spoken  # 'Vertel het met uw eigen woorden'
    not_checked: Spoken | None = None  # said on the person's screen where a text is not checked


def teach_back(desk: Desk, dossier: DossierId) -> TeachBack:
    """The blocks of the plan as they stand now, with what came back of each."""
    with desk.unit_of_work() as work:
        return _shown(desk, work, load_talk(desk, work, dossier))


def record_told_back(desk: Desk, dossier: DossierId, number: int, outcome: ToldBack) -> Outcome[TeachBack]:
    """How this block came back: 'goed', 'deels' or 'niet'. Asking again is a change of its own, also when
    the outcome is the same. KeyError for a block that holds nothing."""
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        told = {block.number: block for block in _shown(desk, work, talk).blocks}[number]
        heads = talk.heads.get((ChangeKind.TEACH_BACK, block_key(number)), ())
        asked = Asked(
            pack=talk.pack.name,
            language=told.own_ask.language,
            wording=wording_hash("\n".join((told.own_ask.text, *told.dutch))),
            tolk_session=running_id(talk),
        )
        value = {"outcome": outcome.value, "of": digest(told.dutch)}
        change = pen(desk, work, dossier, ChangeKind.TEACH_BACK, block_key(number), value, heads, asked)
        shown = _shown(desk, work, load_talk(desk, work, dossier))
        work.commit()
    return Outcome(shown, (change,))


def confirm_told_back(desk: Desk, dossier: DossierId, outcome: ToldBack) -> Outcome[TeachBack]:
    """The klantmanager says how it went as a whole: the answer to K09, seen and not said."""
    done = record_answer(desk, dossier, QUESTION, outcome.value, Source.OBSERVED, Certainty.CERTAIN)
    return Outcome(teach_back(desk, dossier), done.changes)


def _shown(desk: Desk, work: UnitOfWork, talk: Talk) -> TeachBack:
    drafts = () if isinstance(talk.belonging, NotHere) else draft(desk, talk)
    words = {one.number: _words(desk, talk, one) for one in drafts}
    filled = [one for one in drafts if words[one.number]]
    told = blocks_told(
        talk.heads,
        {one.number: digest(words[one.number]) for one in filled},
        _tries(work, talk),
    )
    pages = _pages(desk, talk, drafts)
    by_number = {one.number: one for one in told}
    blocks = tuple(
        _block(desk, talk, one, pages[one.number], words[one.number], by_number[one.number]) for one in filled
    )
    said = talk.answers.text(QUESTION)
    return TeachBack(
        dossier=talk.dossier,
        roepnaam=talk.row.roepnaam,
        language=talk.language,
        blocks=blocks,
        again=tuple(b.number for b in told if b.state in (BlockState.AGAIN, BlockState.CHANGED)),
        overall=overall(told),
        confirmed=ToldBack(said) if said in set(ToldBack) else None,
        has_question=any(question.id == QUESTION for question in talk.pack.questions),
        is_stopped=isinstance(talk.belonging, NotHere),
        opening=_say(desk, talk, "teach.opening"),
        explaining=_say(desk, talk, "teach.explain"),
        telling=_say(desk, talk, "teach.tell"),
        not_checked=not_checked_text(desk, talk.language.code),
    )


def _words(desk: Desk, talk: Talk, block: PlanBlockDraft) -> tuple[str, ...]:
    return tuple(text for line in block.lines if (text := in_dutch(desk, talk.pack, line)) is not None)


def _pages(desk: Desk, talk: Talk, drafts: tuple[PlanBlockDraft, ...]) -> Mapping[int, PlanBlock]:
    """The blocks as they stand on paper: screen and paper say the same words."""
    head = PaperHead(talk.row.roepnaam, desk.worker.municipality, 1, talk.today)
    page = visual_pip(drafts, head, talk.language.code, desk.texts, talk.pack, fewer=None)
    return {block.number: block for block in page.blocks}


def _block(
    desk: Desk, talk: Talk, draft_: PlanBlockDraft, page: PlanBlock, words: tuple[str, ...], told: BlockTold
) -> ToldBlock:
    ask = f"teach.ask.{draft_.number}"
    title = page.title.own
    status = _status(desk, talk, draft_)
    return ToldBlock(
        number=draft_.number,
        local_number=page.local_number or "",
        title=draft_.title_dutch,
        own_title=_spoken(title.text, title.language, title.direction.value, talk, status),
        picture=PICTURES[draft_.number - 1],
        ask=SPOKEN_TEXTS[ask],
        own_ask=_say(desk, talk, ask),
        dutch=words,
        own=tuple(_spoken(line.text, line.language, line.direction.value, talk, status) for line in page.own),
        state=told.state,
        outcome=told.outcome,
        tries=told.tries,
    )


def _status(desk: Desk, talk: Talk, block: PlanBlockDraft) -> TextStatus:
    """How far the sentences of a block are: checked only where every one of them is."""
    said = (desk.texts.say("documents", line.key, line.dutch, talk.language.code) for line in block.lines)
    is_checked = all(one.status in (TextStatus.REVIEWED, TextStatus.SOURCE) for one in said)
    return TextStatus.REVIEWED if is_checked else TextStatus.UNREVIEWED


def _spoken(text: str, language: str, direction: str, talk: Talk, status: TextStatus) -> Spoken:
    """A line of the page; one that is not in the language of the talk is Dutch for want of a translation."""
    if talk.language.code == DUTCH:
        return Spoken(text, language, direction, TextStatus.SOURCE)
    is_own = language == talk.language.code
    return Spoken(text, language, direction, status if is_own else TextStatus.MISSING)


def _say(desk: Desk, talk: Talk, key: str) -> Spoken:
    return desk.texts.say(UI_DOMAIN, key, SPOKEN_TEXTS[key], talk.language.code)


def _tries(work: UnitOfWork, talk: Talk) -> dict[int, int]:
    """How often each block was asked."""
    found: dict[int, int] = {}
    for change in work.changes.of(talk.dossier, ChangeKind.TEACH_BACK):
        _, _, number = change.key.partition(".")
        if number.isdigit():
            found[int(number)] = found.get(int(number), 0) + 1
    return found
