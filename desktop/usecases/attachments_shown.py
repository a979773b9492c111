"""The photos and scans of a dossier as a screen shows them; small pictures, and one page at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.attachments import Attachment, attachments_from
from desktop.domain.changes import ChangeKind
from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode
from desktop.domain.ids import DossierId
from desktop.domain.wording import nl
from desktop.usecases.attachment_places import AttachmentPlace, incomplete_words, place_of
from desktop.usecases.attachment_ports import Photos
from desktop.usecases.blob_standing import BlobStanding, read_standing
from desktop.usecases.dossiers import CaseloadRow, caseload_row
from desktop.usecases.interview.guarding import holding_back, is_free_text_off
from desktop.usecases.papers import made_words
from desktop.usecases.ports import Desk, PageImage, UnitOfWork
from desktop.usecases.talk import Talk, load_talk
from forms.model import Question


@dataclass(frozen=True, slots=True)
class AttachmentShown:
    """One line of the list. `number` of the question it belongs to ('5.4'), '' = the dossier; `is_here`: its
    pages lie on this laptop. `is_special`: at a question about special data, or nobody knows what about; its
    small picture shows after it was chosen, and not before."""

    key: str
    caption: str
    question: str
    number: str
    asked: str  # the question in simple Dutch, 'Het dossier' where it belongs to no question
    made: str  # '15 september 2026, 11:10'
    pages: int
    size: int  # bytes
    thumb: str  # name in the blob room
    turn: int
    is_here: bool
    place: AttachmentPlace  # where its pages are, in words
    is_own: bool
    is_special: bool
    is_disputed: bool


@dataclass(frozen=True, slots=True)
class AttachmentsBoard:
    """Everything attached in one dossier, newest first. `place`: the question one came from as (id, words),
    None where it takes no attachment now; `refused`: why not."""

    row: CaseloadRow
    shown: tuple[AttachmentShown, ...]
    place: tuple[str, str] | None
    refused: RefusalCode | None
    scanner: str
    draft: str  # a caption that was half-typed
    incomplete: str = ""  # what the municipality misses of this dossier, and on whose laptop it is


@dataclass(frozen=True, slots=True)
class PageShown:
    """One page of an attachment, as it is looked at."""

    key: str
    at: int
    image: PageImage


#: where the half-typed caption of what was not kept yet stands
CAPTION_DRAFT = "bijlage.omschrijving"
_DOSSIER = nl("Het dossier")


def attachments_board(desk: Desk, dossier: DossierId, question: str = "") -> AttachmentsBoard:
    """The list, for who comes from this question ('' = from the dossier). KeyError: not on this laptop."""
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        draft = work.drafts.load(dossier, CAPTION_DRAFT)
        row = caseload_row(desk, work, talk.row)
        shown = shown_of(desk, work, talk)
        incomplete = incomplete_words(work, talk, desk.desk)
    asked = question_of(talk, question)
    refused = refused_at(talk, asked) if asked is not None else None
    place = (asked.id, _words(asked)) if asked is not None and refused is None else None
    return AttachmentsBoard(
        row=row,
        shown=shown,
        place=place,
        refused=refused,
        scanner=photos_of(desk).scanner(),
        draft=draft.text if draft is not None else "",
        incomplete=incomplete,
    )


def shown_of(desk: Desk, work: UnitOfWork, talk: Talk) -> tuple[AttachmentShown, ...]:
    """The lines of a loaded talk, newest first; without those at a question that waits for who sits there."""
    found = []
    standing, here = read_standing(work.state, talk.dossier), work.attachments.names()
    for one in reversed(attachments_from(talk.heads)):
        asked = question_of(talk, one.question)
        if asked is None or not holding_back(talk, asked):
            found.append(_shown(desk, one, asked, standing, here))
    return tuple(found)


def _shown(
    desk: Desk, one: Attachment, asked: Question | None, standing: BlobStanding, here: frozenset[str]
) -> AttachmentShown:
    return AttachmentShown(
        key=one.key,
        caption=one.caption,
        question=one.question,
        number=asked.number if asked is not None else "",
        asked=asked.simple if asked is not None else _DOSSIER,
        made=made_words(one.time),
        pages=len(one.pages),
        size=one.size,
        thumb=one.pages[0].thumb,
        turn=one.turn,
        is_here=all(page.sha256 in here for page in one.pages),
        place=place_of(one, standing, here),
        is_own=one.desk == desk.desk,
        is_special=asked is None or asked.is_special,
        is_disputed=one.is_disputed,
    )


def small_pictures(desk: Desk, wanted: tuple[AttachmentShown, ...]) -> Mapping[str, PageImage]:
    """The small pictures of these lines by their key; what is not here or is broken is left out. Runs off the
    store thread."""
    photos = photos_of(desk)
    found: dict[str, PageImage] = {}
    for one, content in zip(wanted, desk.on_store(lambda: _contents(desk, wanted)), strict=True):
        if content is not None:
            try:
                found[one.key] = photos.pixels(content, one.turn, one.is_own)
            except Trouble:
                continue  # its line stays, without a picture; opening it tells what is wrong
    return found


def _contents(desk: Desk, wanted: tuple[AttachmentShown, ...]) -> tuple[bytes | None, ...]:
    with desk.unit_of_work() as work:
        return tuple(_content(work, one.thumb) for one in wanted)


def _content(work: UnitOfWork, sha256: str) -> bytes | None:
    try:
        return work.attachments.read(sha256)
    except KeyError:
        return None
    except Trouble as trouble:
        if trouble.code is not TroubleCode.STORE_DAMAGED:
            raise
        return None


def open_page(desk: Desk, dossier: DossierId, key: str, at: int) -> PageShown:
    """A page to look at; that somebody looked is written in the audit. Runs off the store thread.

    Refusal ATTACHMENT_GONE, ATTACHMENT_ELSEWHERE, QUESTION_WAITS; Trouble(ATTACHMENT_DAMAGED).
    """
    one, content = desk.on_store(lambda: _read_page(desk, dossier, key, at))
    try:
        image = photos_of(desk).pixels(content, one.turn, one.desk == desk.desk)
    except Trouble:
        raise Trouble(TroubleCode.ATTACHMENT_DAMAGED) from None
    return PageShown(key, at, image)


def _read_page(desk: Desk, dossier: DossierId, key: str, at: int) -> tuple[Attachment, bytes]:
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        one = standing(talk, key)
        asked = question_of(talk, one.question)
        if asked is not None and holding_back(talk, asked):
            raise Refusal(RefusalCode.QUESTION_WAITS, asked.id)
        result, content = "ok", None
        try:
            content = work.attachments.read(one.pages[at].sha256)
        except KeyError:
            result = "elsewhere"
        except Trouble as trouble:
            if trouble.code is not TroubleCode.STORE_DAMAGED:
                raise
            result = "damaged"
        if at == 0 or content is None:
            work.audit.note("attachment.seen", key, result)
            work.commit()
    if content is not None:
        return one, content
    if result == "elsewhere":
        raise Refusal(RefusalCode.ATTACHMENT_ELSEWHERE)
    raise Trouble(TroubleCode.ATTACHMENT_DAMAGED)


def standing(talk: Talk, key: str) -> Attachment:
    """The attachment of this key. Refusal ATTACHMENT_GONE when it was taken away meanwhile."""
    heads = talk.heads.get((ChangeKind.ATTACHMENT, key), ())
    found = attachments_from({(ChangeKind.ATTACHMENT, key): heads})
    if not found:
        raise Refusal(RefusalCode.ATTACHMENT_GONE)
    return found[0]


def photos_of(desk: Desk) -> Photos:
    """The room of photos. Trouble(SYSTEM_LIBRARY_MISSING) on a desk without one."""
    if desk.photos is None:
        raise Trouble(TroubleCode.SYSTEM_LIBRARY_MISSING)
    return desk.photos


def question_of(talk: Talk, question: str) -> Question | None:
    """The question of this id; None for the dossier, or where this pack does not have it."""
    return next((one for one in talk.pack.questions if one.id == question), None) if question else None


def refused_at(talk: Talk, asked: Question) -> RefusalCode | None:
    """Why this question takes no attachment now: it waits, or free text is off at special data."""
    if holding_back(talk, asked):
        return RefusalCode.QUESTION_WAITS
    return RefusalCode.FREE_TEXT_OFF if is_free_text_off(talk, asked) else None


def _words(asked: Question) -> str:
    return nl("{number} {asked}", number=asked.number, asked=asked.simple)
