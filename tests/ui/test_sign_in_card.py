"""The card about signing in: there when the municipality asks it, one button, and never a dead end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from desktop.domain.errors import Trouble, TroubleCode
from desktop.ui.messages import Message
from desktop.ui.sync_panel.signing_in import SignInPresenter, SignInShown
from desktop.usecases.sign_in import (
    begin_sign_in,
    finish_sign_in,
    sign_in_standing,
    sign_out,
    stop_signing_in,
)
from desktop.usecases.sign_in_ports import SignInStanding
from tests.ui.fakes import FakeRunner

ASKED = SignInStanding(is_asked=True)
IN = SignInStanding(False, datetime(2026, 9, 15, 15, 30, tzinfo=UTC))


class SeenCard:
    """What a window would show."""

    def __init__(self) -> None:
        self.shown = SignInShown()
        self.message: tuple[Message | None, str] = (None, "")

    def show_sign_in(self, shown: SignInShown) -> None:
        self.shown = shown

    def show_message(self, message: Message | None, tone: str) -> None:
        self.message = (message, tone)


def presented(**changed: Any) -> tuple[SignInPresenter, SeenCard, FakeRunner]:
    results: dict[Callable[..., Any], Any] = {
        sign_in_standing: ASKED,
        begin_sign_in: "login.voorbeeldstad.nl",
        finish_sign_in: IN,
        stop_signing_in: None,
        sign_out: ASKED,
    }
    results |= {one: changed[one.__name__] for one in results if one.__name__ in changed}
    seen, runner = SeenCard(), FakeRunner(results)
    presenter = SignInPresenter(seen, lambda: runner, lambda: None, str)
    presenter.load()
    return presenter, seen, runner


def test_where_it_is_not_asked_there_is_no_card() -> None:
    _, seen, _ = presented(sign_in_standing=SignInStanding())
    assert not seen.shown.is_there


def test_who_is_asked_signs_in_and_hears_how_to_go_on() -> None:
    presenter, seen, runner = presented()
    assert (seen.shown.act, seen.shown.button) == ("sign_in", "Log in bij de gemeente")
    presenter.act()
    assert seen.shown.words == "Maak het inloggen af in uw browser, bij login.voorbeeldstad.nl."
    presenter.load()  # the panel is read again meanwhile
    assert seen.shown.act == "stop"
    presenter.came_back()
    assert (seen.shown.act, seen.shown.words) == ("sign_out", "U bent ingelogd tot 17:30.")
    assert seen.message[1] == "good"
    presenter.came_back()  # late
    assert runner.names().count("finish_sign_in") == 1


def test_who_stops_is_asked_again_and_a_late_browser_changes_nothing() -> None:
    presenter, seen, runner = presented()
    presenter.act()
    presenter.act()
    assert seen.shown.act == "sign_in"
    presenter.came_back()
    assert "finish_sign_in" not in runner.names()


def test_what_goes_wrong_is_said_and_the_button_is_there_again() -> None:
    for changed in (
        {"begin_sign_in": Trouble(TroubleCode.NO_CONTACT)},
        {"finish_sign_in": Trouble(TroubleCode.SIGN_IN_REFUSED)},
    ):
        presenter, seen, _ = presented(**changed)
        presenter.act()
        presenter.came_back()
        message, tone = seen.message
        assert message is not None and tone == "warn"
        assert seen.shown.act == "sign_in"


def test_who_signs_out_is_asked_again() -> None:
    presenter, seen, _ = presented(sign_in_standing=IN)
    presenter.act()
    assert seen.shown.act == "sign_in"
