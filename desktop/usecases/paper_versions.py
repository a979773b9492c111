"""The papers that were made, as they were made: a list per kind, one opened again, what is different in it.

A paper is opened from the blob room under its hash; one whose bytes are not those that were kept is never
shown.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from desktop.documents.change_texts import CHANGE_TEXTS
from desktop.domain.changes import Change
from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode
from desktop.domain.ids import DossierId, PaperId
from desktop.usecases.paper_kinds import PLAN_FORMS, PaperKind
from desktop.usecases.papers import (
    Paper,
    content_of,
    kept_papers,
    kind_of,
    made_words,
    paper_from,
    value_of,
)
from desktop.usecases.plan_draft import DOMAIN, DUTCH
from desktop.usecases.plan_told import told_changes
from desktop.usecases.ports import Desk, Spoken, UnitOfWork
from desktop.usecases.talk import load_talk


@dataclass(frozen=True, slots=True)
class KeptPaper:
    """One paper in the list. `checked` and `of`: of its translated texts, as they were on that day."""

    id: PaperId
    version: int
    language: str
    language_words: str  # 'Arabisch'
    made_at: str  # '15 september 2026, 11:10'
    is_concept: bool
    checked: int
    of: int


@dataclass(frozen=True, slots=True)
class PaperHistory:
    """Papers of one kind, newest first."""

    kind: PaperKind
    papers: tuple[KeptPaper, ...]


@dataclass(frozen=True, slots=True)
class ToldDifference:
    """One sentence about what is different, in the language of the paper and in Dutch."""

    own: Spoken
    dutch: str


def paper_history(desk: Desk, dossier: DossierId, kind: PaperKind) -> PaperHistory:
    """Every paper of this kind that was made for a person. Writes nothing."""
    with desk.unit_of_work() as work:
        papers = kept_papers(load_talk(desk, work, dossier), kind)
    return PaperHistory(kind, tuple(_kept(desk, one) for one in reversed(papers)))


def open_kept(desk: Desk, dossier: DossierId, paper: PaperId) -> Paper:
    """A paper as it was made, byte for byte.

    Refusal PAPER_ELSEWHERE when its pages are on another desk; Trouble PAPER_DAMAGED when they are not what
    was kept, with a line in the audit; ValueError for a paper that is not of this dossier.
    """
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        found = [one for kind in PaperKind for one in kept_papers(talk, kind) if one.key == paper]
        if not found:
            raise ValueError("no paper of this dossier")
        pdf = _content(work, found[0])
        if pdf is None:
            raise Refusal(RefusalCode.PAPER_ELSEWHERE)
        if hashlib.sha256(pdf).hexdigest() != value_of(found[0])["sha256"]:
            work.audit.note("paper.opened", paper, "damaged")
            work.commit()
            raise Trouble(TroubleCode.PAPER_DAMAGED)
        work.audit.note("paper.opened", paper, "ok")
        work.commit()
    return paper_from(found[0], pdf, PaperKind(kind_of(found[0])).name_words)


def differences(desk: Desk, paper: Paper) -> tuple[ToldDifference, ...]:
    """What this version of the plan says otherwise than the one before it; () for other kinds and for the
    first version. Writes nothing."""
    if paper.kind != PaperKind.VISUAL and paper.kind not in PLAN_FORMS:
        return ()
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, paper.dossier)
        plan = [
            one
            for one in kept_papers(talk)
            if value_of(one)["version"] == paper.version and value_of(one)["language"] == paper.language
        ]
        told = told_changes(desk, talk, PaperId(plan[-1].key), paper.language) if plan else ()

    def said(key: str, language: str, values: dict[str, str]) -> Spoken:
        return desk.texts.say(DOMAIN, key, CHANGE_TEXTS[key], language, **values)

    return tuple(
        ToldDifference(
            said(one.key, paper.language, dict(one.own)), said(one.key, DUTCH, dict(one.dutch)).text
        )
        for one in told
    )


def _content(work: UnitOfWork, paper: Change) -> bytes | None:
    """The bytes as they stand in the blob room; b'' where it says itself that they are broken."""
    try:
        return content_of(work, paper)
    except Trouble as trouble:
        if trouble.code is not TroubleCode.STORE_DAMAGED:
            raise
        return b""


def _kept(desk: Desk, change: Change) -> KeptPaper:
    value = value_of(change)
    wording = value.get("wording")
    standings = wording.get("standings") if isinstance(wording, dict) else None
    language = str(value.get("language", DUTCH))
    counted = {name: int(n) for name, n in standings.items()} if isinstance(standings, dict) else {}
    return KeptPaper(
        id=PaperId(change.key),
        version=int(str(value["version"])),
        language=language,
        language_words=desk.texts.language(language).dutch_name,
        made_at=made_words(change.time),
        is_concept=value.get("is_concept") is not False,
        checked=counted.get("checked", 0),
        of=sum(counted.values()),
    )
