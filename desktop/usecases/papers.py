"""Papers as they are kept: the change that tells of one, and its PDF in the blob room."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.changes import Change, ChangeKind
from desktop.domain.dutch_days import plain_day
from desktop.domain.errors import Trouble, TroubleCode
from desktop.domain.ids import DossierId, PaperId
from desktop.domain.wording import nl
from desktop.usecases.dutch_words import HERE
from desktop.usecases.ports import UnitOfWork
from desktop.usecases.recording import moment_of
from desktop.usecases.talk import Talk

#: the kind of the one-page plan; papers of the time when there was one kind have none in their value
VISUAL = "beeldplan"
#: the kind of the list of a day, which holds more than one dossier; its id ends on the day
VISIT_LIST = "bezoeklijst"
#: of papers of the time when the plan was one page and the number of pages was not kept
PAGES = 1
MEDIA_TYPE = "application/pdf"


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper as made: the PDF is also kept in the blob room under its hash."""

    id: PaperId
    dossier: DossierId
    version: int
    language: str
    pdf: bytes
    sha256: str
    is_concept: bool
    made_at: str  # '15 september 2026, 11:10'
    pages: int
    unreviewed: bool  # a translation on it was not checked
    kind: str = VISUAL
    name: str = nl("Plan")


def kept_papers(talk: Talk, paper: str = VISUAL) -> list[Change]:
    """The papers of one kind of a dossier, by version and then in the order they were made."""
    found = [c for (kind, _), heads in talk.heads.items() if kind is ChangeKind.PAPER for c in heads]
    readable = [
        change
        for change in found
        if {"version", "of", "sha256", "day"} <= set(value_of(change)) and kind_of(change) == paper
    ]
    return sorted(readable, key=lambda c: (int(str(value_of(c)["version"])), c.time, c.id))


def content_of(work: UnitOfWork, change: Change) -> bytes | None:
    """The PDF from the blob room; None when it was made on another desk."""
    try:
        return work.attachments.read(str(value_of(change)["sha256"]))
    except KeyError:
        return None


def whole_content_of(work: UnitOfWork, change: Change) -> bytes | None:
    """As `content_of`; None as well where the bytes are broken, with a line in the audit: who makes the
    paper draws it again."""
    try:
        return content_of(work, change)
    except Trouble as trouble:
        if trouble.code is not TroubleCode.STORE_DAMAGED:
            raise
    work.audit.note("paper.opened", change.key, "damaged")
    return None


def value_of(change: Change) -> Mapping[str, object]:
    """The value of a paper change; empty when it has another shape."""
    return change.value if isinstance(change.value, Mapping) else {}


def kind_of(change: Change) -> str:
    """Which paper it is; the visual plan where it does not say."""
    kind = value_of(change).get("kind", VISUAL)
    return kind if isinstance(kind, str) else ""


def made_words(time: str) -> str:
    """'15 september 2026, 11:10', of the time of a change."""
    moment = moment_of(time).astimezone(HERE)
    return nl("{day}, {time}", day=plain_day(moment.date()), time=f"{moment:%H:%M}")


def paper_from(change: Change, pdf: bytes, name: str = nl("Plan")) -> Paper:
    """The paper a change stands for, with its PDF."""
    value = value_of(change)
    return Paper(
        id=PaperId(change.key),
        dossier=change.dossier,
        version=int(str(value["version"])),
        language=str(value["language"]),
        pdf=pdf,
        sha256=str(value["sha256"]),
        is_concept=value.get("is_concept") is not False,
        made_at=made_words(change.time),
        pages=int(str(value.get("pages", PAGES))),
        unreviewed=value.get("unreviewed") is True,
        kind=kind_of(change),
        name=name,
    )
