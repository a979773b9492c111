"""The support file: how the program and the koffer are, in words for who helps. Nothing of any person.

What is in it is shown whole before it is saved. It has versions, sizes, states and the last lines of the log;
no name, no label of a koffer, no number of dossiers, no answer, no path (decided: design security 4.8).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from desktop.domain.errors import Trouble, TroubleCode
from desktop.usecases.ports import Desk
from desktop.usecases.safe_ports import BackupWhy, SafeState
from desktop.usecases.support_ports import FilesFact, PartFact, Program
from desktop.usecases.taking_out import write_outside

_MB = 1024 * 1024
_WHY = {
    BackupWhy.DAILY: "dagelijks",
    BackupWhy.ASKED: "gevraagd",
    BackupWhy.BEFORE_UPGRADE: "voor een nieuwe versie",
}
Facts = Sequence[tuple[str, str]]


def support_name(desk: Desk) -> str:
    """'hulp-2026-09-01.txt'."""
    return f"hulp-{desk.clock.today().isoformat()}.txt"


def support_bundle(desk: Desk) -> str:
    """The whole text. Runs off the store thread: files are compared, which takes a second or so.

    Raises what the store raises while its state is read.
    """
    safe = desk.on_store(lambda: _koffer(desk))
    link = desk.on_store(lambda: _link(desk))
    return support_text(desk.clock.now(), desk.program, safe, link)


def save_support(desk: Desk, target: Path, text: str) -> None:
    """Write exactly this text: a new file, only for this account; the audit gets a line.

    Refusal EXPORT_TARGET_EXISTS; Trouble DISK_FULL and the like.
    """
    with desk.unit_of_work() as work:
        work.audit.note("support.export", "desk", "begun")
        work.commit()
    write_outside(desk, target, text.encode(), "support.export", "desk")


def support_text(now: datetime, program: Program | None, koffer: Facts, link: Facts = ()) -> str:
    """`koffer`, `link`: what is known of them, () for nothing. `now`: aware."""
    head = [
        "HULPBESTAND VAN INTAKEKOFFER",
        f"Gemaakt op {now.astimezone(UTC):%Y-%m-%d %H:%M} UTC.",
        "Hierin staan geen namen, geen antwoorden en geen dossiers.",
    ]
    groups: list[tuple[str, list[str]]] = []
    if program is not None:
        groups.append(("PROGRAMMA", _rows(program.about())))
    groups.append(("KOFFER", _rows(koffer)))
    if link:
        groups.append(("GEMEENTE", _rows(link)))
    if program is not None:
        groups.append(("ONDERDELEN", part_lines(program.parts())))
        groups.append(("BESTANDEN VAN HET PROGRAMMA", files_lines(program.files())))
        events = program.events()
        groups.append((f"LAATSTE GEBEURTENISSEN ({len(events)})", list(events) or ["geen"]))
    blocks = ["\n".join(head), *("\n".join([title, *lines]) for title, lines in groups)]
    return "\n\n".join(blocks) + "\n"


def part_lines(parts: Iterable[PartFact]) -> list[str]:
    """A line for each part: its version, and what is the matter where it is below its floor."""
    lines = []
    for part in parts:
        told = part.version or "onbekend"
        if not part.asked:
            told = f"zegt het zelf niet; zit in {part.inside} {part.version}".strip()
        lines.append(f"{part.name}: {told}{low_words(part)}")
    return lines


def low_words(part: PartFact) -> str:
    """What is the matter with a part below its floor; '' for one that is not."""
    if not part.is_low:
        return ""
    told = "TE OUD, de koffer blijft dicht" if part.stops else "let op, een oude versie"
    return f"; {told}: minstens {part.at_least} ({part.why})"


def files_lines(found: FilesFact) -> list[str]:
    """How the installed files are beside their lists."""
    lines = [f"vergeleken: {found.checked} in {found.seconds:.1f} s"]
    if found.is_whole:
        lines.append("alles is zoals het is geïnstalleerd")
    lines += [f"veranderd: {name}" for name in found.altered]
    lines += [f"weg: {name}" for name in found.missing]
    if not found.has_own:
        lines.append("de eigen bestanden hebben hier geen lijst: dit is een map met broncode")
    return lines


def _koffer(desk: Desk) -> Facts:
    """The open koffer: whole or not, sizes, backups. Its label is left out: it is a name."""
    with desk.unit_of_work() as work:
        try:
            audit = f"{work.audit.verify()} regels, de keten klopt"
        except Trouble as trouble:
            audit = f"DE KETEN KLOPT NIET ({trouble.code.name})"
    facts = [("staat", "open, bij het openen helemaal nagekeken"), ("audit", audit)]
    if desk.safe is not None:
        facts += safe_facts(desk.safe.state())
    return facts


def safe_facts(state: SafeState) -> Facts:
    """Sizes and states; days without hours, and no label."""
    waits = "ja, bij de volgende keer openen" if state.roll_over_waits else "nee"
    recovery = "ja" if state.is_recovery_left else "nog niet" if state.recovery_key_id else "niet ingesteld"
    facts = [
        ("generatie van de sleutel", str(state.generation)),
        ("geheim van de laptop", "ja" if state.has_device_secret else "nee"),
        ("herstel door de gemeente", recovery),
        ("sleutel wordt vervangen", waits),
        ("grootte", _size(state.size)),
        ("vrij op de schijf", _size(state.free)),
    ]
    for row in state.backups:
        made = f"{row.made_at:%Y-%m-%d}, {_size(row.size)}, {_WHY[row.why]}"
        facts.append(("reservekopie", made))
    return facts if state.backups else [*facts, ("reservekopie", "geen")]


def _link(desk: Desk) -> Facts:
    with desk.unit_of_work() as work:
        waiting = sum(parcel.reason is not None for parcel in work.outbox.parcels())
    return [
        ("aangemeld", "ja" if desk.sync.is_enrolled() else "nee"),
        ("apart gelegd door de gemeente", "ja" if waiting else "nee"),
    ]


def damage_facts(codes: Iterable[TroubleCode | None]) -> Facts:
    """Koffers that are not open: how their lock is, each by a code; no label and no order."""
    told = sorted("heel" if code is None else code.name for code in codes)
    return [("slot van een koffer", one) for one in told] or [("koffer", "er is er geen")]


def _size(count: int) -> str:
    return f"{count / _MB:.1f} MB" if count < 1000 * _MB else f"{count / _MB / 1024:.1f} GB"


def _rows(facts: Facts) -> list[str]:
    return [f"{what}: {how}" for what, how in facts] or ["onbekend"]
