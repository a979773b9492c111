"""A koffer that does not open, in words: what happened, the likely cause, what is safe, what can be done.

One kind of damage, one text; nothing here offers to erase and start over.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from desktop.domain.errors import Trouble, TroubleCode
from desktop.domain.wording import nl
from desktop.usecases.damage_kinds import KINDS, Way
from desktop.usecases.dutch_words import counted, day_words, when_last
from desktop.usecases.repair import Diagnosis, Mended, Notice, RestoreReport
from desktop.usecases.safe_ports import BackupRow, BackupWhy, Comparison

if TYPE_CHECKING:  # the ports would bring half the house along before the first window
    from desktop.usecases.ports import Desk
    from desktop.usecases.unlock import Entrance


@dataclass(frozen=True, slots=True)
class DamageShown:
    """The page of one kind of damage."""

    happened: str
    cause: str
    safe: tuple[str, ...]
    next_step: str
    ways: tuple[tuple[Way, str], ...]  # the first one is the best
    code: str  # to name on the phone


@dataclass(frozen=True, slots=True)
class WayBackShown:
    """One copy and what putting it back does."""

    id: str
    name: str  # 'Reservekopie van gisteren om 16:20'
    lines: tuple[str, ...]
    dossiers: tuple[str, ...]  # 'Amina: 12 antwoorden uit het logboek'


def is_damage(code: TroubleCode) -> bool:
    """True for what has a page of its own on the lock screen."""
    return code in KINDS


def damage_shown(entrance: Entrance, person: str, trouble: Trouble) -> DamageShown:
    """Look beside the koffer and say it. KeyError for a trouble that is no damage."""
    repair = entrance.repair()
    return damage_words(repair.diagnose(person, trouble.code), trouble, repair.today())


def look_back(entrance: Entrance, person: str, passphrase: bytearray) -> tuple[WayBackShown, ...]:
    """See what each copy would bring back; nothing is done yet. The passphrase is wiped."""
    repair = entrance.repair()
    return tuple(way_back_shown(one, repair.today()) for one in repair.look_back(person, passphrase))


def put_back(entrance: Entrance, backup: str) -> tuple[Desk, tuple[str, ...]]:
    """Put one of the copies back that `look_back` showed: the open koffer, and what it came to."""
    repair = entrance.repair()
    desk, report = repair.put_back(backup)
    return desk, report_lines(report, repair.today())


def mended(entrance: Entrance) -> tuple[str, ...]:
    """What opening mended by itself, a sentence each; an upgrade that went well is not worth one."""
    found = entrance.repair().mended()
    return tuple(_mended_line(one) for one in found if one.notice is not Notice.UPGRADED)


def damage_words(found: Diagnosis, trouble: Trouble, today: date) -> DamageShown:
    """The page for what was found."""
    kind = KINDS[trouble.code]
    earlier = [row for row in found.backups if row.why is BackupWhy.BEFORE_UPGRADE]
    offered = {
        Way.RESTORE: nl("Reservekopie terugzetten") if found.has_way_back else "",
        Way.EARLIER: nl("Terug naar de vorige versie") if earlier else "",
        Way.LOCK_BACK: nl("Zet het slot terug") if found.lock_copies else "",
        Way.RECOVER: nl("Vraag herstel aan de gemeente"),
        Way.AGAIN: nl("Probeer opnieuw"),
    }
    ways = tuple((way, offered[way]) for way in kind.ways if offered[way])
    return DamageShown(
        happened=kind.happened,
        cause=kind.cause,
        safe=_safe_lines(found, trouble, today),
        next_step=kind.next_step or _NEXT.get(ways[0][0], _CALL),
        ways=ways,
        code=f"K{kind.number:02d}",
    )


_CALL = nl("Bel de beheerder. Zet de laptop niet opnieuw op: alles staat er nog.")
_NEXT: Mapping[Way, str] = MappingProxyType(
    {
        Way.RESTORE: nl("Zet de reservekopie terug. U ziet eerst wat er terugkomt; dan pas gebeurt het."),
        Way.LOCK_BACK: nl("Zet het slot terug. Daarna opent u gewoon met uw wachtzin."),
        Way.RECOVER: nl("De gemeente heeft misschien een reservesleutel. Vraag daar om herstel."),
    }
)


def _safe_lines(found: Diagnosis, trouble: Trouble, today: date) -> tuple[str, ...]:
    lines: list[str] = [nl("Er is niets veranderd of gewist.")]
    if trouble.code is TroubleCode.STORE_DAMAGED and "alle" in trouble.facts:
        lines.append(
            nl("Van de {all} stukken zijn er {whole} heel.", all=trouble.facts["alle"],
               whole=trouble.facts["heel"])
        )  # fmt: skip
    if found.backups:
        lines.append(backup_name(found.backups[0], today))
    if len(found.backups) > 1:
        more = counted(len(found.backups) - 1, nl("oudere reservekopie"), nl("oudere reservekopieën"))
        lines.append(nl("En nog {more}", more=more))
    if found.journal_records:
        many = counted(found.journal_records, nl("antwoord"), nl("antwoorden"))
        lines.append(nl("Logboek met {many}", many=many))
    if found.lock_copies and Way.LOCK_BACK in KINDS[trouble.code].ways:
        lines.append(nl("Kopie van het slot van {day}", day=day_words(found.lock_copies[0], with_year=False)))
    if not found.has_way_back:
        lines.append(nl("Wat al bij de gemeente is, blijft daar staan."))
    return tuple(lines)


def backup_name(row: BackupRow, today: date) -> str:
    """'Reservekopie van gisteren om 16:20'."""
    if row.why is BackupWhy.FROM_JOURNAL:
        return nl("Het logboek alleen")
    when = when_last(row.made_at, today)
    if row.why is BackupWhy.BEFORE_UPGRADE:
        return nl("Kopie van voor de nieuwe versie, van {when}", when=when)
    return nl("Reservekopie van {when}", when=when)


def way_back_shown(found: Comparison, today: date) -> WayBackShown:
    """One copy of `look_back` in words."""
    row = found.backup
    inside = counted(found.changes, nl("antwoord"), nl("antwoorden"))
    coming = counted(found.from_journal, nl("antwoord"), nl("antwoorden"))
    lines: list[str] = []
    if row.why is BackupWhy.FROM_JOURNAL:
        lines.append(nl("Er is geen reservekopie. In het logboek staan {coming}: alles wat u hier opschreef.",
                        coming=coming))  # fmt: skip
        lines.append(nl("Daarna meldt u de laptop opnieuw aan bij de gemeente."))
    else:
        lines.append(nl("In deze kopie: {inside}. Nagekeken: hij is heel.", inside=inside))
        lines.append(
            nl("Uit het logboek komt erbij: {coming}, van na deze kopie.", coming=coming)
            if found.from_journal
            else nl("In het logboek staat niets van na deze kopie.")
        )
    lines.append(nl("Wat collega's daarna stuurden, komt terug bij het samenvoegen."))
    lines.append(nl("Het bestand van nu wordt bewaard, niet gewist."))
    return WayBackShown(row.id, backup_name(row, today), tuple(lines), _dossier_lines(found))


def _dossier_lines(found: Comparison) -> tuple[str, ...]:
    said: list[str] = []
    for one in found.dossiers:
        label = one.label or nl("Nieuw dossier")
        if one.from_journal:
            many = counted(one.from_journal, nl("antwoord"), nl("antwoorden"))
            said.append(nl("{label}: {many} uit het logboek", label=label, many=many))
        if one.lost:
            many = counted(one.lost, nl("antwoord"), nl("antwoorden"))
            said.append(nl("{label}: {many} in geen van beide", label=label, many=many))
    return tuple(said)


def report_lines(report: RestoreReport, today: date) -> tuple[str, ...]:
    """What putting back came to, a sentence each."""
    many = counted(report.changes, nl("antwoord"), nl("antwoorden"))
    back = counted(report.from_journal, nl("antwoord"), nl("antwoorden"))
    lists = counted(report.dossiers, nl("dossier"), nl("dossiers"))
    return (
        nl("Teruggezet: {name}.", name=backup_name(report.backup, today)),
        nl("Uit het logboek teruggehaald: {back}.", back=back),
        nl("In uw koffer staan nu {many}, in {lists}. De lijsten zijn opnieuw gemaakt.", many=many,
           lists=lists),
        nl("Het bestand van daarvoor staat apart; het is niet gewist."),
    )  # fmt: skip


def _mended_line(one: Mended) -> str:
    many = counted(one.count, nl("antwoord"), nl("antwoorden"))
    match one.notice:
        case Notice.REPLAYED_FROM_JOURNAL:
            return nl("Teruggehaald uit het logboek: {many}. Dat stond niet meer in de koffer.", many=many)
        case Notice.JOURNAL_WAS_DAMAGED:
            return nl("Het logboek was beschadigd. Uw antwoorden staan in de koffer; er is een nieuwe kopie.")
        case Notice.JOURNAL_WAS_SHORT:
            return nl("Er stond een ouder logboek. Uw antwoorden staan in de koffer; er is een nieuwe kopie.")
        case Notice.JOURNAL_OF_NEWER:
            return nl("Van een nieuwere versie: {many}. Dat blijft bewaard tot die er weer is.", many=many)
        case Notice.PROJECTIONS_REBUILT:
            return nl("Er stond een ouder stuk in de lijsten. Ze zijn opnieuw gemaakt uit uw antwoorden.")
        case Notice.BLOBS_MISSING:
            papers = counted(one.count, nl("bewaard papier of foto"), nl("bewaarde papieren of foto's"))
            return nl("Niet meer op deze laptop: {papers}. Uw antwoorden zijn er wel.", papers=papers)
        case Notice.OLD_HEADER:
            return nl("Er stond een ouder slot: een eerdere wachtzin opent de koffer weer. Neem een nieuwe.")
        case Notice.UPGRADED:
            return nl("De koffer is klaar voor deze versie van het programma.")
