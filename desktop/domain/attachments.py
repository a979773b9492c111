"""Photos and scans that belong to an answer or to the dossier: what a change of kind `attachment` holds.

The key is an object id, so two laptops never meet in one; taking one away is a change with value null. The
pages themselves lie in the blob room of the laptop that made them, named by their hash.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.changes import Change, ChangeKind, HeadKey, JsonValue, is_conflict
from desktop.domain.ids import DeskId, WorkerId

#: every page is kept as this, whatever came in
MEDIA_TYPE = "image/jpeg"
MOST_PAGES = 20
LONGEST_CAPTION = 100
#: clockwise
QUARTERS = 4
_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class AttachedPage:
    """One page: the names of its picture and of its small picture in the blob room, pixels, bytes."""

    sha256: str
    thumb: str
    width: int
    height: int
    size: int


@dataclass(frozen=True, slots=True)
class Attachment:
    """One photo or scan. `question` '' = it belongs to the dossier as a whole; `turn`: quarters clockwise
    with which it is shown; `desk`: the laptop on which it was made."""

    key: str
    question: str
    caption: str
    pages: tuple[AttachedPage, ...]
    turn: int = 0
    desk: DeskId = DeskId("")
    author: WorkerId = WorkerId("")
    time: str = ""
    is_disputed: bool = False

    @property
    def size(self) -> int:
        """Bytes of all its pages."""
        return sum(page.size for page in self.pages)


def attachment_value(
    question: str, caption: str, pages: tuple[AttachedPage, ...], turn: int
) -> Mapping[str, JsonValue]:
    """The change value: what `attachments_from` reads."""
    return {
        "question": question,
        "caption": caption,
        "media_type": MEDIA_TYPE,
        "turn": turn % QUARTERS,
        "pages": tuple(
            {
                "sha256": page.sha256,
                "thumb": page.thumb,
                "width": page.width,
                "height": page.height,
                "size": page.size,
            }
            for page in pages
        ),
    }


def attachments_from(heads: Mapping[HeadKey, tuple[Change, ...]]) -> tuple[Attachment, ...]:
    """Those that stand, oldest first. What two laptops said differently of one is marked, and stands by what
    was said last; one that another laptop took away meanwhile stands too, until a person decides.
    """
    found: list[Attachment] = []
    for (kind, key), changes in heads.items():
        if kind is not ChangeKind.ATTACHMENT:
            continue
        is_disputed = is_conflict(changes)
        told = (_read(key, one, is_disputed) for one in sorted(changes, key=lambda c: c.time, reverse=True))
        newest = next((one for one in told if one is not None), None)
        if newest is not None:
            found.append(newest)
    return tuple(sorted(found, key=lambda one: one.key))


def attached_to(heads: Mapping[HeadKey, tuple[Change, ...]]) -> Mapping[str, int]:
    """How many stand at each question; at '' those of the dossier. Looked at with every answer: not read."""
    found: Counter[str] = Counter()
    for (kind, _), changes in heads.items():
        if kind is ChangeKind.ATTACHMENT:
            told = next((c.value for c in reversed(changes) if isinstance(c.value, Mapping)), None)
            if told is not None:
                found[str(told.get("question"))] += 1
    return found


def _read(key: str, change: Change, is_disputed: bool) -> Attachment | None:
    """None for one that was taken away, or whose value is not to be read."""
    value = change.value
    if not isinstance(value, Mapping) or value.get("media_type") != MEDIA_TYPE:
        return None
    question, caption, turn = value.get("question"), value.get("caption"), value.get("turn")
    pages = _pages(value.get("pages"))
    if not isinstance(question, str) or not isinstance(caption, str) or not pages:
        return None
    if not isinstance(turn, int) or turn not in range(QUARTERS):
        return None
    return Attachment(
        key, question, caption, pages, turn, change.desk, change.author, change.time, is_disputed
    )


def _pages(value: JsonValue) -> tuple[AttachedPage, ...]:
    if not isinstance(value, tuple | list) or len(value) > MOST_PAGES:
        return ()
    pages = tuple(_page(one) for one in value)
    return tuple(page for page in pages if page is not None) if all(pages) else ()


def _page(value: JsonValue) -> AttachedPage | None:
    if not isinstance(value, Mapping):
        return None
    names = [value.get(name) for name in ("sha256", "thumb")]
    sizes = [value.get(name) for name in ("width", "height", "size")]
    hashes = [name for name in names if isinstance(name, str) and _HASH.fullmatch(name)]
    numbers = [size for size in sizes if isinstance(size, int) and not isinstance(size, bool) and size > 0]
    if len(hashes) != len(names) or len(numbers) != len(sizes):
        return None
    sha256, thumb = hashes
    width, height, size = numbers
    return AttachedPage(sha256, thumb, width, height, size)
