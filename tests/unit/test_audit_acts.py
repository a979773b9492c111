"""Every act that must leave a line does (BIO2 8.15): one of each is done, and no line holds what was said."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.domain.changes import ChangeKind
from desktop.domain.errors import Refusal
from desktop.domain.ids import DossierId
from desktop.domain.sharing import Way
from desktop.usecases.access_copy import export_copy
from desktop.usecases.audit_shown import AuditFilter, AuditForm, audit_shown, export_audit
from desktop.usecases.audit_words import ACTS, LOOKS, ActGroup, act_words, group_of
from desktop.usecases.interview import NoteKind, answer_history, record_note
from desktop.usecases.large_plan import note_shown
from desktop.usecases.left_off import keep_left_off
from desktop.usecases.lock_policy import set_lock_minutes
from desktop.usecases.looks import note_visit
from desktop.usecases.make_sheet import make_sheet
from desktop.usecases.paper_kinds import PaperKind
from desktop.usecases.paper_versions import open_kept
from desktop.usecases.person_rights import Right, ask_right, deal_with, leave_note_out, rights_shown
from desktop.usecases.print_paper import export_paper, make_paper, note_printed
from desktop.usecases.repair import Notice
from desktop.usecases.search_said import search_said
from desktop.usecases.sharing import ShareForm, share, sharing_shown
from desktop.usecases.steering import SteeringForm, export_steering
from desktop.usecases.take_calendar import export_calendar
from tests.builders import Workplace, workplace
from tests.paper_people import BSN, V_NUMMER, shaima

CANARIES = ("Kanariewoord", "kanarie-reden", BSN, V_NUMMER, "Shaima", "Marit", "Leest graag")
ROOT = Path(__file__).resolve().parents[2]
OUT = Path("/stick")


def _shared(place: Workplace, dossier: DossierId) -> object:
    party = next(
        one for one in sharing_shown(place.desk, dossier).parties if one.way is Way.FILE and one.may_share
    )
    return share(place.desk, dossier, party.key, ShareForm.CSV, OUT / "s.csv", CANARIES[1], party.seen)


def _dealt(place: Workplace, dossier: DossierId) -> object:
    ask_right(place.desk, dossier, Right.COPY, "", CANARIES[0])
    return deal_with(place.desk, dossier, rights_shown(place.desk, dossier).requests[0].key, CANARIES[0])


def _note_out(place: Workplace, dossier: DossierId, is_left_out: bool) -> object:
    record_note(place.desk, dossier, "T03", NoteKind.NOTITIE, "Leest graag")
    key = rights_shown(place.desk, dossier).notes[0].key
    leave_note_out(place.desk, dossier, key, True)
    return is_left_out or leave_note_out(place.desk, dossier, key, False)


#: act -> something that must leave its line
DONE: dict[str, Callable[[Workplace, DossierId], object]] = {
    "dossier.opened": lambda p, d: note_visit(p.desk, d),
    "history.shown": lambda p, d: answer_history(p.desk, d, "T03"),
    "search.done": lambda p, d: search_said(p.desk, "Kanariewoord"),
    "answer.recorded": lambda p, d: p.answer(d, T03="ja"),
    "note.recorded": lambda p, d: record_note(p.desk, d, "T03", NoteKind.NOTITIE, "Leest graag"),
    "dossier.recorded": lambda p, d: p.begin("Kanariewoord", "ar"),
    "paper.made": lambda p, d: make_sheet(p.desk, d, PaperKind.PRIVACY),
    "paper.opened": lambda p, d: open_kept(p.desk, d, make_sheet(p.desk, d, PaperKind.PRIVACY).shown.id),
    "paper.printed": lambda p, d: note_printed(p.desk, make_paper(p.desk, d).shown, 1),
    "paper.shown": lambda p, d: note_shown(p.desk, make_paper(p.desk, d).shown),
    "paper.export": lambda p, d: export_paper(p.desk, make_paper(p.desk, d).shown, OUT / "p", CANARIES[1]),
    "calendar.export": lambda p, d: export_calendar(p.desk, d, OUT / "c.ics", CANARIES[1]),
    "steering.export": lambda p, d: export_steering(p.desk, OUT / "t", SteeringForm.CSV, CANARIES[1]),
    "audit.export": lambda p, d: export_audit(p.desk, OUT / "a", AuditForm.CSV, CANARIES[1]),
    "access.export": lambda p, d: export_copy(p.desk, d, OUT / "k", CANARIES[1]),
    "share.file": _shared,
    "audit.checked": lambda p, d: audit_shown(p.desk, AuditFilter()),
    "right.asked": lambda p, d: ask_right(p.desk, d, Right.ERASURE, "", CANARIES[0]),
    "right.dealt_with": _dealt,
    "copy.note_left_out": lambda p, d: _note_out(p, d, True),
    "copy.note_put_back": lambda p, d: _note_out(p, d, False),
    "lock.minutes": lambda p, d: set_lock_minutes(p.desk, 3),
    "store.locked": lambda p, d: keep_left_off(p.desk, None, "asked"),
}


@pytest.mark.parametrize("act", sorted(DONE))
def test_the_act_leaves_its_line_without_a_word_of_what_was_said(act: str) -> None:
    place = workplace()
    dossier = shaima(place, "ar")
    place.answer(dossier, K11=("taalschool",), P14={"telefoon": "06 12 34 56 78"})
    with place.desk.unit_of_work() as work:
        before = work.audit.verify()
    try:
        DONE[act](place, dossier)
    except Refusal as refused:
        raise AssertionError(refused.code) from None
    with place.desk.unit_of_work() as work:
        work.audit.verify()
        lines = work.audit.lines(before, 1000)
    assert act in {line.action for line in lines}
    for line in lines:
        told = (line.action, line.object_id, line.result, line.desk, line.actor)
        assert all(told) and line.time.tzinfo is not None  # six fields, all filled
        assert not [word for word in CANARIES for field in told if word in field]
        assert len(line.result) <= 40 and len(line.object_id) <= 64


def _noted() -> Iterator[str]:
    """Every act that stands literally where a line is written."""
    writers = {"note", "_note", "note_look", "write_outside"}
    for path in (ROOT / "desktop").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in writers:
                texts = [
                    a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)
                ]
                yield from (text for text in texts if re.fullmatch(r"[a-z_]+\.[a-z_]+", text))


def test_every_act_that_is_written_has_words_and_every_word_an_act() -> None:
    written = set(_noted()) | {f"store.{notice.value}" for notice in Notice}
    unknown = sorted(act for act in written if act not in ACTS)
    assert not unknown, unknown
    assert not sorted(set(ACTS) - written)


def test_every_kind_of_change_and_every_look_is_called_something() -> None:
    for kind in ChangeKind:
        act = f"{kind.value}.recorded"
        assert group_of(act) is ActGroup.WRITTEN and act_words(act).startswith("geschreven: ")
    assert "dossier.opened" in LOOKS and "paper.export" not in LOOKS
    assert act_words("of.another_version") == "of.another_version"
    assert group_of("of.another_version") is ActGroup.SAFE
