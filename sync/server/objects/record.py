"""What a dossier is as one object: out of its summary and its papers, under an id of its own."""

from __future__ import annotations

import json
import uuid
from pathlib import Path

from sync.server.outside.asking import Json
from sync.server.service.published_names import dossier_name
from sync.server.service.publishing_ports import Wanted

NAME, NAME_PLURAL = "BredeIntake", "BredeIntakes"
_SCHEMA = Path(__file__).parent / "brede_intake.json"
#: of our own choosing, once: the ids of objects follow from it
_SPACE = uuid.UUID("5f0c3a52-64a0-5d0e-9a2e-5a1b0f6a7c31")


def schema() -> Json:
    """The JSON Schema of the objecttype. A property is only ever added to it, never changed or taken away."""
    read = json.loads(_SCHEMA.read_text(encoding="utf-8"))
    assert isinstance(read, dict)
    return read


def object_id(wanted: Wanted) -> str:
    """Of one dossier always the same, so that making it twice makes one."""
    return str(uuid.uuid5(_SPACE, f"{wanted.tenant}/{wanted.dossier}"))


def record_of(wanted: Wanted) -> Json:
    """What the object says. Every property is there, so that nothing of an earlier one is left in it."""
    summary = wanted.summary
    return {
        "kenmerk": dossier_name(wanted.tenant, wanted.dossier),
        "gemeente": wanted.tenant,
        "status": summary.status,
        "doelgroep": summary.ggm.get("Inburgeringsplicht.WordtBehandeldAls", ""),
        "leerroute": summary.ggm.get("Leerroute.type", ""),
        "dagtekening": summary.dagtekening,
        "dagtekeningInitieel": summary.dagtekening_initieel,
        "eindeTermijn": summary.term_end,
        "uiterlijkVaststellen": summary.due,
        "papieren": [
            {
                "soort": paper.kind,
                "versie": paper.version,
                "taal": paper.language,
                "dag": paper.day,
                "sha256": paper.sha256,
            }
            for paper in sorted(wanted.papers, key=lambda one: (one.kind, one.language))
        ],
    }
