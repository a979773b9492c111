"""Which fields the form of each agreement has: names, labels, kinds. No Qt; read by the widgets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from desktop.domain.wording import nl
from desktop.usecases.plan_elements import ElementShown, Form


class Kind(StrEnum):
    """What a field is made of."""

    LINE = "line"
    TEXT = "text"
    PICK = "pick"  # one of a list that opens
    SEGMENTS = "segments"  # one of a few side by side; choosing is recording
    TICK = "tick"  # yes or nothing
    TICKS = "ticks"  # any of a few
    WEEK = "week"  # parts of days


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field. `choices`: key and words; `is_wide`: it takes the whole width of the form."""

    name: str
    label: str
    kind: Kind = Kind.LINE
    placeholder: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    is_wide: bool = False
    only_with: str = ""  # the name of a tick without which this field says nothing


_YES_NO = (("ja", nl("ja")), ("nee", nl("nee")))
_PER = (("week", nl("per week")), ("totaal", nl("in totaal")))
_ONLINE = (("nee", nl("in de klas")), ("deels", nl("deels online")), ("ja", nl("online")))
_DAY = "5-10-2026"
_START = FieldSpec("start", nl("Vanaf (mag leeg)"), placeholder=_DAY)

_SPECS: Mapping[Form, tuple[FieldSpec, ...]] = MappingProxyType(
    {
        Form.LEVEL: (FieldSpec("value", nl("Niveau"), Kind.SEGMENTS),),
        Form.YES_NO: (FieldSpec("value", nl("Ja of nee"), Kind.SEGMENTS, choices=_YES_NO),),
        Form.LESSON: (
            FieldSpec("school", nl("School"), placeholder=nl("naam van de taalschool")),
            FieldSpec("place", nl("Waar?"), placeholder=nl("straat en plaats")),
            FieldSpec("start", nl("Eerste les"), placeholder=_DAY),
            FieldSpec("online", nl("Hoe?"), Kind.PICK, choices=_ONLINE),
            FieldSpec("days", nl("Welke delen van de week?"), Kind.WEEK, is_wide=True),
        ),
        Form.HOURS: (
            FieldSpec("hours", nl("Hoeveel uur?"), placeholder="12"),
            FieldSpec("per", nl("Per week of in totaal?"), Kind.PICK, choices=_PER),
            _START,
        ),
        Form.DUAL: (
            FieldSpec("kind", nl("Wat naast de taal?"), Kind.PICK),
            FieldSpec("what", nl("Welk werk of welke studie? (mag leeg)"), placeholder="bakkerij"),
        ),
        Form.CHILD: (
            FieldSpec("what", nl("Waar is het kind tijdens de les?"), Kind.PICK),
            FieldSpec("where", nl("Naam of plek (mag leeg)"), placeholder=nl("peuterschool De Boot")),
            _START,
            FieldSpec("waiting", nl("Staat op een wachtlijst"), Kind.TICK, is_wide=True),
            FieldSpec("since", nl("Sinds wanneer? (mag leeg)"), placeholder="1-8-2026", only_with="waiting"),
        ),
        Form.DAY: (FieldSpec("value", nl("Dag"), placeholder="15-9-2026"),),
        Form.ONTZORGEN: (
            FieldSpec("form", nl("Vorm"), Kind.PICK),
            FieldSpec("reason", nl("Waarom niet volledig?"), Kind.TEXT, is_wide=True),
        ),
        Form.GUIDANCE: (
            FieldSpec("who", nl("Wie helpt?"), placeholder=nl("VluchtelingenWerk")),
            _START,
            FieldSpec("what", nl("Waarmee?"), Kind.TICKS, is_wide=True),
        ),
        Form.TALKS: (FieldSpec("days", nl("Dagen"), Kind.TEXT, is_wide=True),),
        Form.COUNT: (
            FieldSpec("hours", nl("Uren tot nu"), placeholder="6"),
            FieldSpec("on", nl("Op welke dag geteld? (leeg = vandaag)"), placeholder="15-9-2026"),
        ),
    }
)
#: fields whose choices come with the element: some of them hang on the law of the day
_FROM_ELEMENT = frozenset({(Form.LEVEL, "value"), (Form.DUAL, "kind"), (Form.CHILD, "what"),
                           (Form.ONTZORGEN, "form"), (Form.GUIDANCE, "what")})  # fmt: skip


def specs_of(shown: ElementShown) -> tuple[FieldSpec, ...]:
    """The fields of the form of an element, with what there is to choose from."""
    return tuple(
        FieldSpec(s.name, s.label, s.kind, s.placeholder, shown.choices, s.is_wide, s.only_with)
        if (shown.form, s.name) in _FROM_ELEMENT
        else s
        for s in _SPECS[shown.form]
    )


def is_recorded_by_choosing(form: Form) -> bool:
    """True for a form of one choice: it needs no button to keep it."""
    return all(spec.kind is Kind.SEGMENTS for spec in _SPECS[form])
