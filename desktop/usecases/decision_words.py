"""What a choice or a reason is called on paper for the person: in words, never by the key it has inside."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

#: start of a decision key -> its name; the longest that fits counts
_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "leerroute": "Leerroute",
        "reden.": "Waarom",
        "niveau": "Niveau van de taal",
        "alfabetisering": "Leren lezen en schrijven",
        "les": "Taalles",
        "intensiteit.leerroute": "Uren taalles",
        "intensiteit.map": "Uren MAP",
        "intensiteit.pvt": "Uren participatieverklaring",
        "intensiteit.participatie": "Uren meedoen en werk",
        "intensiteit": "Uren",
        "toestemming": "Toestemming",
        "opleiding": "Opleiding",
        "duaal": "Leren en werken samen",
        "vve": "Kinderopvang en voorschool",
        "ontzorgen": "Betalen van vaste kosten",
        "begeleiding": "Begeleiding",
        "voortgang": "Gesprekken over hoe het gaat",
        "tweede_gesprek": "Tweede gesprek",
        "aanbod": "Aanbod van lessen",
        "rechtwoorden": "Wat u vroeg, en wat ermee is gedaan",
        "recht": "Wat u vroeg",
    }
)
_ROUTES = MappingProxyType({"b1": "B1-route", "onderwijs": "onderwijsroute", "z": "Z-route"})
_DAYS = MappingProxyType(
    {"ma": "maandag", "di": "dinsdag", "wo": "woensdag", "do": "donderdag", "vr": "vrijdag", "za": "zaterdag",
     "zo": "zondag"}
)  # fmt: skip
_PART_OF_WEEK = re.compile(r"\b(ma|di|wo|do|vr|za|zo)_(ochtend|middag|avond)\b")


def decision_name(key: str) -> str:
    """The name of what was chosen under this key; of a key nobody named its own first word."""
    found = max((one for one in _NAMES if key.startswith(one)), key=len, default="")
    return _NAMES[found] if found else key.partition(".")[0].replace("_", " ").capitalize()


def decision_said(key: str, said: str) -> str:
    """The text of a value with its inner words said in full: the route, and the parts of a week."""
    if key == "leerroute":
        return _ROUTES.get(said, said)
    return _PART_OF_WEEK.sub(lambda part: f"{_DAYS[part[1]]}{part[2]}", said)
