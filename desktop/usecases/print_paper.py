"""The paper: frozen from the plan, drawn in memory, kept encrypted, printed. Export needs a reason."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from desktop.documents.appointment_calendar import Planned, code_text
from desktop.documents.visual_pip import PaperHead, visual_pip
from desktop.domain.appointment import next_after
from desktop.domain.changes import Change, JsonValue
from desktop.domain.ids import DossierId
from desktop.domain.pip import PipStatus
from desktop.domain.plan_lines import PlanBlockDraft
from desktop.domain.wording import nl
from desktop.usecases.house_dress import plan_dress
from desktop.usecases.keep_paper import Wanted, kept_or_drawn, paper_keys
from desktop.usecases.language_paper import refuse_paper_in
from desktop.usecases.outcome import Outcome
from desktop.usecases.papers import (
    VISIT_LIST,
    Paper,
    content_of,
    kept_papers,
    paper_from,
    value_of,
    whole_content_of,
)
from desktop.usecases.pip_versions import (
    freeze,
    plan_value,
    present_key,
    refuse_who_is_elsewhere,
    status_now,
)
from desktop.usecases.plan_draft import draft
from desktop.usecases.plan_page import draw_plan
from desktop.usecases.ports import Desk, PageImage, TextStatus, UnitOfWork
from desktop.usecases.recording import digest
from desktop.usecases.sheets_gathered import planned_of
from desktop.usecases.taking_out import (
    TakenOut,
    export_reason,
    keep_export,
    lock_for,
    remind_to_wipe,
    write_outside,
)
from desktop.usecases.talk import DUTCH, Talk, load_talk, talk_language
from desktop.usecases.wording_kept import plan_wording

__all__ = ["Paper", "export_paper", "make_paper", "note_printed", "papers_of", "preview_paper"]

_EPOCH = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class _Frozen:
    """What was frozen on the store thread: enough to draw without asking again."""

    talk: Talk
    drafts: tuple[PlanBlockDraft, ...]
    of: str
    said: str
    head: PaperHead
    language: str
    versions: tuple[Change, ...]
    #: key of the version of the plan that is printed
    plan: str
    wanted: Wanted


def make_paper(desk: Desk, dossier: DossierId, language: str | None = None) -> Outcome[Paper]:
    """Freeze the present plan, draw it and keep it; the same plan gives the same bytes and no new version.

    Runs off the store thread (drawing is slow); store parts go through `desk.on_store`. Refusal NOT_WI2021
    or NOT_OBLIGED for who does not belong here, LAW_BEFORE_FIRST_DATE, those of
    `refuse_paper_in`; Trouble GLYPH_MISSING, PAPER_FAILED.
    """
    frozen = desk.on_store(lambda: _freeze(desk, dossier, language))
    pack = frozen.talk.pack
    made = kept_or_drawn(
        desk,
        frozen.wanted,
        lambda: draw_plan(desk, frozen.drafts, frozen.head, frozen.language, pack),
        lambda: _value(desk, frozen),
    ) or make_paper(desk, dossier, language)
    return Outcome(made.shown, (*frozen.versions, *made.changes))


def preview_paper(desk: Desk, paper: Paper, dots_per_inch: int) -> tuple[PageImage, ...]:
    """The pages as pictures, in memory; runs off the store thread. Raises Trouble(PAPER_FAILED)."""
    return desk.papers.page_images(paper.pdf, dots_per_inch)


def papers_of(desk: Desk, dossier: DossierId) -> tuple[Paper, ...]:
    """All papers made for this dossier, newest first. Papers of another desk have no PDF here yet (b'')."""
    with desk.unit_of_work() as work:
        made = kept_papers(load_talk(desk, work, dossier))
        return tuple(paper_from(change, content_of(work, change) or b"") for change in reversed(made))


def note_printed(desk: Desk, paper: Paper, copies: int) -> None:
    """An audit line: this paper went to a printer."""
    with desk.unit_of_work() as work:
        work.audit.note("paper.printed", paper.id, f"copies={copies}")
        work.commit()


def export_paper(
    desk: Desk, paper: Paper, target: Path, reason: str, open_reason: str | None = None
) -> TakenOut:
    """Write the PDF outside the safe: a new file only, 0600, behind a lock whose words are given back.

    `open_reason`: why it must go without a lock; None = with one. The reasons are kept in the dossier and the
    act in the audit, both before the file is there; once it is there a task says when to wipe it. Refusal
    REASON_MISSING, OPEN_REASON_MISSING, EXPORT_TARGET_EXISTS; Trouble DISK_FULL and the like, PAPER_FAILED.
    """
    why, lock = export_reason(reason), lock_for(desk, open_reason)
    content = desk.exports.locked(paper.pdf, lock.words) if lock.words else paper.pdf
    with desk.unit_of_work() as work:
        for dossier in _dossiers_on(work, paper):
            keep_export(desk, work, dossier, {"paper": paper.id, "reason": why, **lock.value})
        work.audit.note("paper.export", paper.id, "begun")
        work.commit()
    write_outside(desk, target, content, "paper.export", paper.id)
    return TakenOut(lock.words, remind_to_wipe(desk, paper.dossier, paper.name))


def _dossiers_on(work: UnitOfWork, paper: Paper) -> tuple[DossierId, ...]:
    """The dossiers that are on this paper: its own, or all of the day of a visit list."""
    if paper.kind != VISIT_LIST:
        return (paper.dossier,)
    day = paper.id.rpartition(".")[2]
    rows = work.dossiers.all()
    return tuple(row.dossier for row in rows if any(one.at.startswith(day) for one in row.appointments))


def _freeze(desk: Desk, dossier: DossierId, language: str | None) -> _Frozen:
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        refuse_who_is_elsewhere(talk)
        code = talk_language(desk, language or talk.row.language).code  # not that of a switched talk
        refuse_paper_in(desk, code)
        drafts = draft(desk, talk)
        holds = status_now(desk, talk) == PipStatus.VASTGESTELD
        worn = plan_dress(desk, work)
        of = _digest_of_paper(desk, talk, drafts, holds, worn.mark)
        version = freeze(desk, work, talk, PipStatus.CONCEPT)
        made = kept_papers(talk)
        newest = value_of(made[-1]) if made else {}
        is_same_plan = newest.get("of") == of
        said = _digest_of_words(desk, talk, drafts, code, holds)
        # of this version: a plan that was so before, and another in between, is no older paper again
        here = [
            c
            for c in made
            if value_of(c)["of"] == of
            and value_of(c)["language"] == code
            and value_of(c)["version"] == newest.get("version")
        ]
        # a paper of before translations were told apart has none: it counts as the same
        same = [c for c in here if value_of(c).get("said", said) == said]
        is_same = is_same_plan and bool(same or not here)  # else the translation changed
        number = int(str(newest.get("version", 0))) + (0 if is_same else 1)
        day = date.fromisoformat(str(newest["day"])) if is_same else talk.today
        head = worn.head(plan_head(desk, talk, number, day, holds))
        found = same[-1] if is_same and same else None
        content = None if found is None else whole_content_of(work, found)
        plan = present_key(desk, talk) if version is None else version.key
        seen = paper_keys(work, dossier)
        work.commit()
    versions = () if version is None else (version,)
    wanted = Wanted(dossier, nl("Plan"), talk.pack.name, found, content, seen)
    return _Frozen(talk, drafts, of, said, head, code, versions, plan, wanted)


def plan_head(desk: Desk, talk: Talk, number: int, day: date, holds: bool) -> PaperHead:
    """What stands around the blocks, for the page and for every other shape of the same plan."""
    return PaperHead(
        talk.row.roepnaam, desk.worker.municipality, number, day, holds, planned=_next_planned(talk)
    )


def _next_planned(talk: Talk) -> Planned | None:
    """The talk that block 8 tells of, as a telephone gets it; None while there is no date."""
    following = next_after(talk.row.appointments, talk.today)
    if following is None:
        return None
    return next((one for one in planned_of(talk) if one.key == following.key), None)


def head_of_paper(desk: Desk, work: UnitOfWork, talk: Talk, printed: Mapping[str, JsonValue]) -> PaperHead:
    """The head of a paper of the plan that was made, out of the value of its change."""
    day = date.fromisoformat(str(printed["day"]))
    head = plan_head(desk, talk, int(str(printed["version"])), day, printed.get("is_concept") is False)
    return plan_dress(desk, work).head(head)


def is_as_printed(desk: Desk, work: UnitOfWork, talk: Talk, printed: Mapping[str, JsonValue]) -> bool:
    """Whether plan and look are still what this paper of the plan says, out of the value of its change."""
    holds, look = printed.get("is_concept") is False, plan_dress(desk, work).mark
    return printed.get("of") == _digest_of_paper(desk, talk, draft(desk, talk), holds, look)


def _digest_of_paper(
    desk: Desk, talk: Talk, drafts: tuple[PlanBlockDraft, ...], holds: bool, look: str
) -> str:
    """What is printed, apart from version and date: another reason for the route is the same paper.

    `look`: of house style and portrait, '' for the national look.
    """
    lines = plan_value(desk, talk)["lines"]
    phones = tuple(block.phone or "" for block in drafts)
    return digest(
        {
            "lines": lines,
            "phones": phones,
            "name": talk.row.roepnaam,
            "municipality": desk.worker.municipality,
            "pack": talk.pack.name,
            "is_established": holds,
            **({"look": look} if look else {}),
            **({"code": code_text(planned)} if (planned := _next_planned(talk)) else {}),
        }
    )


def _digest_of_words(
    desk: Desk, talk: Talk, drafts: tuple[PlanBlockDraft, ...], language: str, holds: bool
) -> str:
    """What the page says in the person's language, with how far it was checked; '' in Dutch alone."""
    if language == DUTCH:
        return ""
    head = PaperHead(talk.row.roepnaam, desk.worker.municipality, 0, _EPOCH, holds)
    page = visual_pip(drafts, head, language, desk.texts, talk.pack, fewer=None)
    return hashlib.sha256(repr(asdict(page)).encode()).hexdigest()


def _value(desk: Desk, frozen: _Frozen) -> dict[str, JsonValue]:
    """What is kept of a paper beside its pages."""
    return {
        "version": frozen.head.version,
        "day": frozen.head.made_on.isoformat(),
        "language": frozen.language,
        "of": frozen.of,
        "said": frozen.said,
        "is_concept": not frozen.head.is_established,
        "unreviewed": _has_unreviewed(desk, frozen),
        "plan": frozen.plan,
        **plan_wording(desk, frozen.drafts, frozen.head, frozen.language, frozen.talk.pack),
    }


def _has_unreviewed(desk: Desk, frozen: _Frozen) -> bool:
    """Whether any sentence of the plan in this language was not checked by a qualified person."""
    keys = {line.key: line.dutch for block in frozen.drafts for line in block.lines}
    said = (desk.texts.say("documents", key, dutch, frozen.language) for key, dutch in keys.items())
    return any(text.status not in (TextStatus.SOURCE, TextStatus.REVIEWED) for text in said)
