"""The computed change `summary` (kind and key 'summary'): all the back end knows of what a dossier says.

Closed: the back end computes no law and knows no question; steering and export read this and papers only.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from sync.protocol.canonical import WireCode, WireProblem
from sync.protocol.fields import WORD, Fields

SUMMARY_VERSION = 1
#: '' = no plan yet; the others are the states of the PIP
STATUSES = ("", "concept", "gereed", "vastgesteld")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,79}")


def _nothing() -> Mapping[str, str]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Summary:
    """What steering needs of one dossier. Dates are ISO text, '' = unknown or none; words are keys."""

    group: str = ""  # doelgroep key, e.g. 'asielstatushouder'
    route: str = ""  # leerroute key, e.g. 'z_route'
    status: str = ""  # one of STATUSES
    anchor: str = ""  # day the ten-week clock started
    due: str = ""  # last day of the ten weeks
    dagtekening: str = ""
    azc: str = ""
    blockers: tuple[str, ...] = ()  # keys of what stands in the way
    tolk_minutes: int = 0
    answered: int = 0
    applicable: int = 0
    law_values: Mapping[str, str] = field(default_factory=_nothing)  # law value key -> value used
    ggm: Mapping[str, str] = field(default_factory=_nothing)  # GGM attribute -> text


def write_summary(summary: Summary) -> dict[str, object]:
    """The value of the change. Raises WireProblem when it could not be read back."""
    written: dict[str, object] = {
        "v": SUMMARY_VERSION,
        "group": summary.group,
        "route": summary.route,
        "status": summary.status,
        "anchor": summary.anchor,
        "due": summary.due,
        "dagtekening": summary.dagtekening,
        "azc": summary.azc,
        "blockers": list(summary.blockers),
        "tolkMinutes": summary.tolk_minutes,
        "answered": summary.answered,
        "applicable": summary.applicable,
        "lawValues": dict(summary.law_values),
        "ggm": dict(summary.ggm),
    }
    read_summary(written)
    return written


def read_summary(untrusted: object) -> Summary:
    """The value of a summary change. Raises WireProblem."""
    fields = Fields(untrusted, "summary")
    if fields.whole("v", 1, 1_000) != SUMMARY_VERSION:
        raise WireProblem(WireCode.UNKNOWN_VERSION, "summary")
    summary = Summary(
        group=_word(fields, "group"),
        route=_word(fields, "route"),
        status=_status(fields),
        anchor=_day(fields, "anchor"),
        due=_day(fields, "due"),
        dagtekening=_day(fields, "dagtekening"),
        azc=fields.label("azc", 100),
        blockers=tuple(_blocker(one) for one in fields.items("blockers", 50)),
        tolk_minutes=fields.whole("tolkMinutes", 0, 100_000),
        answered=fields.whole("answered", 0, 10_000),
        applicable=fields.whole("applicable", 0, 10_000),
        law_values=_texts(fields, "lawValues", 100),
        ggm=_texts(fields, "ggm", 300),
    )
    fields.done()
    return summary


def _word(fields: Fields, name: str) -> str:
    value = fields.text(name, 60)
    if value and not WORD.fullmatch(value):
        raise WireProblem(WireCode.WRONG_FORMAT, f"summary.{name}")
    return value


def _status(fields: Fields) -> str:
    value = fields.text("status", 40)
    if value not in STATUSES:
        raise WireProblem(WireCode.UNKNOWN_CHOICE, "summary.status")
    return value


def _day(fields: Fields, name: str) -> str:
    value = fields.text(name, 10)
    if value:
        try:
            if date.fromisoformat(value).isoformat() != value:
                raise ValueError
        except ValueError:
            raise WireProblem(WireCode.WRONG_FORMAT, f"summary.{name}") from None
    return value


def _blocker(untrusted: object) -> str:
    if not isinstance(untrusted, str) or not WORD.fullmatch(untrusted):
        raise WireProblem(WireCode.WRONG_FORMAT, "summary.blockers")
    return untrusted


def _texts(fields: Fields, name: str, most: int) -> Mapping[str, str]:
    value = fields.anything(name)
    if not isinstance(value, Mapping):
        raise WireProblem(WireCode.WRONG_TYPE, f"summary.{name}")
    if len(value) > most:
        raise WireProblem(WireCode.TOO_MANY, f"summary.{name}")
    for key, text in value.items():
        if not _NAME.fullmatch(key):
            raise WireProblem(WireCode.WRONG_FORMAT, f"summary.{name}")
        if not isinstance(text, str) or len(text) > 500:
            raise WireProblem(WireCode.WRONG_TYPE, f"summary.{name}")
    return MappingProxyType(dict(value))
