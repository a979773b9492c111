"""The list of papers as screens see it: made, not made, and what cannot be made now."""

from __future__ import annotations

from desktop.usecases.paper_kinds import PaperKind, PaperRow


def _row(kind: PaperKind, for_whom: str, why_not: str = "", state: str = "nog niet gemaakt") -> PaperRow:
    return PaperRow(kind, kind.name_words, for_whom, why_not, state)


PAPERS = (
    _row(PaperKind.VISUAL, "voor de persoon", state="versie 2 (ar), 15 september 2026, 11:10"),
    _row(PaperKind.SUMMARY, "voor de persoon", why_not="Kies eerst een leerroute."),
    _row(PaperKind.APPOINTMENTS, "voor de persoon"),
    _row(PaperKind.CHECKLIST, "voor de persoon"),
    _row(PaperKind.FORMAL, "voor de persoon en het dossier"),
    _row(PaperKind.OVERTYP, "voor u, bij het portaal", why_not="Kies eerst een leerroute."),
    _row(PaperKind.DRIEGESPREK, "voor u, COA en de persoon"),
    _row(PaperKind.REPORT, "voor het dossier", state="versie 1, 15 september 2026, 11:02"),
    _row(PaperKind.REPORT_SPECIAL, "voor het dossier, alleen als het moet"),
    _row(PaperKind.TOLK_HOURS, "voor de rekening", why_not="Er is nog geen gesprek met een tolk afgesloten."),
    _row(PaperKind.VISIT_LIST, "voor in uw tas", state=""),
)
