"""The bill of materials: CycloneDX 1.6 of every package and of the native parts inside them. Deterministic.

The format: https://cyclonedx.org/docs/1.6/json/
"""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterable, Mapping, Sequence
from importlib import metadata

from desktop.supply.installed_files import OWN, needs, plain_name
from desktop.usecases.support_ports import PartFact
from resources.version import VERSION

_SPEC = "1.6"
_SPDX = re.compile(r"[A-Za-z0-9.+-]+(-only|-or-later)?")


def bill(parts: Sequence[metadata.Distribution], native: Iterable[PartFact]) -> bytes:
    """The whole bill as JSON; no time in it and a number made of its contents: same parts, same bytes.

    A native part whose package is not among `parts` is left out.
    """
    components: list[dict[str, object]] = []
    names = {plain_name(part.metadata["Name"]) for part in parts}
    depends: list[dict[str, object]] = []
    by_package: dict[str, list[str]] = {}
    for fact in native:
        if fact.inside and plain_name(fact.inside) not in names:
            continue
        component = _native(fact)
        components.append(component)
        by_package.setdefault(plain_name(fact.inside), []).append(str(component["bom-ref"]))
    for part in parts:
        name = plain_name(part.metadata["Name"])
        if name != OWN:
            components.append(_package(part))
        below = [_ref(needed) for needed in needs(part) if needed in names] + by_package.get(name, [])
        depends.append({"ref": _ref(name), "dependsOn": sorted(set(below))})
    components.sort(key=lambda one: str(one["bom-ref"]))
    contents: dict[str, object] = {
        "bomFormat": "CycloneDX",
        "specVersion": _SPEC,
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": _ref(OWN),
                "name": OWN,
                "version": VERSION,
                "licenses": [{"license": {"id": "EUPL-1.2"}}],
            }
        },
        "components": components,
        "dependencies": sorted(depends, key=lambda one: str(one["ref"])),
    }
    number = uuid.uuid5(uuid.NAMESPACE_OID, json.dumps(contents, sort_keys=True))
    whole = {"$schema": f"http://cyclonedx.org/schema/bom-{_SPEC}.schema.json", "serialNumber": number.urn}
    return json.dumps(whole | contents, indent=2, ensure_ascii=False).encode() + b"\n"


def _package(part: metadata.Distribution) -> dict[str, object]:
    name, version = plain_name(part.metadata["Name"]), part.version
    return {
        "type": "library",
        "bom-ref": _ref(name),
        "name": name,
        "version": version,
        "purl": f"pkg:pypi/{name}@{version}",
        **_licences(part),
    }


def _native(part: PartFact) -> dict[str, object]:
    told = "asked" if part.asked else "version of the package around it"
    facts: Mapping[str, str] = {
        "intakekoffer:inside": part.inside or "python",
        "intakekoffer:version-from": told,
        "intakekoffer:floor": part.at_least,
    }
    return {
        "type": "library",
        "bom-ref": f"native:{part.name.replace(' ', '-')}",
        "name": part.name,
        "version": part.version or "unknown",
        "properties": [{"name": name, "value": value} for name, value in facts.items() if value],
    }


def _licences(part: metadata.Distribution) -> dict[str, object]:
    """What a package says of itself: an expression, else the first line of its free text, else its labels."""
    found = part.metadata.get_all("License-Expression") or []
    if found:
        return {"licenses": [{"expression": found[0]}]}
    labels = [
        row.rpartition(" :: ")[2]
        for row in part.metadata.get_all("Classifier") or []
        if row.startswith("License ::")
    ]
    told = (part.metadata.get_all("License") or [""])[0].splitlines()[:1]
    if told and _SPDX.fullmatch(told[0]):
        labels = told
    return {"licenses": [{"license": {"name": label}} for label in labels]} if labels else {}


def _ref(name: str) -> str:
    return f"python:{name}"
