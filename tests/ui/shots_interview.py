"""Pictures of the talk and of the client window."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode
from desktop.ui.client_window.shown import client_shown
from desktop.ui.client_window.view import ClientWindow
from desktop.ui.interview.pointed_answer import point_cell, point_choice
from desktop.ui.messages import message_for
from desktop.ui.theme import Theme
from tests.ui import samples
from tests.ui import samples_kinds as kinds
from tests.ui import samples_questions as asked
from tests.ui.rooms import settle, talk_window

KINDS = {
    "parts": kinds.parts_question, "week": kinds.week_question, "sign": kinds.sign_question,
    "paper": kinds.paper_question, "check": kinds.check_question, "country": kinds.country_question,
    "story": kinds.story_question, "feeling": kinds.feeling_question, "schools": kinds.schools_question,
}  # fmt: skip


def shots(app: QApplication, theme: Theme) -> Iterator[tuple[str, QWidget]]:
    """The talk in three languages, every kind of answer, what can go wrong, and the client window."""
    kinds = {
        "date": asked.date_question, "text": asked.text_question, "scales": asked.scales_question,
        "rows": asked.rows_question, "long": asked.long_list_question, "missing": asked.untranslated_question,
        "prefilled": asked.prefilled_question, "conflict": asked.conflict_question,
        **KINDS,
    }  # fmt: skip
    for code in samples.LANGUAGES:
        shell, _, _ = talk_window(app, theme, samples.interview(code))
        yield f"interview-{code}", shell
        for name, make in kinds.items():
            shell, _, _ = talk_window(app, theme, samples.interview(code, make(code)))
            yield f"interview-{code}-{name}", shell
        yield from _client(app, theme, code)
        yield from _pointed(app, theme, code)
    yield from _wrong(app, theme)


def _pointed(app: QApplication, theme: Theme, code: str) -> Iterator[tuple[str, QWidget]]:
    """The person points; the klantmanager sees it at once, and nothing is recorded."""
    for name, question, act in (
        ("", samples.question(code), point_choice("boek")),
        ("-week", kinds.week_question(code), point_choice("vr_avond")),
        ("-parts", kinds.parts_question(code, ""), point_cell("gekoppeld", "ja")),
    ):
        shell, screen, _ = talk_window(app, theme, samples.interview(code, question))
        screen.toggle_client()
        screen.presenter.pointing.point(act)
        settle(app)
        yield f"pointed-{code}{name}", shell
        if screen.client is not None:
            screen.client.setGeometry(0, 0, 1366, 768)
            screen.client.resize(1366, 768)
            settle(app)
            yield f"pointed-client-{code}{name}", screen.client


def _client(app: QApplication, theme: Theme, code: str) -> Iterator[tuple[str, QWidget]]:
    for name, question in (
        ("", samples.question(code)),
        ("-scales", asked.scales_question(code)),
        ("-text", asked.text_question(code)),
        ("-missing", asked.untranslated_question(code)),
        ("-many", asked.long_list_question(code)),
        *((f"-{kind}", make(code)) for kind, make in KINDS.items()),
    ):
        window = ClientWindow(app, theme)
        window.resize(1366, 768)
        window.show()
        window.show_client(client_shown(samples.interview(code, question)))
        settle(app)
        yield f"client-{code}{name}", window


def _wrong(app: QApplication, theme: Theme) -> Iterator[tuple[str, QWidget]]:
    shell, _, _ = talk_window(app, theme, samples.stopped("ar"))
    yield "interview-ar-stop", shell
    shell, screen, _ = talk_window(app, theme, samples.interview("ar", asked.date_question("ar")))
    screen.show_refusal(message_for(Refusal(RefusalCode.IMPOSSIBLE_DATE)))
    settle(app)
    yield "interview-ar-refused", shell
    shell, screen, _ = talk_window(app, theme, samples.interview("ar"))
    shell.show_saved("3.7 niet bewaard", False)
    screen.show_unsaved("3.7", message_for(Trouble(TroubleCode.DISK_ERROR)))
    settle(app)
    yield "interview-ar-unsaved", shell
    shell, screen, _ = talk_window(app, theme, samples.interview("ar"))
    screen.tolk.show_start_form(True)
    settle(app)
    yield "interview-ar-tolk-form", shell
