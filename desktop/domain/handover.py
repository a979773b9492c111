"""What was brought in from COA, another municipality or a paper: read from the changes of one dossier.

A change of kind `handover` says what came, from whom, out of which file (its SHA-256), by which division of
columns, which answers were written, and what was told but not taken over. The answers themselves are changes
of their own, from COA or a document and to be checked. Taking a hand-over back is a change with value null:
the history keeps both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.answer import whole_day
from desktop.domain.changes import ChangeKind, HeadKey, JsonValue
from desktop.domain.leerroute import Leerroute

#: the decision that holds the plan of the municipality a person moved from (R-OVG-06)
EARLIER_PIP_KEY = "vorig_pip"
EARLIER_PIP_CELLS = ("gemeente", "route", "dagtekening_initieel")


class Sender(StrEnum):
    """Who gave it; decides which source the answers carry."""

    COA = "coa"
    GEMEENTE = "gemeente"
    DOCUMENT = "document"


class Beside(StrEnum):
    """Why a told value was kept beside the answer that stands, and not taken over."""

    SAID = "gezegd"  # the person's own answer stands, and it is another one
    WITHDRAWN = "teruggenomen"  # the person took the answer back
    OTHER_QUESTIONS = "vragenlijst"  # the questions of this dossier have no place for it
    ROWS = "rijen"  # 'none' was told where rows stand, or the other way round


@dataclass(frozen=True, slots=True)
class Handover:
    """One hand-over as it was written down. `answers`: keys of answers with the id of what was written."""

    key: str
    sender: Sender
    name: str  # 'COA', 'Gemeente Voorbeeldstad'
    form: str  # 'csv', 'json', 'overdracht', 'tekst'
    sha256: str
    row: int  # of the file, 0 for a text
    mapping: str  # hash of the division of columns, '' for a text
    answers: Mapping[str, str]
    same: int
    refused: int
    beside: Mapping[str, JsonValue]


def handover_value(one: Handover) -> Mapping[str, JsonValue]:
    """The value of the change; the other direction of `handovers_from`."""
    return {
        "sender": one.sender.value,
        "name": one.name,
        "form": one.form,
        "sha256": one.sha256,
        "row": one.row,
        "mapping": one.mapping,
        "answers": dict(one.answers),
        "same": one.same,
        "refused": one.refused,
        "beside": dict(one.beside),
    }


def handovers_from(heads: Mapping[HeadKey, tuple[object, ...]]) -> tuple[Handover, ...]:
    """The hand-overs that stand, in the order of their ids; what cannot be read is left out."""
    found = []
    for (kind, key), changes in sorted(heads.items(), key=lambda item: item[0][1]):
        if kind is ChangeKind.HANDOVER:
            read = (_read(key, getattr(change, "value", None)) for change in changes)
            found.append(next((one for one in read if one is not None), None))
    return tuple(one for one in found if one is not None)


def earlier_pip_problem(value: Mapping[str, str]) -> str:
    """Which part of a plan of another municipality is missing or cannot be; '' when it is whole.

    `value`: name of the municipality, route and the first dagtekening (ISO), all as text.
    """
    if not value.get("gemeente", "").strip():
        return "gemeente"
    if value.get("route") not in set(Leerroute):
        return "route"
    return "" if whole_day(value.get("dagtekening_initieel")) else "dagtekening_initieel"


def _read(key: str, value: JsonValue) -> Handover | None:
    if not isinstance(value, Mapping):
        return None
    sender, row, answers, beside = (value.get(n) for n in ("sender", "row", "answers", "beside"))
    if sender not in set(Sender) or not isinstance(row, int) or not isinstance(answers, Mapping):
        return None
    texts = {n: value.get(n) for n in ("name", "form", "sha256", "mapping")}
    counts = {n: value.get(n) for n in ("same", "refused")}
    if not all(isinstance(v, str) for v in texts.values()):
        return None
    return Handover(
        key=key,
        sender=Sender(str(sender)),
        row=row,
        answers={name: str(change) for name, change in answers.items()},
        beside=beside if isinstance(beside, Mapping) else {},
        name=str(texts["name"]),
        form=str(texts["form"]),
        sha256=str(texts["sha256"]),
        mapping=str(texts["mapping"]),
        same=counts["same"] if isinstance(counts["same"], int) else 0,
        refused=counts["refused"] if isinstance(counts["refused"], int) else 0,
    )
