"""A text beside the form: a klantprofiel or a screen of DUO that can only be copied, read by a person.

The text is a draft: encrypted with the rest, never a change, never sent. It is cleared when it was brought in
or thrown away; what a person put in the fields comes in as any hand-over does.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.handover import Sender
from desktop.domain.ids import DossierId
from desktop.usecases.handover import Brought, Origin, bring_in
from desktop.usecases.handover_file import FileForm
from desktop.usecases.handover_mapping import Division
from desktop.usecases.handover_targets import Target, targets_of
from desktop.usecases.handover_values import PersonRead, read_person
from desktop.usecases.outcome import Outcome
from desktop.usecases.ports import Desk, Draft
from desktop.usecases.talk import load_talk

TEXT_KEY, FIELDS_KEY = "overdracht.tekst", "overdracht.velden"
#: what a klantprofiel or a portal screen tells, in the order in which one reads it
FIELDS = (
    "P01", "P02", "P03", "P04", "P05", "P06/geboren", "S01", "P07", "P08", "P09", "P10/gemeente", "P10/sinds",
    "P11", "P14/telefoon", "P14/email", "A01/azc", "A01/sinds", "A03", "L01", "L02", "L03", "L04",
    "T05/luisteren", "T05/praten", "T05/lezen", "T05/schrijven", "O01", "O02/soort", "O02/land", "W01/werk",
    "W01/land", "W08", "W07/rijbewijs", "W07/land", "D04",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TextBeside:
    """The text and what was put in the fields, as it was left; `targets` are the fields in order."""

    dossier: DossierId
    text: str
    fields: Mapping[str, str]
    targets: tuple[Target, ...]

    def __repr__(self) -> str:
        return "TextBeside(...)"


def text_beside(desk: Desk, dossier: DossierId) -> TextBeside:
    """What was left there. KeyError for a dossier that is not here."""
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        text, kept = work.drafts.load(dossier, TEXT_KEY), work.drafts.load(dossier, FIELDS_KEY)
    targets = targets_of(talk.pack)
    shown = tuple(targets[key] for key in FIELDS if key in targets)
    return TextBeside(dossier, text.text if text else "", _fields(kept), shown)


def keep_text(desk: Desk, dossier: DossierId, text: str, fields: Mapping[str, str]) -> None:
    """As it stands now; nothing of it is a change. Refusal NOT_PRINTABLE_TEXT for half signs."""
    with desk.unit_of_work() as work:
        for key, kept in ((TEXT_KEY, text), (FIELDS_KEY, json.dumps(_filled(fields), ensure_ascii=False))):
            if text or _filled(fields):
                work.drafts.save(dossier, key, Draft(kept))
            else:
                work.drafts.clear(dossier, key)
        work.commit()


def clear_text(desk: Desk, dossier: DossierId) -> TextBeside:
    """Throw the text and the fields away."""
    with desk.unit_of_work() as work:
        for key in (TEXT_KEY, FIELDS_KEY):
            work.drafts.clear(dossier, key)
        work.commit()
    return text_beside(desk, dossier)


def read_text(desk: Desk, dossier: DossierId, fields: Mapping[str, str]) -> PersonRead:
    """The fields as one person of a file: each is its own column."""
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
    filled = _filled(fields)
    return read_person(0, filled, Division({key: key for key in filled}), targets_of(talk.pack), talk.today)


def bring_in_text(
    desk: Desk, dossier: DossierId, text: str, fields: Mapping[str, str], sender: Sender, name: str
) -> Outcome[Brought]:
    """What stands in the fields comes in, to be checked; then the text is gone. Refusals as `bring_in`."""
    person = read_text(desk, dossier, fields)
    sha256 = hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()
    done = bring_in(desk, dossier, person, Origin(sender, name, FileForm.TEXT.value, sha256))
    clear_text(desk, dossier)
    return done


def _filled(fields: Mapping[str, str]) -> dict[str, str]:
    return {key: words.strip() for key, words in fields.items() if words.strip()}


def _fields(kept: Draft | None) -> Mapping[str, str]:
    try:
        raw = json.loads(kept.text) if kept else {}
    except ValueError:
        return {}
    return {str(key): str(words) for key, words in raw.items()} if isinstance(raw, dict) else {}
