"""The words on the controls of an answer: source, certainty, act. Pure; no Qt."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from desktop.domain.changes import Act, Certainty, Source
from desktop.domain.wording import nl
from forms.progress import Scope

SOURCES: Mapping[Source, str] = MappingProxyType(
    {
        Source.SAID: nl("gezegd"),
        Source.DOCUMENT: nl("brief of papier"),
        Source.COA: nl("van COA"),
        Source.OBSERVED: nl("zelf gezien"),
        Source.PARTNER: nl("zegt de partner"),
    }
)
CERTAINTIES: Mapping[Certainty, str] = MappingProxyType(
    {Certainty.CERTAIN: nl("zeker"), Certainty.TO_CHECK: nl("controleren")}
)
ACTS: Mapping[Act, str] = MappingProxyType(
    {
        Act.CORRECTION: nl("verbetering"),
        Act.CHANGE_OF_MIND: nl("denkt nu anders"),
        Act.WITHDRAWAL: nl("teruggenomen"),
    }
)
SCOPES: Mapping[Scope, str] = MappingProxyType(
    {
        Scope.ALL: nl("Alles"),
        Scope.CORE: nl("Kern"),
        Scope.PART_A: nl("Deel A"),
        Scope.PART_B: nl("Deel B"),
    }
)

FREE_TEXT_OFF_WORDS = nl("Vrije tekst staat uit: bijzonder gegeven (AVG 9, 10).")
