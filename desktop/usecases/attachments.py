"""Attaching a photo or a scan: looked at first, kept with a caption, turned, and taken away again."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop.domain.attachments import (
    LONGEST_CAPTION,
    MEDIA_TYPE,
    MOST_PAGES,
    QUARTERS,
    AttachedPage,
    attachment_value,
)
from desktop.domain.changes import ChangeKind, JsonValue
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import DossierId
from desktop.usecases.asking import asked_at
from desktop.usecases.attachment_ports import PageTaken
from desktop.usecases.attachments_shown import (
    CAPTION_DRAFT,
    photos_of,
    question_of,
    refused_at,
    standing,
)
from desktop.usecases.one_line import one_line
from desktop.usecases.outcome import Outcome
from desktop.usecases.ports import Desk, Draft, PageImage, UnitOfWork
from desktop.usecases.recording import Asked, next_row_id, pen
from desktop.usecases.talk import Talk, load_talk

_FILE, _CAPTION = "file", "caption"


@dataclass(frozen=True, slots=True)
class Taken:
    """Pages that were looked at and are not kept yet, with the picture of the last one."""

    pages: tuple[PageTaken, ...]
    image: PageImage


def look_at_files(desk: Desk, before: tuple[PageTaken, ...], paths: tuple[Path, ...]) -> Taken:
    """These files as pages behind those of `before`. Nothing is kept. Runs off the store thread.

    Refusal (field 'file') as `Photos.from_file`, PAGES_TOO_MANY, CLIPBOARD_EMPTY for nothing at all.
    """
    pages = before
    for path in paths:
        pages = _with(pages, photos_of(desk).from_file(path))
    return _taken(desk, before, pages)


def look_at_content(desk: Desk, before: tuple[PageTaken, ...], untrusted: bytes) -> Taken:
    """What was copied or dropped as pages behind those of `before`; as `look_at_files`."""
    return _taken(
        desk, before, _with(before, photos_of(desk).from_content(untrusted)) if untrusted else before
    )


def look_at_page(desk: Desk, page: PageTaken, turn: int) -> PageImage:
    """A page that is not kept yet, turned. Runs off the store thread."""
    return photos_of(desk).pixels(page.jpeg, turn, True)


def _with(before: tuple[PageTaken, ...], more: tuple[PageTaken, ...]) -> tuple[PageTaken, ...]:
    if len(before) + len(more) > MOST_PAGES:
        raise Refusal(RefusalCode.PAGES_TOO_MANY, _FILE, {"max": str(MOST_PAGES)})
    return (*before, *more)


def _taken(desk: Desk, before: tuple[PageTaken, ...], pages: tuple[PageTaken, ...]) -> Taken:
    if len(pages) == len(before):
        raise Refusal(RefusalCode.CLIPBOARD_EMPTY, _FILE)
    return Taken(pages, look_at_page(desk, pages[len(before)], 0))


def attach(
    desk: Desk, dossier: DossierId, question: str, caption: str, pages: tuple[PageTaken, ...], turn: int = 0
) -> Outcome[None]:
    """Keep these pages encrypted, at this question or ('') at the dossier, with one line of words.

    Refusal CAPTION_MISSING, TOO_LONG, NOT_PRINTABLE_TEXT (field 'caption'), CLIPBOARD_EMPTY without pages,
    QUESTION_WAITS, FREE_TEXT_OFF (at special data a photo needs the reason that typed text needs). KeyError
    for a question that the pack does not have. Trouble DISK_FULL: nothing is kept.
    """
    said = _read_caption(caption)
    if not pages:
        raise Refusal(RefusalCode.CLIPBOARD_EMPTY, _FILE)
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        kept = tuple(_keep(work, dossier, page) for page in pages[:MOST_PAGES])
        value = attachment_value(question, said, kept, turn)
        how = _asked(desk, talk, question)
        change = pen(desk, work, dossier, ChangeKind.ATTACHMENT, next_row_id(desk, work), value, (), how)
        work.drafts.clear(dossier, CAPTION_DRAFT)
        work.commit()
    return Outcome(None, (change,))


def mend_attachment(desk: Desk, dossier: DossierId, key: str, caption: str, turn: int) -> Outcome[None]:
    """Another caption, or turned otherwise; the same again writes nothing. Of what two laptops said, this
    replaces both. Refusals of the caption as `attach`; ATTACHMENT_GONE."""
    said = _read_caption(caption)
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        one = standing(talk, key)
        if (said, turn % QUARTERS) == (one.caption, one.turn) and not one.is_disputed:
            return Outcome(None)
        value = attachment_value(one.question, said, one.pages, turn)
        return _replace(desk, work, talk, key, value)


def remove_attachment(desk: Desk, dossier: DossierId, key: str) -> Outcome[None]:
    """It stands at nothing any more. Its pages stay encrypted on this laptop until the dossier leaves it.
    Refusal ATTACHMENT_GONE."""
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        standing(talk, key)
        return _replace(desk, work, talk, key, None)


def keep_caption_draft(desk: Desk, dossier: DossierId, caption: str) -> None:
    """What stands half-typed about a photo that is not kept yet."""
    with desk.unit_of_work() as work:
        if caption:
            work.drafts.save(dossier, CAPTION_DRAFT, Draft(caption, len(caption), 0, desk.clock.now()))
        else:
            work.drafts.clear(dossier, CAPTION_DRAFT)
        work.commit()


def _replace(desk: Desk, work: UnitOfWork, talk: Talk, key: str, value: JsonValue) -> Outcome[None]:
    heads = talk.heads[(ChangeKind.ATTACHMENT, key)]
    how = Asked(pack=talk.pack.name)
    change = pen(desk, work, talk.dossier, ChangeKind.ATTACHMENT, key, value, heads, how)
    work.commit()
    return Outcome(None, (change,))


def _keep(work: UnitOfWork, dossier: DossierId, page: PageTaken) -> AttachedPage:
    sha256 = work.attachments.keep(dossier, page.jpeg, MEDIA_TYPE)
    thumb = work.attachments.keep(dossier, page.thumb, MEDIA_TYPE)
    return AttachedPage(sha256, thumb, page.width, page.height, len(page.jpeg))


def _asked(desk: Desk, talk: Talk, question: str) -> Asked:
    if not question:
        return Asked(pack=talk.pack.name)
    asked = question_of(talk, question)
    if asked is None:
        raise KeyError("no such question in this pack")
    refused = refused_at(talk, asked)
    if refused is not None:
        raise Refusal(refused, question)
    return asked_at(desk, talk, asked)


def _read_caption(caption: str) -> str:
    said = one_line(caption, _CAPTION, LONGEST_CAPTION)
    if not said:
        raise Refusal(RefusalCode.CAPTION_MISSING, _CAPTION)
    return said
