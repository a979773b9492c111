"""What came out of a story, as plain values for a JSON file, and how it is held against what was expected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from desktop.domain.answer import answers_from
from desktop.domain.deadlines import PipClockFacts, pip_deadline
from desktop.domain.doelgroep import Belongs, NotHere, belonging
from desktop.domain.ids import DossierId
from desktop.domain.leerbaarheidstoets import toets_result
from desktop.stories.model import Story
from desktop.stories.pages import PaperText
from desktop.stories.plan_came_out import plan_differences, plan_values
from desktop.stories.play import Played
from desktop.stories.talk_came_out import talk_differences, talk_values
from desktop.usecases.dossiers import TenWeekClock, caseload
from desktop.usecases.pip import plan_board
from desktop.usecases.ports import Desk


@dataclass(frozen=True, slots=True)
class CameOut:
    """Everything a policy officer wants to see of one story."""

    values: dict[str, Any]
    differences: tuple[str, ...]

    @property
    def is_as_expected(self) -> bool:
        return not self.differences


def came_out(desk: Desk, story: Story, played: Played, paper_text: PaperText | None) -> CameOut:
    """Look at the dossier after playing. `paper_text`: what can be read on the paper."""
    with desk.unit_of_work() as work:
        answers = answers_from(work.changes.heads(played.dossier))
        changes = len(work.changes.of(played.dossier))
    place = belonging(answers, desk.clock.today(), desk.law)
    test = toets_result(answers, desk.law)
    deadline = pip_deadline(
        PipClockFacts(
            answers.day("P08"), answers.day("P11"), is_brp_not_yet=answers.text("P11") == "nog_niet"
        ),
        desk.law,
    )
    clock = _clock(desk, played.dossier)
    board = plan_board(desk, played.dossier)
    values: dict[str, Any] = {
        "verhaal": story.name,
        "titel": story.title,
        "vandaag": story.today.isoformat(),
        "doelgroep": place.doelgroep.value if isinstance(place, Belongs) else None,
        "gestopt": place.reason.value if isinstance(place, NotHere) else None,
        "tien_weken": {
            "stand": clock.state.value,
            "anker": _day(clock.anchor),
            "laatste_dag": _day(clock.due),
            "dagen_over": clock.days_left,
            "woorden": clock.words,
            "waarom": list(clock.why),
            "artikel": deadline.article,
            "zekerheid": deadline.confidence.value,
        },
        "toets": {
            "stand": test.state.value,
            "datum": _day(test.taken_on),
            "uitslag_duo": test.outcome.value if test.outcome else None,
            "gerekend": test.indication.value if test.indication else None,
            "grens": test.cutoff.value if test.cutoff else None,
            "signaal": test.mismatch.value if test.mismatch else None,
        },
        "routes": [
            {
                "route": route.route.value,
                "gekozen": route.is_chosen,
                "feiten": [
                    {"teken": fact.sign.value, "tekst": fact.text, "vraag": fact.from_question}
                    for fact in route.facts
                ],
            }
            for route in board.routes
        ],
        "plan": {
            str(block.number): {
                "titel": block.title,
                "stand": block.status,
                "regels": [line.text for line in block.lines],
            }
            for block in board.blocks
        },
        "nog_nodig": [missing.text for missing in board.missing],
        "gesprek": talk_values(desk, played),
        "besluitvorming": plan_values(desk, played),
        "weigeringen": played.seen.refusals,
        "wijzigingen": changes,
        "papier": None
        if played.paper is None
        else {
            "sha256": played.paper.sha256,
            "concept": played.paper.is_concept,
            "niet_nagekeken": played.paper.unreviewed,
        },
    }
    open_points = tuple(missing.question for missing in board.missing if missing.question)
    return CameOut(values, tuple(_differences(story, values, open_points, paper_text)))


def _clock(desk: Desk, dossier: DossierId) -> TenWeekClock:
    return next(row.clock for row in caseload(desk).rows if row.dossier == dossier)


def _day(day: Any) -> str | None:
    return None if day is None else day.isoformat()


def _differences(
    story: Story, values: dict[str, Any], open_points: tuple[str, ...], paper_text: PaperText | None
) -> list[str]:
    expected = story.expected
    wanted = [
        ("doelgroep", expected.doelgroep, values["doelgroep"]),
        ("klok", expected.clock, values["tien_weken"]["stand"]),
        ("anker", _day(expected.anchor), values["tien_weken"]["anker"]),
        ("laatste dag", _day(expected.due), values["tien_weken"]["laatste_dag"]),
        ("toets", expected.test, values["toets"]["gerekend"]),
        ("signaal bij de toets", expected.signal, values["toets"]["signaal"] or "geen"),
        ("gestopt", expected.stopped, values["gestopt"]),
    ]
    found = [
        f"{what}: verwacht {want}, gekregen {got}"
        for what, want, got in wanted
        if want is not None and want != got
    ]
    for number, status in expected.blocks.items():
        got = values["plan"][str(number)]["stand"]
        if got != status:
            found.append(f"plan blok {number}: verwacht {status}, gekregen {got}")
    for question, code in expected.refusals.items():
        got = values["weigeringen"].get(question)
        if got != code:
            found.append(f"weigering bij {question}: verwacht {code}, gekregen {got}")
    found += [
        f"onverwachte weigering bij {question}: {code}"
        for question, code in values["weigeringen"].items()
        if question not in expected.refusals
    ]
    found += talk_differences(expected, values["gesprek"])
    lines = [text for block in values["plan"].values() for text in block["regels"]]
    found += plan_differences(expected.plan, values["besluitvorming"], lines)
    found += [f"open punt {q} ontbreekt" for q in expected.open_points if q not in open_points]
    if expected.stopped is not None and values["papier"] is not None:
        found.append("er is een papier gemaakt, terwijl het gesprek hoorde te stoppen")
    if paper_text is not None:
        if paper_text.is_in_order:
            found += [f"papier zegt niet: {t}" for t in expected.paper_says if not paper_text.says(t)]
        found += [f"papier verraadt: {t}" for t in expected.paper_never_says if paper_text.says(t)]
    return found
