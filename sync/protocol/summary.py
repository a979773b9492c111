"""The computed change `summary` (kind and key 'summary'): all the back end knows of what a dossier says.

Closed: the back end computes no law and knows no question; steering and export read this and papers only.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from sync.protocol.canonical import WireCode, WireProblem
from sync.protocol.fields import WORD, Fields

#: 2 added metInTime, testOutcome, inAzc, dagtekeningInitieel, termEnd, switched; 1 is read without them
SUMMARY_VERSION = 2
#: '' = no plan yet; the others are the states of the PIP
STATUSES = ("", "concept", "gereed", "vastgesteld")
#: '' = not established yet, or there was no last day to hold it against
MET = ("", "ja", "nee")
#: the test as it is weighed, never its points; 'geen' = no test is possible
TEST_OUTCOMES = ("", "haalbaar", "niet_haalbaar", "geen")
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
    met_in_time: str = ""  # one of MET: the first PIP within the ten weeks
    test_outcome: str = ""  # one of TEST_OUTCOMES
    in_azc: bool = False  # lives in an azc
    dagtekening_initieel: str = ""  # the three years count from it
    term_end: str = ""  # last day of the three years
    switched: bool = False  # the leerroute is another one than that of the first PIP


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
        "metInTime": summary.met_in_time,
        "testOutcome": summary.test_outcome,
        "inAzc": summary.in_azc,
        "dagtekeningInitieel": summary.dagtekening_initieel,
        "termEnd": summary.term_end,
        "switched": summary.switched,
    }
    read_summary(written)
    return written


def read_summary(untrusted: object) -> Summary:
    """The value of a summary change. Raises WireProblem."""
    fields = Fields(untrusted, "summary")
    version = fields.whole("v", 1, 1_000)
    if version > SUMMARY_VERSION:
        raise WireProblem(WireCode.UNKNOWN_VERSION, "summary")
    summary = Summary(
        group=_word(fields, "group"),
        route=_word(fields, "route"),
        status=_one_of(fields, "status", STATUSES),
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
    if version > 1:
        summary = replace(
            summary,
            met_in_time=_one_of(fields, "metInTime", MET),
            test_outcome=_one_of(fields, "testOutcome", TEST_OUTCOMES),
            in_azc=fields.flag("inAzc"),
            dagtekening_initieel=_day(fields, "dagtekeningInitieel"),
            term_end=_day(fields, "termEnd"),
            switched=fields.flag("switched"),
        )
    fields.done()
    return summary


def _word(fields: Fields, name: str) -> str:
    value = fields.text(name, 60)
    if value and not WORD.fullmatch(value):
        raise WireProblem(WireCode.WRONG_FORMAT, f"summary.{name}")
    return value


def _one_of(fields: Fields, name: str, known: tuple[str, ...]) -> str:
    value = fields.text(name, 40)
    if value not in known:
        raise WireProblem(WireCode.UNKNOWN_CHOICE, f"summary.{name}")
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
