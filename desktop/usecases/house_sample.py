"""A plan of an invented person, to see a house style on: most of what a page can hold, and nobody's."""

from __future__ import annotations

from datetime import date

from desktop.documents.visual_pip import PaperHead
from desktop.domain.plan_lines import ClockTime, Day, Name, Number, OwnWords, PlanBlockDraft, block, line
from desktop.usecases.house_dress import Dress
from desktop.usecases.plan_page import draw_plan
from desktop.usecases.ports import Desk, PageImage

_NAME = "Selam A."
_LANGUAGE = "ar"
_STONES = ("plan.3.stone.les_werk", "plan.3.stone.examen", "plan.3.stone.samen_doen")
DOTS = 96


def sample_page(desk: Desk, worn: Dress) -> PageImage:
    """The first page, drawn in memory; kept nowhere. Runs off the store thread. Trouble as a paper."""
    day = date(2026, 9, 15)
    head = worn.head(PaperHead(_NAME, desk.worker.municipality, 1, day))
    pdf = draw_plan(desk, _drafts(desk), head, _LANGUAGE, desk.packs.newest(desk.pack_id))
    return desk.papers.page_images(pdf, DOTS)[0]


def _drafts(desk: Desk) -> tuple[PlanBlockDraft, ...]:
    coach = desk.worker.label or "Marit Bakker"
    lessons = block(
        4,
        [
            line("plan.4.hours_week", uren=Number(12)),
            line("plan.4.start", datum=Day(date(2026, 10, 5), has_weekday=True)),
        ],
        True,
    )
    return (
        block(1, [line("plan.1.name", naam=Name(_NAME)), line("plan.1.diploma")], True),
        block(2, [line("plan.2.goal", doel=OwnWords(("Werken in de zorg",)))], True),
        block(3, [line("plan.3.b1"), line("plan.3.years", jaren=Number(3))], True, _STONES),
        PlanBlockDraft(4, lessons.status, lessons.lines, lesson_days=(0, 2, 4)),
        block(5, [line("plan.5.map", uren=Number(40)), line("plan.5.pvt", uren=Number(12))], True),
        block(6, [line("plan.6.child_school", jaren=Number(7)), line("plan.6.care")], True),
        block(7, [line("plan.7.coach", begeleider=Name(coach))], True, phone=desk.worker.phone),
        block(
            8,
            [
                line(
                    "plan.8.next",
                    datum=Day(date(2026, 12, 1), has_weekday=True),
                    tijd=ClockTime("10:00"),
                ),
                line("plan.8.ill"),
            ],
            True,
        ),
    )
