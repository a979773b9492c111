"""The export under the names of the GGM (inburgering, 2.5.1): one record per dossier, out of summaries only.

Which field is which, and why the others do not go along, stands in `ggm_fields.toml`. No name, no number of a
person, no answer: a summary holds none. A dossier has the mark under which others know it.
"""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sync.protocol.canonical import read_json
from sync.protocol.summary import Summary, read_summary
from sync.server.service.ports import Service
from sync.server.service.published_names import dossier_name

MODEL = "GGM 2.5.1 inburgering"
_FIELDS = Path(__file__).parent / "ggm_fields.toml"
_REASONS = "redenen"
#: what a spreadsheet takes for a formula
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_PLAIN: Mapping[str, Callable[[Summary], str]] = {
    "dagtekening": lambda summary: summary.dagtekening,
    "dagtekening_initieel": lambda summary: summary.dagtekening_initieel,
    "term_end": lambda summary: summary.term_end,
    "azc": lambda summary: summary.azc,
}
Record = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class GgmField:
    """One field of the model: `source` of ours, or '' with the Dutch reason why it does not go along."""

    entity: str
    attribute: str
    source: str
    why_not: str


def ggm_fields() -> tuple[GgmField, ...]:
    """Every field of the model, in its order. ValueError names one that is neither mapped nor left out."""
    table = tomllib.loads(_FIELDS.read_text(encoding="utf-8"))
    reasons = table.pop(_REASONS)
    return tuple(
        _field(entity, attribute, str(told), reasons)
        for entity, attributes in table.items()
        for attribute, told in attributes.items()
    )


def _field(entity: str, attribute: str, told: str, reasons: Mapping[str, str]) -> GgmField:
    sign, _, rest = told.partition(" ")
    if sign == "=" and (rest in _PLAIN or rest == "tenant" or rest.startswith("ggm:")):
        return GgmField(entity, attribute, rest, "")
    if sign == "-" and rest in reasons:
        return GgmField(entity, attribute, "", reasons[rest])
    raise ValueError(f"{entity}.{attribute}")


def ggm_record(tenant: str, dossier: str, summary: Summary, fields: Sequence[GgmField]) -> Record:
    """entity -> attribute -> text; only what is known. 'KENMERK' is the mark of the dossier."""
    record: dict[str, dict[str, str]] = {"DOSSIER": {"KENMERK": dossier_name(tenant, dossier)}}
    for one in fields:
        if one.source and (value := _value(tenant, summary, one.source)):
            record.setdefault(one.entity, {})[one.attribute] = value
    return record


def _value(tenant: str, summary: Summary, source: str) -> str:
    if source == "tenant":
        return tenant
    if source.startswith("ggm:"):
        return summary.ggm.get(source.removeprefix("ggm:"), "")
    return _PLAIN[source](summary)


def export_ggm(service: Service, tenant: str) -> tuple[Record, ...]:
    """A record per dossier that has a summary; those that go on in another one are left out: the person is
    counted there. An act of the office: it leaves a line."""
    fields = ggm_fields()
    with service.work_in(tenant) as work:
        rows = work.log.summaries()
        work.people.audit("ggm-exported", service.now())
    read = [(row.dossier, read_summary(read_json(row.text.encode()))) for row in rows]
    return tuple(
        ggm_record(tenant, dossier, summary, fields)
        for dossier, summary in read
        if "samengevoegd" not in summary.blockers
    )


def ggm_csv(records: Sequence[Record]) -> str:
    """A line per dossier, a column per field that goes along, ';' between them as Dutch spreadsheets read it.

    A text that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    mapped = [(one.entity, one.attribute) for one in ggm_fields() if one.source]
    columns = [("DOSSIER", "KENMERK"), *mapped]
    page = io.StringIO()
    written = csv.writer(page, delimiter=";", lineterminator="\r\n")
    written.writerow([f"{entity}.{attribute}" for entity, attribute in columns])
    for record in records:
        written.writerow([_guarded(record.get(entity, {}).get(name, "")) for entity, name in columns])
    return page.getvalue()


def _guarded(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
