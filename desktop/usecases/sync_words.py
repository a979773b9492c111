"""The sync panel in words: first whether the work is safe, then the network, then each parcel."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime

from desktop.domain.changes import ChangeKind
from desktop.domain.wording import joined, nl
from desktop.usecases.dossier_standing import reason_words
from desktop.usecases.dutch_words import counted, when_last
from desktop.usecases.ports import Parcel, ParcelState, SyncReport, SyncStep
from forms.model import FormPack

SAFE_HERE = nl("Alles staat veilig op deze laptop.")
MEANINGS = {
    ParcelState.WAITS: nl("Gaat mee zodra er netwerk is"),
    ParcelState.UNDER_WAY: nl("Gaat verder waar het stopte"),
    ParcelState.SET_ASIDE: nl("De gemeente kan dit pakje niet lezen. Het blijft hier staan."),
}
#: what a change that is no answer is called in a parcel: one, more
KIND_WORDS = {
    ChangeKind.DOSSIER: (nl("gegeven van het dossier"), nl("gegevens van het dossier")),
    ChangeKind.NOTE: (nl("notitie"), nl("notities")),
    ChangeKind.TOLK_SESSION: (nl("tolkgesprek"), nl("tolkgesprekken")),
    ChangeKind.TOLK_MARK: (nl("opmerking over de tolk"), nl("opmerkingen over de tolk")),
    ChangeKind.GOAL: (nl("doel"), nl("doelen")),
    ChangeKind.DECISION: (nl("keuze of reden"), nl("keuzes en redenen")),
    ChangeKind.PIP_VERSION: (nl("versie van het plan"), nl("versies van het plan")),
    ChangeKind.PAPER: (nl("papier"), nl("papieren")),
    ChangeKind.ATTACHMENT: (nl("bijlage"), nl("bijlagen")),
    ChangeKind.TASK: (nl("taak"), nl("taken")),
    ChangeKind.TEACH_BACK: (nl("terugverteld blok"), nl("terugvertelde blokken")),
    ChangeKind.LINK: (nl("band in het gezin"), nl("banden in het gezin")),
    ChangeKind.APPOINTMENT: (nl("afspraak"), nl("afspraken")),
    ChangeKind.CHOICE: (nl("keuze tussen antwoorden"), nl("keuzes tussen antwoorden")),
    ChangeKind.REMARK: (nl("opmerking van een lezer"), nl("opmerkingen van lezers")),
    ChangeKind.SUMMARY: (nl("samenvatting"), nl("samenvattingen")),
}


def parcel_content(parcel: Parcel, pack: FormPack) -> str:
    """'Taal en Werk, 6 antwoorden · 1 notitie': themes in order of the pack, then the rest by kind."""
    theme_of = {q.id: s.title for s in pack.sections for q in s.questions}
    answered = [theme_of[root] for root in map(_question_of, parcel.keys) if root in theme_of]
    parts: list[str] = []
    if answered:
        titles = [s.title for s in pack.sections if s.title in answered]
        parts.append(
            nl(
                "{joined}, {counted}",
                joined=_joined(titles),
                counted=counted(len(answered), "antwoord", "antwoorden"),
            )
        )
    for kind, (one, more) in KIND_WORDS.items():
        number = sum(1 for key in parcel.keys if key.split(":", 1)[0] == kind.value)
        if number:
            parts.append(counted(number, one, more))
    return joined(" · ", parts) or counted(parcel.count, "wijziging", "wijzigingen")


def parcel_meaning(parcel: Parcel, today: date, is_read_back: bool, is_safe: bool) -> str:
    """What its state means for the klantmanager; the reason of the back end when it was set aside.

    `is_read_back`: a sync since then ended with everything compared and equal. `is_safe`: it stands in a
    backup of the municipality.
    """
    if parcel.state is ParcelState.SET_ASIDE and parcel.reason:
        return nl("{reason}. Het blijft hier staan.", reason=reason_words(parcel.reason))
    if parcel.state is not ParcelState.CONFIRMED:
        return MEANINGS[parcel.state]
    when = when_last(datetime.fromisoformat(parcel.confirmed_at), today)
    if is_safe:
        return nl("{when}: aangekomen, en ook in de reservekopie van de gemeente", when=when)
    if is_read_back:
        return nl("{when}: teruggelezen en gelijk", when=when)
    return nl("{when}: aangekomen en door de gemeente getekend", when=when)


def headline(is_enrolled: bool, waiting: int, last: SyncReport | None, is_safe: bool) -> str:
    """The first sentence: always about safety. `is_safe`: a backup of the municipality has it all."""
    if not is_enrolled:
        return nl("{safe_here} De laptop is nog niet aangemeld bij de gemeente.", safe_here=SAFE_HERE)
    if waiting:
        go = nl("pakje wacht") if waiting == 1 else nl("pakjes wachten")
        return nl("{safe_here} {waiting} {go}.", safe_here=SAFE_HERE, waiting=waiting, go=go)
    if last is not None and last.is_confirmed:
        if is_safe:
            return nl("Alles staat veilig op deze laptop en bij de gemeente.")
        return nl("{safe_here} Bij de gemeente is alles aangekomen.", safe_here=SAFE_HERE)
    return SAFE_HERE


def sentence(is_enrolled: bool, last: SyncReport | None, today: date, days_left: int) -> str:
    """The second sentence: that work can go on, and how the last sync went."""
    go_on = nl("U kunt gewoon verder werken.")
    if not is_enrolled:
        return nl(
            "{go_on} Meld de laptop aan met de code van de gemeente; daarna kunt u samenvoegen.", go_on=go_on
        )
    if days_left <= 0:
        go_on = nl(
            "Deze laptop had te lang geen contact met de gemeente. Er gaat niets verloren. Maak contact."
        )
    if last is None:
        return nl("{go_on} Er is op deze laptop nog niet samengevoegd.", go_on=go_on)
    confirmed = nl("bevestigd") if last.is_confirmed else nl("nog niet bevestigd")
    return nl(
        "{go_on} De laatste keer samenvoegen was {when_last}, {confirmed}.",
        go_on=go_on,
        when_last=when_last(last.finished_at, today),
        confirmed=confirmed,
    )


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
    return joined(nl(" en "), [joined(", ", found[:-1]), found[-1]]) if len(found) > 1 else "".join(found)
