"""The words on the controls of an answer: source, certainty, act. Pure; no Qt."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from desktop.domain.changes import Act, Certainty, Source
from forms.progress import Scope

SOURCES: Mapping[Source, str] = MappingProxyType(
    {
        Source.SAID: "gezegd",
        Source.DOCUMENT: "brief of papier",
        Source.COA: "van COA",
        Source.OBSERVED: "zelf gezien",
        Source.PARTNER: "zegt de partner",
    }
)
CERTAINTIES: Mapping[Certainty, str] = MappingProxyType(
    {Certainty.CERTAIN: "zeker", Certainty.TO_CHECK: "controleren"}
)
ACTS: Mapping[Act, str] = MappingProxyType(
    {
        Act.CORRECTION: "verbetering",
        Act.CHANGE_OF_MIND: "denkt nu anders",
        Act.WITHDRAWAL: "teruggenomen",
    }
)
SCOPES: Mapping[Scope, str] = MappingProxyType(
    {
        Scope.ALL: "Alles",
        Scope.CORE: "Kern",
        Scope.PART_A: "Deel A",
        Scope.PART_B: "Deel B",
    }
)

FREE_TEXT_OFF_WORDS = "Vrije tekst staat uit: bijzonder gegeven (AVG 9, 10)."
