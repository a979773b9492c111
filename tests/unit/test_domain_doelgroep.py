"""Who the intake is for, and who is pointed on."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.doelgroep import Belongs, Doelgroep, NotHere, NotHereReason, NotKnown, age_on, belonging
from forms.model import AnswerState, Group
from tests.domain_cases import FILMON, RIMA, answers, law

BOOK = law()
TODAY = date(2026, 9, 1)


@pytest.mark.parametrize(
    ("permit", "group", "forms_group"),
    [
        ("asiel_bepaalde_tijd", Doelgroep.ASIELSTATUSHOUDER, Group.ASIEL),
        ("asiel_onbepaalde_tijd", Doelgroep.ASIELSTATUSHOUDER, Group.ASIEL),
        ("nareiziger_asiel", Doelgroep.ASIELSTATUSHOUDER, Group.ASIEL),
        ("gezin", Doelgroep.GEZINSMIGRANT, Group.GEZIN_OVERIG),
        ("overig", Doelgroep.OVERIGE_MIGRANT, Group.GEZIN_OVERIG),
    ],
)
def test_the_permit_gives_the_doelgroep(permit: str, group: Doelgroep, forms_group: Group) -> None:
    found = belonging(answers({**FILMON, "P07": permit}), TODAY, BOOK)
    assert found == Belongs(group, (), is_nareiziger=permit == "nareiziger_asiel")
    assert group.forms_group is forms_group


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"P09": "wi2013"}, NotHereReason.WI2013),
        ({"P09": "wi2013_elip"}, NotHereReason.ELIP),
        ({"P07": "ontheemde_oekraine"}, NotHereReason.ONTHEEMDE),
        ({"P07": "eu_burger"}, NotHereReason.EU_BURGER),
        ({"P07": "studie_of_werk_tijdelijk"}, NotHereReason.TIJDELIJK),
        ({"P08": "2019-05-01", "P09": AnswerState.WEET_NIET}, NotHereReason.DUO_BEFORE_WI2021),
    ],
)
def test_who_does_not_belong_is_told_why_and_pointed_on(
    changed: dict[str, str | AnswerState], reason: NotHereReason
) -> None:
    found = belonging(answers({**RIMA, **changed}), TODAY, BOOK)
    assert isinstance(found, NotHere)
    assert found.reason is reason
    assert found.explanation == f"nothere.{reason}.explanation"
    assert found.question in changed


def test_the_wrongly_notified_who_chose_the_new_act_belong() -> None:
    found = belonging(answers({**RIMA, "P08": "2021-11-01", "P09": "wi2021"}), TODAY, BOOK)
    assert isinstance(found, Belongs)


def test_a_person_of_17_waits_for_the_birthday() -> None:
    found = belonging(answers({**RIMA, "P02": "2008-09-22"}), TODAY, BOOK)
    assert isinstance(found, NotHere)
    assert (found.reason, found.until) == (NotHereReason.UNDER_AGE, date(2026, 9, 22))
    assert isinstance(belonging(answers({**RIMA, "P02": "2008-09-22"}), date(2026, 9, 22), BOOK), Belongs)


def test_an_unknown_day_of_birth_stops_nobody_who_may_be_eighteen() -> None:
    assert isinstance(belonging(answers({**RIMA, "P02": "2008"}), TODAY, BOOK), Belongs)
    assert isinstance(belonging(answers({**RIMA, "P02": "2008-09"}), TODAY, BOOK), Belongs)
    assert isinstance(belonging(answers({**RIMA, "P02": "2009"}), TODAY, BOOK), NotHere)


def test_who_surely_has_the_pension_age_is_pointed_on_and_doubt_stops_nobody() -> None:
    """R-GRP-03: up to the pension age, 67 years in September 2026."""
    found = belonging(answers({**FILMON, "P02": "1959-08-31"}), TODAY, BOOK)
    assert isinstance(found, NotHere)
    assert (found.reason, found.question, found.until) == (NotHereReason.PENSION, "P02", None)
    assert isinstance(belonging(answers({**FILMON, "P02": "1959-09-02"}), TODAY, BOOK), Belongs)
    assert isinstance(belonging(answers({**FILMON, "P02": "1959"}), TODAY, BOOK), Belongs)
    assert isinstance(belonging(answers({**FILMON, "P02": "1958"}), TODAY, BOOK), NotHere)


def test_too_little_is_known_until_the_permit_is() -> None:
    assert belonging(answers({}), TODAY, BOOK) == NotKnown(("P07", "P09"))
    assert belonging(answers({"P09": "wi2021"}), TODAY, BOOK) == NotKnown(("P07",))


def test_what_is_not_in_the_letter_stays_to_be_confirmed() -> None:
    found = belonging(answers({**FILMON, "P09": "niet_in_brief", "P11": AnswerState.LATER}), TODAY, BOOK)
    assert found == Belongs(Doelgroep.ASIELSTATUSHOUDER, ("P09", "P11"))


def test_age_by_partial_birth_dates_is_the_youngest_possible() -> None:
    assert age_on("2004", date(2026, 9, 1)) == 21
    assert age_on("2004-02", date(2026, 9, 1)) == 22
    assert age_on("2004-09-02", date(2026, 9, 1)) == 21
    assert age_on("2004-13", date(2026, 9, 1)) is None
    assert age_on(None, date(2026, 9, 1)) is None
