"""Short texts about a talk come on lists and paper: what cannot stand there is refused where it is typed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import DossierId
from desktop.usecases.appointments import Typed, plan_appointment, planned
from desktop.usecases.dossiers import NewDossier, begin_dossier
from desktop.usecases.interview import open_guarded, switch_on_free_text
from desktop.usecases.ports import Desk
from desktop.usecases.talk_settings import CheckState, SecondTolkCheck, tell_second_check
from desktop.usecases.tolk_session import TolkKind, TolkStart, TolkWay, start_tolk
from tests.builders import workplace

Give = Callable[[Desk, DossierId, str], object]
FAMILY = TolkStart("zus", TolkWay.ON_SITE, TolkKind.FAMILY, "ar")


def appointment(**cells: str) -> Typed:
    return Typed("20-9-2026", "9:30", **cells)


def opened(desk: Desk, dossier: DossierId, text: str) -> object:
    start_tolk(desk, dossier, FAMILY)
    return open_guarded(desk, dossier, "F03", text)


GIVEN: dict[str, Give] = {
    "place": lambda desk, dossier, text: plan_appointment(desk, dossier, None, appointment(place=text)),
    "room": lambda desk, dossier, text: plan_appointment(desk, dossier, None, appointment(room=text)),
    "booked": lambda desk, dossier, text: plan_appointment(desk, dossier, None, appointment(tolk=text)),
    "tolk": lambda desk, dossier, text: start_tolk(
        desk, dossier, TolkStart(text, TolkWay.PHONE, TolkKind.REGISTER, "ar")
    ),
    "second": lambda desk, dossier, text: tell_second_check(
        desk, dossier, SecondTolkCheck(CheckState.DONE, text, "")
    ),
    "roepnaam": lambda desk, _dossier, text: begin_dossier(desk, NewDossier(text, "ar")),
    "azc": lambda desk, _dossier, text: begin_dossier(desk, NewDossier("Rima", "ar", text)),
    "guard": opened,
    "free_text": lambda desk, dossier, text: switch_on_free_text(desk, dossier, "F03", text),
}


@pytest.mark.parametrize("give", GIVEN.values(), ids=list(GIVEN))
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("kamer \u202e 4", RefusalCode.NOT_PRINTABLE_TEXT),
        ("kamer \x07 4", RefusalCode.NOT_PRINTABLE_TEXT),
        ("kamer " * 2000, RefusalCode.TOO_LONG),
    ],
    ids=["direction", "control", "long"],
)
def test_what_cannot_stand_on_a_line_is_refused(give: Give, text: str, code: RefusalCode) -> None:
    place = workplace()
    dossier = place.begin()
    with pytest.raises(Refusal) as refused:
        give(place.desk, dossier, text)
    assert refused.value.code is code and refused.value.field


def test_line_breaks_and_outer_spaces_become_one_line() -> None:
    place = workplace()
    dossier = place.begin()
    plan_appointment(place.desk, dossier, None, appointment(place=" azc\r\n Zandoever\t"))
    assert [one.place for one in planned(place.desk, dossier)] == ["azc Zandoever"]
