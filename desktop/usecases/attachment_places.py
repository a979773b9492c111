"""Where a photo is in words: on this laptop, under way, at the municipality, on somebody else's laptop."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.attachments import Attachment, attachments_from
from desktop.domain.changes import ChangeKind
from desktop.domain.ids import DeskId, DossierId
from desktop.domain.wording import joined, nl
from desktop.usecases.blob_standing import BlobStanding, read_standing
from desktop.usecases.dutch_words import counted
from desktop.usecases.ports import UnitOfWork
from desktop.usecases.talk import Talk
from sync.protocol.blobs import refs_of


class BlobPlace(StrEnum):
    HERE_ONLY = "alleen_hier"
    UNDER_WAY = "onderweg"
    THERE = "bij_de_gemeente"
    SAFE = "veilig"
    COMING = "komt"
    ELSEWHERE = "op_een_andere_laptop"
    DAMAGED = "beschadigd"


@dataclass(frozen=True, slots=True)
class AttachmentPlace:
    """`words` stand beside a photo."""

    where: BlobPlace
    words: str


def place_of(one: Attachment, standing: BlobStanding, here: Iterable[str]) -> AttachmentPlace:
    """The least that is true of all its pages. `here`: the contents on this laptop."""
    on_laptop = frozenset(here)
    names = contents_of(one)
    if standing.damaged.intersection(names):
        return AttachmentPlace(BlobPlace.DAMAGED, nl("beschadigd op deze laptop"))
    away = [name for name in names if name not in on_laptop]
    if away:
        owners = [standing.missed[name].label for name in away if name in standing.missed]
        if owners and owners[0]:
            return AttachmentPlace(BlobPlace.ELSEWHERE, nl("op de laptop van {label}", label=owners[0]))
        if owners or not any(standing.proofs):
            return AttachmentPlace(BlobPlace.ELSEWHERE, nl("op een andere laptop"))
        return AttachmentPlace(BlobPlace.COMING, nl("komt met het volgende samenvoegen"))
    return _on_its_way(names, standing)


def _on_its_way(names: tuple[str, ...], standing: BlobStanding) -> AttachmentPlace:
    done = sum(standing.is_there(name) for name in names)
    if done == len(names):
        if all(standing.is_safe(name) for name in names):
            return AttachmentPlace(BlobPlace.SAFE, nl("veilig bij de gemeente"))
        return AttachmentPlace(BlobPlace.THERE, nl("bij de gemeente"))
    if done or any(told.offset for name, told in standing.missed.items() if name in names):
        words = nl("onderweg: deel {done} van {count}", done=done, count=len(names))
        return AttachmentPlace(BlobPlace.UNDER_WAY, words)
    return AttachmentPlace(BlobPlace.HERE_ONLY, nl("alleen op deze laptop"))


def contents_of(one: Attachment) -> tuple[str, ...]:
    """The names of its pages and small pictures, each once."""
    return tuple(dict.fromkeys(name for page in one.pages for name in (page.thumb, page.sha256)))


def unsafe_attachments(work: UnitOfWork, dossier: DossierId) -> int:
    """Photos and papers of this laptop that no backup of the municipality is known to hold; one that was
    taken away does not count. Until then nothing lets go of them here."""
    here, standing = work.attachments.names(), read_standing(work.state, dossier)
    units = _units(work, dossier)
    return sum(any(name in here and not standing.is_safe(name) for name in names) for names in units)


def unsent_attachments(work: UnitOfWork, dossier: DossierId) -> int:
    """Contents of photos and papers that are whole here and that the back end did not sign for."""
    here, standing = work.attachments.names(), read_standing(work.state, dossier)
    found: set[str] = set()
    for kind in (ChangeKind.ATTACHMENT, ChangeKind.PAPER):
        for several in work.changes.heads(dossier, kind).values():
            found.update(*(refs_of(kind.value, one.value) for one in several))
    return sum(name not in standing.damaged and not standing.is_there(name) for name in found & here)


@dataclass(frozen=True, slots=True)
class ToCarry:
    """Photos and papers that could go along on a stick: `here` were not signed for by the municipality,
    `size` bytes in all; `wanted` are missed on this laptop."""

    here: int = 0
    size: int = 0
    wanted: int = 0


def to_carry(work: UnitOfWork) -> ToCarry:
    """Of all dossiers; each photo with its pages and small pictures counts once."""
    on_laptop = work.attachments.names()
    here = wanted = 0
    contents: set[str] = set()
    for dossier in {one.dossier for one in work.changes.heads_of((ChangeKind.ATTACHMENT, ChangeKind.PAPER))}:
        standing = read_standing(work.state, dossier)
        for names in _units(work, dossier):
            missed = [name for name in names if name not in on_laptop]
            unsent = {name for name in names if name in on_laptop and not standing.is_there(name)}
            wanted += bool(missed)
            here += bool(unsent - standing.damaged)
            contents |= unsent - standing.damaged
    return ToCarry(here, sum(work.attachments.content(name).size for name in contents), wanted)


def _units(work: UnitOfWork, dossier: DossierId) -> list[tuple[str, ...]]:
    units = [contents_of(one) for one in attachments_from(work.changes.heads(dossier, ChangeKind.ATTACHMENT))]
    for several in work.changes.heads(dossier, ChangeKind.PAPER).values():
        units += [refs_of(ChangeKind.PAPER.value, one.value) for one in several]
    return units


def incomplete_words(work: UnitOfWork, talk: Talk, own: DeskId) -> str:
    """What the municipality misses of this dossier and whose laptop it is on; '' when it has everything."""
    missed = read_standing(work.state, talk.dossier).missed
    if not missed:
        return ""
    owners: Counter[tuple[bool, str]] = Counter()
    for one in attachments_from(talk.heads):
        absent = [missed[name] for name in contents_of(one) if name in missed]
        if absent:
            owners[(absent[0].desk == own, absent[0].label)] += 1
    told = []
    for (is_own, label), count in sorted(owners.items()):
        photos = counted(count, "foto", "foto's")
        if is_own:
            told.append(nl("{photos} op deze laptop", photos=photos))
        elif label:
            told.append(nl("{photos} op de laptop van {label}", photos=photos, label=label))
        else:
            told.append(nl("{photos} op een andere laptop", photos=photos))
    if not told:  # what is missed is a paper: it is drawn again where it is asked for
        return nl("Nog niet compleet bij de gemeente: een papier is onderweg.")
    return nl("Nog niet compleet bij de gemeente: {told}.", told=joined(", ", told))
