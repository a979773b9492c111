"""A koffer that does not open, for pictures and tests: what was found beside it, and what would come back."""

from __future__ import annotations

from datetime import UTC, date, datetime

from desktop.domain.errors import Trouble, TroubleCode
from desktop.domain.ids import DossierId, uuid7
from desktop.usecases.damage_shown import (
    DamageShown,
    WayBackShown,
    damage_words,
    report_lines,
    way_back_shown,
)
from desktop.usecases.repair import Diagnosis, RecoveryAsk, RestoreReport
from desktop.usecases.safe_ports import BackupRow, BackupWhy, Comparison, DossierDifference

TODAY = date(2026, 9, 15)
BACKUPS = (
    BackupRow("store-3", datetime(2026, 9, 14, 14, 20, tzinfo=UTC), BackupWhy.DAILY, 412_000),
    BackupRow("store-2", datetime(2026, 9, 11, 15, 5, tzinfo=UTC), BackupWhy.DAILY, 398_000),
    BackupRow("upgrade-1", datetime(2026, 9, 10, 7, 0, tzinfo=UTC), BackupWhy.BEFORE_UPGRADE, 390_000),
)
COMPARISON = Comparison(
    BACKUPS[0],
    True,
    (
        DossierDifference(DossierId(uuid7(1, b"amina-amina")), "Amina", 12, 0, ""),
        DossierDifference(DossierId(uuid7(2, b"yonas-yonas")), "Yonas", 2, 0, ""),
    ),
    0,
    changes=1_412,
    from_journal=14,
    is_now_known=False,
)
WAYS: tuple[WayBackShown, ...] = (
    way_back_shown(COMPARISON, TODAY),
    way_back_shown(Comparison(BACKUPS[1], True, (), 0, changes=1_300, is_now_known=False), TODAY),
)
REPORT = report_lines(RestoreReport(BACKUPS[0], 14, 1_426, 38), TODAY)
ASK = RecoveryAsk(
    "K7MQ-2RTX-9FHD-PWAC",
    "INTAKEKOFFER HERSTELVRAAG 1\n" + "\n".join("h7Qp2xZc9Lm4Vt8" * 4 for _ in range(20)),
    True,
)


def page(code: TroubleCode, has_copies: bool = True) -> DamageShown:
    """The page of one kind, with or without copies beside the koffer."""
    facts = {"heel": "412", "alle": "413"} if code is TroubleCode.STORE_DAMAGED else {}
    found = Diagnosis(
        "p1", code, BACKUPS if has_copies else (), 214 if has_copies else 0,
        (date(2026, 9, 14),) if has_copies else (),
    )  # fmt: skip
    return damage_words(found, Trouble(code, facts), TODAY)
