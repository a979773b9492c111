"""One way to keep a paper that was drawn: the same paper is kept once, and no two papers get one number."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from desktop.domain.changes import Change, ChangeKind, JsonValue
from desktop.domain.ids import DossierId
from desktop.usecases.looks import note_look
from desktop.usecases.outcome import Outcome
from desktop.usecases.papers import MEDIA_TYPE, Paper, kept_papers, paper_from, value_of, whole_content_of
from desktop.usecases.ports import Desk, UnitOfWork
from desktop.usecases.recording import Asked, new_id, pen
from desktop.usecases.talk import Talk
from desktop.usecases.undrawn import naming_where


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was frozen on the store thread of a paper that is asked for.

    `made` is the paper that is the same already, `content` its pages where they are here and whole; `seen`
    are all papers that were there.
    """

    dossier: DossierId
    name: str
    pack: str
    made: Change | None
    content: bytes | None
    seen: frozenset[str]


@dataclass(frozen=True, slots=True)
class Edition:
    """The number and day of a paper that is asked for now. `made` is the newest where it says the same."""

    kind: str
    language: str
    of: str
    number: int
    day: date
    made: Change | None

    def as_kept(self) -> dict[str, JsonValue]:
        """What a paper change says of it."""
        return {
            "kind": self.kind,
            "version": self.number,
            "day": self.day.isoformat(),
            "language": self.language,
            "of": self.of,
        }

    def wanted(self, work: UnitOfWork, talk: Talk, name: str) -> Wanted:
        """Looked up in the same unit of work in which the sheet was built."""
        content = None if self.made is None else whole_content_of(work, self.made)
        dossier = talk.dossier
        return Wanted(dossier, name, talk.pack.name, self.made, content, paper_keys(work, dossier))


def edition_of(talk: Talk, kind: str, language: str, of: str) -> Edition:
    """`of` is the digest of what it says: the same again keeps number and day, else the next number today."""
    made = [one for one in kept_papers(talk, kind) if value_of(one).get("language") == language]
    newest = value_of(made[-1]) if made else {}
    if newest.get("of") == of:
        number, day = int(str(newest["version"])), date.fromisoformat(str(newest["day"]))
        return Edition(kind, language, of, number, day, made[-1])
    return Edition(kind, language, of, int(str(newest.get("version", 0))) + 1, talk.today, None)


def paper_keys(work: UnitOfWork, dossier: DossierId) -> frozenset[str]:
    """Every paper that was made by now: while one is drawn another may come, and take its number."""
    return frozenset(key for _, key in work.changes.heads(dossier, ChangeKind.PAPER))


def kept_or_drawn(
    desk: Desk, wanted: Wanted, draw: Callable[[], bytes], value: Callable[[], Mapping[str, JsonValue]]
) -> Outcome[Paper] | None:
    """The paper as it was kept; drawn, and kept with this value, where it was not.

    None when another paper came while this one was drawn: it is to be frozen anew. Runs off the store thread.
    Raises what `draw` raises, GLYPH_MISSING with the place where the character stands.
    """
    made, name = wanted.made, wanted.name
    if made is not None and wanted.content is not None:
        desk.on_store(lambda: note_look(desk, "paper.opened", made.key, "ok"))
        return Outcome(paper_from(made, wanted.content, name))
    with naming_where(desk, wanted.dossier):
        pdf = draw()
    if made is not None and hashlib.sha256(pdf).hexdigest() == value_of(made).get("sha256"):
        desk.on_store(lambda: _keep_content(desk, wanted.dossier, pdf))  # made on another desk: now here too
        return Outcome(paper_from(made, pdf, name))
    full = {**value(), "pages": desk.papers.page_count(pdf)}
    change = desk.on_store(lambda: _keep(desk, wanted, pdf, full))
    return None if change is None else Outcome(paper_from(change, pdf, name), (change,))


def _keep_content(desk: Desk, dossier: DossierId, pdf: bytes) -> None:
    with desk.unit_of_work() as work:
        work.attachments.keep(dossier, pdf, MEDIA_TYPE)
        work.commit()


def _keep(desk: Desk, wanted: Wanted, pdf: bytes, value: Mapping[str, JsonValue]) -> Change | None:
    with desk.unit_of_work() as work:
        if paper_keys(work, wanted.dossier) != wanted.seen:
            return None
        sha256 = work.attachments.keep(wanted.dossier, pdf, MEDIA_TYPE)
        asked = Asked(pack=wanted.pack)
        told = {**value, "sha256": sha256}
        change = pen(desk, work, wanted.dossier, ChangeKind.PAPER, new_id(desk), told, asked=asked)
        work.audit.note("paper.made", change.key, str(value.get("kind", "ok")))
        work.commit()
    return change
