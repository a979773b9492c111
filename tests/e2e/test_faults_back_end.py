"""The municipality cannot be reached, is somebody else, or talks nonsense: it is said, and work goes on."""

from __future__ import annotations

import socket
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from desktop.synclink.facts import ADDRESS
from tests.e2e.municipal import enrol_in_window, enrolled, sync_screen, synced
from tests.e2e.seen import words_on
from tests.e2e.suitcase import Suitcase, press, talk
from tests.server.places import Municipality
from tests.sync.scripted_server import Asked, reply, scripted_server

SAFE = "Alles staat veilig op deze laptop."
JSON = "Content-Type: application/json"


def nobody() -> str:
    """An address where nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{probe.getsockname()[1]}"


def portal(_: Asked) -> bytes:
    return reply(200, b"<html>Welkom op het wifi</html>", "Content-Type: text/html", version=False)


def nonsense(_: Asked) -> bytes:
    return reply(200, b'{"desk": [1, 2]}', JSON)


def broken_server(_: Asked) -> bytes:
    return reply(500, b"Traceback (most recent call last): secret", "Content-Type: text/plain")


def test_enrolling_where_nobody_listens_says_so_and_keeps_what_was_typed(suitcase: Suitcase) -> None:
    with suitcase.windows() as driver:
        address = nobody()
        screen = enrol_in_window(driver, address, "KJ4P-9TQX")
        words = words_on(screen.form)
        assert "Er is geen netwerk." in words and SAFE in words
        assert (screen.form.address.text(), screen.form.code.text()) == (address, "KJ4P-9TQX")


def test_a_code_that_the_municipality_does_not_know_is_said_at_the_code(
    suitcase: Suitcase, municipality: Municipality
) -> None:
    address = municipality.house.listener.address
    with suitcase.windows() as driver:
        screen = enrol_in_window(driver, address, "KJ4P-9TQX")
        words = words_on(screen.form)
        assert "De gemeente kent deze code niet." in words and "Vraag een nieuwe code" in words
        assert screen.form.code.text() == "KJ4P-9TQX"
        assert screen.form.code.property("state") == "error"
        enrolled(driver, address, municipality.code(municipality.worker()))


@pytest.mark.parametrize(
    "address", ["gemeente", "http://example.invalid", "ftp://127.0.0.1", "https://", "http://[::1", "   x y"]
)
def test_an_address_that_cannot_be_is_said_and_sends_nothing(suitcase: Suitcase, address: str) -> None:
    with suitcase.windows() as driver:
        screen = enrol_in_window(driver, address, "KJ4P-9TQX")
        words = words_on(screen.form)
        assert any(
            said in words
            for said in (
                "Het adres is niet van de gemeente.",
                "Er is geen netwerk.",
                "Het adres van de gemeente is hier niet te vinden.",
            )
        )
        assert screen.form.address.text() == address


@pytest.mark.expects_log
@pytest.mark.parametrize(
    ("script", "sentence", "stopped"),
    [
        (portal, "Log eerst in op de wifi.", "log in op de wifi"),
        (nonsense, "De gemeente stuurde iets dat niet klopt.", "hier stopte het"),
        (broken_server, "De gemeente is druk.", "even wachten"),
    ],
)
def test_whatever_stands_at_the_address_says_nothing_gets_through_and_the_answers_stay(
    suitcase: Suitcase,
    municipality: Municipality,
    script: Callable[[Asked], bytes],
    sentence: str,
    stopped: str,
) -> None:
    dossier = suitcase.begin("Rima", S01="ar", K01="Weer tandarts worden")
    real = municipality.house.listener.address
    with suitcase.windows() as driver:
        enrolled(driver, real, municipality.code(municipality.worker()))
    with suitcase.windows() as driver, scripted_server(script) as server:

        def point_at(address: str) -> None:
            with driver.desk.unit_of_work() as work:
                work.state.put(ADDRESS, address)
                work.commit()

        driver.on_store(lambda: point_at(server.address))
        words = synced(driver)
        assert server.asked, "the laptop did ask"
        assert SAFE in words and "secret" not in words and "Traceback" not in words
        assert stopped in words and sentence in words
        hands = talk(driver, dossier, "O01")
        press(driver, Qt.Key.Key_Return, on=hands.type_answer("12"))
        driver.until(lambda: not hands.is_at("O01"), "de app gaat door")
        driver.on_store(lambda: point_at(real))
        assert "Samengevoegd en bevestigd." in synced(driver)
    assert suitcase.answers(dossier, "K01", "O01") == ["Weer tandarts worden", "12"]


@pytest.mark.expects_log
def test_a_back_end_that_is_down_waits_and_everything_goes_along_the_next_time(
    suitcase: Suitcase, municipality: Municipality
) -> None:
    house = municipality.house
    dossier = suitcase.begin("Rima", S01="ar")
    with suitcase.windows() as driver:
        enrolled(driver, house.listener.address, municipality.code(municipality.worker()))
    house.listener.stop()
    try:
        with suitcase.windows() as driver:
            hands = talk(driver, dossier, "O01")
            press(driver, Qt.Key.Key_Return, on=hands.type_answer("12"))
            driver.until(lambda: not hands.is_at("O01"), "een antwoord zonder netwerk")
            words = synced(driver)
            assert "Geen netwerk." in words and SAFE in words
            assert "U kunt gewoon verder werken." in words
            waiting = sync_screen(driver).presenter.shown
            assert waiting is not None and waiting.waiting > 0 and waiting.last is None
            house.listener.start()
            words = synced(driver)
            assert "Samengevoegd en bevestigd." in words and "Geen netwerk." not in words
            presenter = sync_screen(driver).presenter
            driver.until(lambda: presenter.shown is not None and not presenter.shown.waiting, "niets wacht")
    finally:
        house.listener.start()
    assert suitcase.answers(dossier, "O01") == ["12"]
