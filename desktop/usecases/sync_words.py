"""The sync panel in words: first whether the work is safe, then the network, then each parcel."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime

from desktop.domain.changes import ChangeKind
from desktop.usecases.dutch_words import counted, when_last
from desktop.usecases.ports import Parcel, ParcelState, SyncReport, SyncStep
from forms.model import FormPack

#: days a desk may work without contact; the municipality's policy will replace it (sync rules: lease)
DAYS_WITHOUT_CONTACT = 30

SAFE_HERE = "Alles staat veilig op deze laptop."
MEANINGS = {
    ParcelState.WAITS: "Gaat mee zodra er netwerk is",
    ParcelState.UNDER_WAY: "Gaat verder waar het stopte",
    ParcelState.CONFIRMED: "Aangekomen bij de gemeente en door de gemeente getekend",
    ParcelState.SET_ASIDE: "De gemeente kan dit pak niet lezen. Het blijft hier staan.",
}
#: what a change that is no answer is called in a parcel: one, more
KIND_WORDS = {
    ChangeKind.DOSSIER: ("gegeven van het dossier", "gegevens van het dossier"),
    ChangeKind.NOTE: ("notitie", "notities"),
    ChangeKind.TOLK_SESSION: ("tolkgesprek", "tolkgesprekken"),
    ChangeKind.TOLK_MARK: ("opmerking over de tolk", "opmerkingen over de tolk"),
    ChangeKind.GOAL: ("doel", "doelen"),
    ChangeKind.DECISION: ("keuze of reden", "keuzes en redenen"),
    ChangeKind.PIP_VERSION: ("versie van het plan", "versies van het plan"),
    ChangeKind.PAPER: ("papier", "papieren"),
    ChangeKind.ATTACHMENT: ("bijlage", "bijlagen"),
    ChangeKind.TASK: ("taak", "taken"),
    ChangeKind.TEACH_BACK: ("terugverteld blok", "terugvertelde blokken"),
    ChangeKind.LINK: ("band in het gezin", "banden in het gezin"),
    ChangeKind.APPOINTMENT: ("afspraak", "afspraken"),
    ChangeKind.SUMMARY: ("samenvatting", "samenvattingen"),
}


def parcel_content(parcel: Parcel, pack: FormPack) -> str:
    """'Taal en Werk, 6 antwoorden · 1 notitie': themes in order of the pack, then the rest by kind."""
    theme_of = {q.id: s.title for s in pack.sections for q in s.questions}
    answered = [theme_of[root] for root in map(_question_of, parcel.keys) if root in theme_of]
    parts = []
    if answered:
        titles = [s.title for s in pack.sections if s.title in answered]
        parts.append(f"{_joined(titles)}, {counted(len(answered), 'antwoord', 'antwoorden')}")
    for kind, (one, more) in KIND_WORDS.items():
        number = sum(1 for key in parcel.keys if key.split(":", 1)[0] == kind.value)
        if number:
            parts.append(counted(number, one, more))
    return " · ".join(parts) or counted(parcel.count, "wijziging", "wijzigingen")


def parcel_meaning(parcel: Parcel) -> str:
    """What its state means for the klantmanager; the reason of the back end when it was set aside."""
    if parcel.state is ParcelState.SET_ASIDE and parcel.reason:
        return f"{parcel.reason.rstrip('.')}. Het blijft hier staan."
    return MEANINGS[parcel.state]


def headline(is_enrolled: bool, waiting: int, last: SyncReport | None) -> str:
    """The first sentence: always about safety."""
    if not is_enrolled:
        return f"{SAFE_HERE} De laptop is nog niet aangemeld bij de gemeente."
    if waiting:
        go = "pak wacht" if waiting == 1 else "pakken wachten"
        return f"{SAFE_HERE} {waiting} {go} om naar de gemeente te gaan."
    if last is not None and last.is_confirmed:
        return "Alles staat veilig op deze laptop en bij de gemeente."
    return SAFE_HERE


def sentence(is_enrolled: bool, last: SyncReport | None, today: date, days_left: int) -> str:
    """The second sentence: that work can go on, and how the last sync went."""
    go_on = "U kunt gewoon verder werken."
    if not is_enrolled:
        return f"{go_on} Meld de laptop aan met de code van de gemeente; daarna kunt u samenvoegen."
    if days_left <= 0:
        go_on = "Deze laptop had te lang geen contact met de gemeente. Er gaat niets verloren. Maak contact."
    if last is None:
        return f"{go_on} Er is op deze laptop nog niet samengevoegd."
    confirmed = "bevestigd" if last.is_confirmed else "nog niet bevestigd"
    return f"{go_on} De laatste keer samenvoegen was {when_last(last.finished_at, today)}, {confirmed}."


def report_text(report: SyncReport) -> str:
    """The report as it is kept in the local state."""
    return json.dumps(
        {
            "sent": report.sent,
            "received": report.received,
            "parcels_sent": report.parcels_sent,
            "choices_waiting": report.choices_waiting,
            "dossiers": report.dossiers,
            "is_confirmed": report.is_confirmed,
            "finished_at": report.finished_at.isoformat(),
            "reached": report.reached.value,
        }
    )


def report_from(text: str | None) -> SyncReport | None:
    """The kept report, None where there is none."""
    if text is None:
        return None
    kept = json.loads(text)
    kept["finished_at"] = datetime.fromisoformat(kept["finished_at"])
    kept["reached"] = SyncStep(kept["reached"])
    return SyncReport(**kept)


def _question_of(key: str) -> str:
    """'G03#<row>' and 'answer:G03' both stand for question G03."""
    return key.rsplit(":", 1)[-1].split("#", 1)[0]


def _joined(titles: Iterable[str]) -> str:
    found = list(titles)
    return " en ".join([", ".join(found[:-1]), found[-1]]) if len(found) > 1 else "".join(found)
