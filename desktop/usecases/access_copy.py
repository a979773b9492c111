"""The copy for the person (AVG 15): a paper in two languages, kept like every paper, and a file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date
from pathlib import Path

from desktop.documents.access_copy import access_copy
from desktop.documents.access_json import AccessFile, Asked, KeptChange, LeftOut, Look, access_json
from desktop.documents.blocks import Line, Twin, TwinRow, TwinSection, TwinSheet
from desktop.documents.texts import DOCUMENT_TEXTS
from desktop.domain.changes import Change, ChangeKind, JsonValue
from desktop.domain.ids import ChangeId, DossierId
from desktop.domain.person_rights import COPY, left_out_notes, restricted_since
from desktop.usecases.access_gathered import Gathered, copy_facts, gather, kind_words, own_value, value_text
from desktop.usecases.audit_words import act_words
from desktop.usecases.house_dress import dressed, house_dress
from desktop.usecases.interview.answer_words import change_words
from desktop.usecases.interview.history import proven_wording
from desktop.usecases.interview.value_words import author_words
from desktop.usecases.keep_paper import Wanted, edition_of, kept_or_drawn
from desktop.usecases.language_paper import refuse_paper_in
from desktop.usecases.outcome import Outcome
from desktop.usecases.paper_kinds import PaperKind
from desktop.usecases.papers import Paper
from desktop.usecases.ports import Desk
from desktop.usecases.recording import moment_of
from desktop.usecases.taking_out import (
    export_reason,
    keep_export,
    remind_to_wipe,
    write_outside,
)
from desktop.usecases.talk import load_talk, talk_language
from desktop.usecases.wording_kept import HeardTexts, wording_of
from forms.answer_moves import ROW_MARK
from forms.model import Question

__all__ = ["COPY_FILE", "export_copy", "kept_changes", "make_copy"]

_EPOCH = date(2000, 1, 1)
#: what the file is called: nothing of a person in it
COPY_FILE = "kopie-van-gegevens"
#: stands where paper has no character for what somebody typed; the file has it as it was typed
_UNDRAWN = "?"


@dataclass(frozen=True, slots=True)
class _Frozen:
    """What was frozen on the store thread: what is drawn, and what is kept beside its pages and words."""

    sheet: TwinSheet
    value: Mapping[str, JsonValue]
    language: str
    heard: HeardTexts
    wanted: Wanted


def make_copy(desk: Desk, dossier: DossierId, language: str | None = None) -> Outcome[Paper]:
    """The paper as it is now, in the language of the person beside Dutch; the same content is the same paper.

    Runs off the store thread. Refusal of `refuse_paper_in`; Trouble PAPER_FAILED. Everything said is on it:
    special data, numbers, what was replaced. Characters no font has become '?'.
    """
    frozen = desk.on_store(lambda: _freeze(desk, dossier, language))
    made = kept_or_drawn(
        desk,
        frozen.wanted,
        lambda: desk.papers.twin_sheet(frozen.sheet),
        lambda: {**frozen.value, "wording": wording_of(desk, frozen.heard, frozen.language)},
    )
    return made or make_copy(desk, dossier, language)


def export_copy(desk: Desk, dossier: DossierId, target: Path, reason: str) -> None:
    """Write everything as JSON to a new file, 0600, without a lock: the person takes it to another program.

    A task says when to wipe it. The reason is kept in the dossier and the act in the audit, both before the
    file is there. Refusal REASON_MISSING, EXPORT_TARGET_EXISTS; Trouble DISK_FULL and the like; KeyError for
    a dossier that is not here.
    """
    why = export_reason(reason)
    with desk.unit_of_work() as work:
        found = gather(work, load_talk(desk, work, dossier))
        content = access_json(_file(desk, found))
        keep_export(desk, work, dossier, {"paper": COPY, "reason": why})
        work.audit.note("access.export", dossier, "begun")
        work.commit()
    write_outside(desk, target, content, "access.export", dossier)
    remind_to_wipe(desk, dossier, PaperKind.ACCESS.name_words)


def _freeze(desk: Desk, dossier: DossierId, language: str | None) -> _Frozen:
    kind = PaperKind.ACCESS
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        code = talk_language(desk, language or talk.row.language).code
        refuse_paper_in(desk, code)
        found = gather(work, talk)
        heard = HeardTexts(desk.texts)
        listening = replace(desk, texts=heard.as_texts)
        worn = house_dress(desk)

        def build(version: int, day: date) -> TwinSheet:
            facts = copy_facts(listening, found, code, version, day)
            return _drawable(desk, dressed(access_copy(facts, code, heard.as_texts, DOCUMENT_TEXTS), worn))

        of = hashlib.sha256(repr(asdict(build(0, _EPOCH))).encode()).hexdigest()
        edition = edition_of(talk, kind.value, code, of)
        sheet = build(edition.number, edition.day)
        wanted = edition.wanted(work, talk, kind.name_words)
        work.commit()
    value: Mapping[str, JsonValue] = {
        **edition.as_kept(),
        "is_concept": False,
        "unreviewed": len(sheet.check_lines) > 1,
    }
    return _Frozen(sheet, value, code, heard, wanted)


def _drawable(desk: Desk, sheet: TwinSheet) -> TwinSheet:
    """The sheet without characters that no font has: a copy is never refused for what somebody typed."""
    lines = [
        line
        for section in sheet.sections
        for row in section.rows
        for twin in (*((row.head,) if row.head else ()), *row.text)
        for line in (twin.own, twin.dutch)
    ]
    undrawn = set(desk.papers.cannot_draw("".join({line.text for line in lines})))
    return _with_signs(sheet, undrawn) if undrawn else sheet


def _with_signs(sheet: TwinSheet, undrawn: set[str]) -> TwinSheet:
    def twin(one: Twin) -> Twin:
        return Twin(line(one.own), line(one.dutch))

    def line(one: Line) -> Line:
        return replace(one, text="".join(_UNDRAWN if sign in undrawn else sign for sign in one.text))

    def row(one: TwinRow) -> TwinRow:
        return TwinRow(twin(one.head) if one.head else None, tuple(twin(text) for text in one.text))

    sections = (TwinSection(twin(one.title), tuple(row(at) for at in one.rows)) for one in sheet.sections)
    return replace(sheet, sections=tuple(sections))


def _file(desk: Desk, found: Gathered) -> AccessFile:
    talk = found.talk
    row = talk.row
    person = {"roepnaam": row.roepnaam, "taal": row.language, "azc": row.azc, "kamer": row.room}
    out = left_out_notes(talk.heads)
    links = [one for one in found.changes if one.kind is ChangeKind.LINK]
    notes = [one for one in found.changes if one.kind is ChangeKind.NOTE and one.key in out]
    sessions = [one for one in found.changes if one.kind is ChangeKind.TOLK_SESSION]
    left = {one.id for one in (*links, *notes)}
    return AccessFile(
        made_on=talk.today,
        municipality=desk.worker.municipality,
        pack=talk.pack.name,
        person=person,
        restricted=restricted_since(talk.heads),
        changes=[one for one in kept_changes(desk, found) if one.id not in left],
        looks=[
            Look(line.time.isoformat(timespec="seconds"), act_words(line.action), desk.worker.label)
            for line in found.looks
        ],
        left_out=[
            one
            for one in (
                LeftOut("naam of nummer van de tolk", "gegeven van een ander", len(sessions)),
                LeftOut("dossiers van gezinsleden", "gegeven van een ander", len(links)),
                LeftOut("notities over iemand anders", "gegeven van een ander", len(notes)),
            )
            if one.aantal
        ],
    )


def kept_changes(desk: Desk, found: Gathered) -> Iterator[KeptChange]:
    """Every change in words, with the question and the exact wording where that is proved; names no tolk."""
    standing = {change.id for changes in found.talk.heads.values() for change in changes}
    questions = {question.id: question for question in found.talk.pack.questions}
    for change in found.changes:
        asked = questions.get(change.key.partition(ROW_MARK)[0]) if change.kind is ChangeKind.ANSWER else None
        yield _kept(desk, change, asked, standing)


def _kept(desk: Desk, change: Change, asked: Question | None, standing: set[ChangeId]) -> KeptChange:
    proven = proven_wording(desk, change) if asked is not None else None
    wording = Asked(proven[0].language, proven[0].text, proven[1]) if proven is not None else None
    value = own_value(change)
    return KeptChange(
        id=change.id,
        soort=change.kind.value,
        sleutel=change.key,
        vraag=asked.simple if asked is not None else None,
        waarde=value,
        woorden=change_words(asked, change) if asked is not None else _words(change, value),
        geldt=change.id in standing,
        vervangt=tuple(change.parents),
        door=author_words(desk, change),
        op=moment_of(change.time).astimezone(UTC).isoformat(timespec="seconds"),
        taal=change.language,
        gevraagd=wording,
        bewijs=change.wording,
        bron=change.source.value if change.source else None,
        zekerheid=change.certainty.value if change.certainty else None,
        daad=change.act.value if change.act else None,
    )


def _words(change: Change, value: JsonValue) -> str:
    return f"{kind_words(change.kind)}: {value_text(value)}".rstrip(": ")
