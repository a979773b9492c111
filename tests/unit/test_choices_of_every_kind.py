"""Every kind of change that two laptops can write differently comes up, is told in words, and is settled."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from desktop.domain.changes import ChangeKind, JsonValue
from desktop.domain.choices import keeps_plan_back
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import DossierId, WorkerId
from desktop.domain.talk_setting import LANGUAGE_KEY
from desktop.usecases.choices import choices
from desktop.usecases.choices_shown import ChoiceShown, OtherWay, at_text
from desktop.usecases.establish import establish_pip
from desktop.usecases.pip import make_ready, plan_board
from desktop.usecases.ports import Worker
from desktop.usecases.recording import Asked, pen
from desktop.usecases.settle import settle, settle_otherwise, settle_together
from tests.builders import Workplace, carry, workplace
from tests.plan_place import DECISION, NOVEMBER, november, ready

JOOST = Worker(WorkerId("w-joost"), "Joost de Wit", "Voorbeeldstad", "")
Said = Mapping[str, JsonValue]
TASK: Said = {
    "what": "Bel school",
    "why": "",
    "due": "2026-10-01",
    "where": "",
    "question": "",
    "state": "open",
}
AT: Said = {"at": "2026-10-01T10:00", "place": "azc", "room": "3", "tolk": "", "way": "", "wish": ""}
PAGE: Said = {"sha256": "a" * 64, "thumb": "b" * 64, "width": 10, "height": 10, "size": 9}
PHOTO: Said = {"question": "", "caption": "Brief", "media_type": "image/jpeg", "turn": 0, "pages": (PAGE,)}
CALL: Said = {"what": "notitie", "day": "2026-09-01", "text": "Gebeld"}
GOAL: Said = {
    "line": "",
    "own": "Koken leren",
    "who": "ik",
    "who_name": "",
    "by": "",
    "block": 2,
    "off": False,
    "avg": "n",
}
TALK: Said = {
    "who": "4411",
    "way": "telefoon",
    "kind": "registertolk",
    "language": "ar",
    "spans": (),
    "ended": False,
}
GIVEN: Said = {
    "sender": "coa",
    "name": "lijst.csv",
    "form": "csv",
    "sha256": "c",
    "row": 1,
    "mapping": "",
    "answers": {},
}
SENT: Said = {
    "party": "taalschool",
    "fields": ("P01",),
    "day": "2026-09-02",
    "hash": "d",
    "form": "csv",
    "failed": False,
}
MARK: Said = {"question": "O01", "what": "niet_begrepen"}


def answered(value: JsonValue) -> Mapping[str, JsonValue]:
    return {"state": None, "value": value}


#: per kind and key: the two values, and a word of each that must be on the screen
PAIRS: Mapping[tuple[ChangeKind, str], tuple[JsonValue, JsonValue, str, str]] = {
    (ChangeKind.DOSSIER, "head"): (
        {"roepnaam": "Rima", "azc": "azc Zandoever"},
        {"roepnaam": "Rimah", "azc": "azc Zandoever"},
        "Rima",
        "Rimah",
    ),
    (ChangeKind.ANSWER, "O01"): (answered(6), answered(8), "6", "8"),
    (ChangeKind.ANSWER, "Z99"): (answered("a"), answered("b"), "gelezen", "gelezen"),
    (ChangeKind.NOTE, "n1"): (
        {"question": "O01", "kind": "notitie", "text": "Kookt"},
        {"question": "O01", "kind": "notitie", "text": "Bakt"},
        "Kookt",
        "Bakt",
    ),
    (ChangeKind.TOLK_SESSION, "s1"): (TALK, {**TALK, "ended": True}, "4411", "4411"),
    (ChangeKind.TOLK_MARK, "m1"): (MARK, None, "", "Weggehaald"),
    (ChangeKind.GOAL, "g1"): (GOAL, {**GOAL, "who": "school"}, "Koken leren", "Koken leren"),
    (ChangeKind.DECISION, "leerroute"): ("b1", "z", "B1-route", "Z-route"),
    (ChangeKind.DECISION, "reden.b1"): ("Haalbaar", "Werkt al", "Haalbaar", "Werkt al"),
    (ChangeKind.DECISION, "samen.x"): (
        {"other": "x", "state": "zelfde", "main": "x"},
        {"other": "x", "state": "niet_zelfde", "main": ""},
        "Dezelfde persoon",
        "Niet dezelfde persoon",
    ),
    (ChangeKind.PIP_VERSION, "v1"): (
        {"number": 1, "status": "concept"},
        {"number": 2, "status": "concept"},
        "1",
        "2",
    ),
    (ChangeKind.PAPER, "p1"): ({"kind": "pip", "title": "Plan"}, None, "pip", "Weggehaald"),
    (ChangeKind.ATTACHMENT, "a1"): (PHOTO, {**PHOTO, "caption": "Diploma", "turn": 1}, "Brief", "Diploma"),
    (ChangeKind.TASK, "t1"): (
        TASK,
        {**TASK, "state": "gedaan", "due": "2026-10-02"},
        "Bel school",
        "Bel school",
    ),
    (ChangeKind.TEACH_BACK, "blok.3"): (
        {"outcome": "goed", "of": "x"},
        {"outcome": "niet", "of": "x"},
        "goed",
        "nog niet",
    ),
    (ChangeKind.LINK, "d2"): ("partner", "kind", "partner", "kind"),
    (ChangeKind.LINK, "d2#deelt"): (("adres",), (), "adres", "Niets"),
    (ChangeKind.APPOINTMENT, "b1"): (
        AT,
        {**AT, "at": "2026-10-02T11:00", "room": "4"},
        "1 oktober",
        "2 oktober",
    ),
    (ChangeKind.CONTACT, "c1"): (CALL, {**CALL, "text": "Gemaild"}, "Aantekening", "Aantekening"),
    (ChangeKind.HANDOVER, "h1"): (GIVEN, None, "lijst.csv", "Weggehaald"),
    (ChangeKind.SHARE, "e1"): (SENT, {**SENT, "failed": True}, "taalschool", "niet aangekomen"),
    (ChangeKind.CHOICE, "k1"): (
        {"kind": "answer", "key": "O01", "between": (), "how": "een_van_beide", "reason": "Zus"},
        {"kind": "answer", "key": "O01", "between": (), "how": "een_van_beide", "reason": "Zo"},
        "Zus",
        "Zo",
    ),
    (ChangeKind.REMARK, "r1#klaar"): (
        {"done": True, "question": "O01"},
        {"done": False, "question": "O01"},
        "Klaar",
        "Nog niet klaar",
    ),
}


def two_desks() -> tuple[Workplace, Workplace, DossierId]:
    here, there = workplace("desk-a"), workplace("desk-b", worker=JOOST)
    dossier = here.begin()
    carry(here.desk, there.desk, dossier)
    there.clock.go_on(hours=1)
    return here, there, dossier


def write(place: Workplace, dossier: DossierId, where: tuple[ChangeKind, str], value: JsonValue) -> None:
    with place.desk.unit_of_work() as work:
        over = work.changes.heads(dossier).get(where, ())
        pen(place.desk, work, dossier, *where, value, over, Asked(pack="landelijk@1"))
        work.commit()


def meet(here: Workplace, there: Workplace, dossier: DossierId, n: int) -> None:
    carry(here.desk, there.desk, dossier, n)
    carry(there.desk, here.desk, dossier, n)


def disputed(where: tuple[ChangeKind, str]) -> tuple[Workplace, Workplace, DossierId, ChoiceShown]:
    here, there, dossier = two_desks()
    first, second, _, _ = PAIRS[where]
    write(here, dossier, where, first)
    write(there, dossier, where, second)
    meet(here, there, dossier, 2)
    found = choices(here.desk, dossier, at_text(where)).open
    assert found is not None and found.at == at_text(where)
    return here, there, dossier, found


def test_no_kind_is_left_out() -> None:
    tried = {kind for kind, _ in PAIRS}
    assert set(ChangeKind) - tried == {ChangeKind.SUMMARY}, "what is computed is computed again"


@pytest.mark.parametrize("where", PAIRS, ids=lambda where: f"{where[0].value}-{where[1]}")
def test_both_are_told_in_words_and_one_is_chosen_on_both_laptops(where: tuple[ChangeKind, str]) -> None:
    here, there, dossier, shown = disputed(where)
    said = ["\n".join((side.headline, *side.more)) for side in shown.sides]
    for words, wanted in zip(said, PAIRS[where][2:], strict=True):
        assert str(wanted) in words and words.strip()
    chosen = shown.sides[1]
    settle(here.desk, dossier, shown.at, shown.seen, chosen.change, "Nagevraagd")
    meet(here, there, dossier, 3)
    for place in (here, there):
        with place.desk.unit_of_work() as work:
            (head,) = work.changes.heads(dossier)[where]
            history = work.changes.history(dossier, *where)
        assert head.value == PAIRS[where][1] and len(history) >= 3
        assert not choices(place.desk, dossier).waiting


@pytest.mark.parametrize("where", PAIRS, ids=lambda where: f"{where[0].value}-{where[1]}")
def test_there_is_always_another_way_than_one_of_both(where: tuple[ChangeKind, str]) -> None:
    here, _, dossier, shown = disputed(where)
    other = shown.other
    if other.way is OtherWay.NONE:
        assert where[0] is ChangeKind.CHOICE or where[1] == "Z99"
    elif other.way is OtherWay.TEXT:
        typed = "7" if where[0] is ChangeKind.ANSWER else "Iets anders"
        assert not settle_otherwise(
            here.desk, dossier, shown.at, shown.seen, typed, "Zo is het"
        ).shown.waiting
    else:
        assert other.screen
    if shown.fields:
        whose = {one.name: shown.sides[at % 2].change for at, one in enumerate(shown.fields)}
        with here.desk.unit_of_work() as work:
            if len(work.changes.heads(dossier)[where]) < 2:
                return
        settle_together(here.desk, dossier, shown.at, shown.seen, (), whose, "Beide")
        assert not choices(here.desk, dossier).waiting


def test_how_the_talk_is_set_up_is_no_choice() -> None:
    here, there, dossier = two_desks()
    for place, language in ((here, "ar"), (there, "tr")):
        write(place, dossier, (ChangeKind.DOSSIER, LANGUAGE_KEY), {"language": language, "instead_of": "ar"})
    meet(here, there, dossier, 2)
    assert not choices(here.desk, dossier).waiting


@pytest.mark.parametrize(
    "where",
    [w for w in PAIRS if keeps_plan_back(w) and w[1] != "leerroute"],
    ids=lambda w: f"{w[0].value}-{w[1]}",
)
def test_no_plan_is_made_ready_or_established_while_one_of_these_waits(where: tuple[ChangeKind, str]) -> None:
    here, there = november(), workplace("desk-b", worker=JOOST, now=NOVEMBER)
    dossier = ready(here)
    assert not plan_board(here.desk, dossier).missing
    carry(here.desk, there.desk, dossier)
    first, second, _, _ = PAIRS[where]
    write(here, dossier, where, first)
    write(there, dossier, where, second)
    meet(here, there, dossier, 2)
    board = plan_board(here.desk, dossier)
    assert [one for one in board.missing if "twee antwoorden" in one.text], "it says which"
    for act in (
        lambda: make_ready(here.desk, dossier),
        lambda: establish_pip(here.desk, dossier, DECISION),
    ):
        with pytest.raises(Refusal) as refused:
            act()
        assert refused.value.code in (
            RefusalCode.CONFLICT_OPEN,
            RefusalCode.PLAN_INCOMPLETE,
            RefusalCode.PLAN_CHANGED,
            RefusalCode.TWO_DECISIONS,
        )
