"""What goes in the parcel for another municipality, out of a loaded talk: entries by name, not sealed yet.

Left out, because it is of other people or of the house: who the tolk was, the other dossiers of the
household, remarks of a second reader. Special data (AVG 9 and 10) goes along only where the person agreed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass

from desktop.documents.access_json import change_told
from desktop.domain.answer import read_answer
from desktop.domain.attachments import attachments_from
from desktop.domain.changes import Change, ChangeKind, JsonValue
from desktop.domain.ids import ChangeId, DossierId
from desktop.domain.pip_versions import frozen_reasons, versions_of
from desktop.domain.revision import previous_pip
from desktop.usecases.access_copy import kept_changes
from desktop.usecases.access_gathered import gather
from desktop.usecases.paper_kinds import PaperKind
from desktop.usecases.papers import content_of, kind_of, made_words, value_of
from desktop.usecases.pip_versions import holding
from desktop.usecases.ports import Desk, UnitOfWork
from desktop.usecases.recording import canonical
from desktop.usecases.stick_ports import StickDoor
from desktop.usecases.talk import Talk, load_talk
from sync.protocol.hand_over import (
    CHANGES,
    DOSSIER,
    PHOTOS,
    PLANS,
    TakenAnswer,
    TakenDossier,
    write_taken,
)
from sync.protocol.parcels import Entry

_OF_OTHERS = frozenset({ChangeKind.LINK, ChangeKind.REMARK, ChangeKind.SUMMARY})
#: papers that hold nothing beyond the plan and the decision that the person got
_OF_THE_PLAN = frozenset(
    {
        PaperKind.VISUAL,
        PaperKind.PICTURE_PLAN,
        PaperKind.CARDS,
        PaperKind.BOOKLET,
        PaperKind.FORMAL,
        PaperKind.SUMMARY,
        PaperKind.PLAN_LIST,
    }
)
#: these are of this municipality alone, or were made for the person
_NEVER = frozenset({PaperKind.ACCESS, PaperKind.VISIT_LIST, PaperKind.TOLK_HOURS})


@dataclass(frozen=True, slots=True)
class Gathered:
    """The entries, and what there was to count."""

    entries: tuple[Entry, ...]
    answers: int
    plans: int
    papers: int
    photos: int
    left_behind: int  # changes that tell of special data and stayed here
    not_here: int  # papers and photos that lie on another laptop


def gather_parcel(
    desk: Desk, door: StickDoor, work: UnitOfWork, dossier: DossierId, with_special: bool
) -> Gathered:
    """Everything of one dossier that may go. KeyError for a dossier that is not here."""
    talk = load_talk(desk, work, dossier)
    found = gather(work, talk)
    special = {one.id for one in found.changes if door.is_special(one)}
    apart = {one.id for one in found.changes if one.kind in _OF_OTHERS}
    stays = apart if with_special else apart | special
    told = [change_told(one) for one in kept_changes(desk, found) if one.id not in stays]
    taken = _taken(desk, talk, special)
    plans = _plans(talk, with_special)
    papers, papers_away = _papers(work, talk, with_special)
    photos, photos_away = _photos(work, talk, door, with_special)
    entries = (
        Entry(DOSSIER, write_taken(taken)),
        Entry(CHANGES, _json({"wijzigingen": told})),
        Entry(PLANS, _json({"plannen": plans})),
        *papers,
        *photos,
    )
    return Gathered(
        entries=entries,
        answers=len(taken.answers),
        plans=len(plans),
        papers=len(papers),
        photos=max(0, len(photos) - 1),
        left_behind=0 if with_special else len(special - apart),
        not_here=papers_away + photos_away,
    )


def _taken(desk: Desk, talk: Talk, special: set[ChangeId]) -> TakenDossier:
    """Answers that stand and are not special, and the plan that holds: what is brought in by itself."""
    answers = [
        TakenAnswer(key, json.loads(canonical(change.value)), change.pack, change.language)
        for (kind, key), changes in sorted(talk.heads.items(), key=lambda item: item[0][1])
        for change in changes
        if kind is ChangeKind.ANSWER and change.id not in special and _says_something(change)
    ]
    held, before = holding(talk), previous_pip(talk.heads)
    plan: tuple[tuple[str, str], ...] = ()
    if held is not None and held.pip.route is not None and held.pip.dagtekening_initieel:
        plan = (
            ("gemeente", desk.worker.municipality),
            ("route", held.pip.route.value),
            ("dagtekening_initieel", held.pip.dagtekening_initieel),
        )
    elif before is not None:
        plan = (
            ("gemeente", before.gemeente),
            ("route", before.route.value),
            ("dagtekening_initieel", before.dagtekening_initieel.isoformat()),
        )
    return TakenDossier(talk.row.roepnaam, talk.row.language or "", tuple(answers), plan)


def _says_something(change: Change) -> bool:
    try:
        return not read_answer(change.value).is_empty
    except ValueError:
        return False


def _plans(talk: Talk, with_special: bool) -> list[dict[str, object]]:
    """Every version of the plan; the words of the reasons with the special data."""
    told = []
    for version in versions_of(talk.heads):
        one: dict[str, object] = {
            "nummer": version.number,
            "stand": version.pip.status.value,
            "soort": version.kind.value,
            "vorm": version.form.value,
            "gemaakt_op": version.made_on,
            "leerroute": version.pip.route.value if version.pip.route else None,
            "dagtekening": version.pip.dagtekening or None,
            "dagtekening_initieel": version.pip.dagtekening_initieel or None,
            "bekendmaking": version.bekendmaking or None,
            "regels": [{"blok": line.block, "tekst": line.text} for line in version.lines],
            "afgesproken": json.loads(canonical(dict(version.agreed))),
            "besluit_door": None if version.mandate is None else asdict(version.mandate),
        }
        if with_special and (reasons := frozen_reasons(talk.heads, version)):
            one["redenen"] = json.loads(canonical(reasons))
        told.append(one)
    return told


def _papers(work: UnitOfWork, talk: Talk, with_special: bool) -> tuple[list[Entry], int]:
    wanted = set(PaperKind) - _NEVER if with_special else _OF_THE_PLAN
    kept = [one for one in _heads(talk, ChangeKind.PAPER) if kind_of(one) in set(PaperKind)]
    chosen = [one for one in kept if PaperKind(kind_of(one)) in wanted and "sha256" in value_of(one)]
    entries, away = [], 0
    for at, change in enumerate(chosen, 1):
        content = content_of(work, change)
        if content is None:
            away += 1
            continue
        entries.append(Entry(f"papieren/{at:03d}-{kind_of(change)}.pdf", content))
    return entries, away


def _photos(work: UnitOfWork, talk: Talk, door: StickDoor, with_special: bool) -> tuple[list[Entry], int]:
    """The pages, and in front of them a list that says what each is."""
    questions = {question.id: question for question in talk.pack.questions}
    heads = {one.key: one for one in _heads(talk, ChangeKind.ATTACHMENT)}
    entries: list[Entry] = []
    told: list[dict[str, object]] = []
    away = 0
    for at, one in enumerate(attachments_from(talk.heads), 1):
        if not with_special and (one.key not in heads or door.is_special(heads[one.key])):
            continue
        asked = questions.get(one.question)
        names = []
        for page, each in enumerate(one.pages, 1):
            try:
                content = work.attachments.read(each.sha256)
            except KeyError:
                away += 1
                continue
            names.append(f"fotos/{at:03d}-{page:02d}.jpg")
            entries.append(Entry(names[-1], content))
        told.append(
            {
                "omschrijving": one.caption,
                "vraag": asked.simple if asked is not None else None,
                "gemaakt": made_words(one.time),
                "kwartslagen": one.turn,
                "bestanden": names,
            }
        )
    return ([Entry(PHOTOS, _json({"fotos": told})), *entries] if told else []), away


def _heads(talk: Talk, kind: ChangeKind) -> Iterator[Change]:
    for (at, _), changes in sorted(talk.heads.items(), key=lambda item: item[0][1]):
        if at is kind:
            yield from changes


def _json(value: Mapping[str, JsonValue | object]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
