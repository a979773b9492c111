"""The words of the languages board: verdicts, reasons, kinds of points. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from desktop.domain.errors import RefusalCode
from desktop.domain.wording import joined, nl
from desktop.usecases.language_points import PointKind
from desktop.usecases.languages import LanguageRow, Verdict

#: verdict -> tone and sign of its chip; the word carries it
VERDICT_LOOKS: Mapping[Verdict, tuple[str, str]] = MappingProxyType(
    {
        Verdict.READY: ("ok", "check_circle"),
        Verdict.TOLK_ONLY: ("warn", "tolk"),
        Verdict.DO_NOT_USE: ("bad", "close_circle"),
    }
)
VERDICT_WORDS: Mapping[Verdict, str] = MappingProxyType(
    {
        Verdict.READY: nl("klaar"),
        Verdict.TOLK_ONLY: nl("alleen met tolk"),
        Verdict.DO_NOT_USE: nl("niet gebruiken"),
    }
)
#: kind of a point -> its words, tone and sign
KIND_LOOKS: Mapping[PointKind, tuple[str, str, str]] = MappingProxyType(
    {
        PointKind.NOT_UNDERSTOOD: (nl("niet begrepen"), "warn", "ear_off"),
        PointKind.MISSING: (nl("ontbreekt"), "bad", "not_translated"),
        PointKind.OUTDATED: (nl("verouderd"), "warn", "outdated"),
        PointKind.DOUBT: (nl("twijfel van de vertaler"), "info", "question"),
        PointKind.UNCHECKED: (nl("niet nagekeken"), "plain", "exclamation"),
    }
)
RULE = nl(
    "Klaar: alles vertaald, niets verouderd, alles nagekeken. Alleen met tolk: minstens 85% is vertaald. "
    "De procenten tellen wat er staat, niet of het klopt."
)


def number_words(count: int) -> str:
    """'1.509', 'geen'."""
    return f"{count:,}".replace(",", ".") if count else nl("geen")


def plain_number(count: int) -> str:
    """'1.509', '0'."""
    return f"{count:,}".replace(",", ".")


def direction_words(direction: str) -> str:
    """How the language is written."""
    return nl("van rechts naar links") if direction == "rtl" else nl("van links naar rechts")


def verdict_reason(row: LanguageRow) -> str:
    """Why this verdict, in a sentence."""
    if row.verdict is Verdict.READY:
        return nl("Alles is vertaald en nagekeken.")
    lacks = [
        nl("{n} teksten ontbreken", n=plain_number(row.missing)) if row.missing else "",
        nl("{n} zijn verouderd", n=plain_number(row.outdated)) if row.outdated else "",
        nl("{n} zijn niet nagekeken", n=plain_number(row.unreviewed)) if row.unreviewed else "",
    ]
    what = joined(", ", (part for part in lacks if part))
    if row.verdict is Verdict.TOLK_ONLY:
        return nl("Gebruik deze taal alleen met een tolk: {what}.", what=what)
    return nl("Er is te weinig vertaald: {what}.", what=what)


def paper_words(row: LanguageRow) -> str:
    """Whether paper may be made in it, and why not."""
    if not row.no_paper:
        if row.unreviewed or row.missing or row.outdated:
            return nl("Papier: mag. Onderaan staat dat de vertaling niet is nagekeken.")
        return nl("Papier: mag.")
    if row.no_paper == RefusalCode.PAPER_SCREEN_ONLY:
        return nl("Papier: nee. Deze taal is er alleen voor het scherm.")
    if row.no_paper_open:
        return nl(
            "Papier: nog niet. De gemeente wil dat eerst alles is nagekeken; dat zijn nog {n} teksten.",
            n=plain_number(row.no_paper_open),
        )
    return nl("Papier: nee. Het bestand van de gemeente over talen klopt niet.")


def row_words(row: LanguageRow) -> str:
    """The whole row for who listens, and as a line where columns do not fit."""
    return nl(
        "vragen {q}%, plan en papier {p}%, {missing} ontbreken, {outdated} verouderd, {unreviewed} niet "
        "nagekeken, {times} keer niet begrepen",
        q=row.questions.percent,
        p=row.plan.percent,
        missing=number_words(row.missing),
        outdated=number_words(row.outdated),
        unreviewed=number_words(row.unreviewed),
        times=plain_number(row.not_understood),
    )
