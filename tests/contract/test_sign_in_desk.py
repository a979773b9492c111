"""A whole desk that signs in: real store, real back end, real provider, and a person's browser."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path

import httpx2
import pytest

from desktop.domain.errors import Trouble, TroubleCode
from desktop.store.strongroom import Strongroom
from desktop.synclink.sign_in import BrowserSignIn
from desktop.usecases.sign_in_ports import BrowserWords, SignInStanding
from sync.server.service import access_office
from tests.contract.remote_cases import HttpRoom
from tests.server.places import Municipality
from tests.server.provider import Provider, running_provider, sign_in_in_browser
from tests.server.test_sign_in import ask_sign_in
from tests.sync.laptops import Laptop, Safe, open_laptop

WORDS = BrowserWords("Klaar <b>& terug</b>", "Niet gelukt")


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with running_provider() as running:
        yield running


@pytest.fixture
def laptop(municipality: Municipality, provider: Provider, tmp_path: Path) -> Iterator[Laptop]:
    """Enrolled at a municipality that asks to sign in, with two things to send."""
    provider.names_itself, provider.other_issuer, provider.is_broken = True, "", False
    room = HttpRoom(municipality)
    made, store = open_laptop(Safe.make(tmp_path / "A", "A"), None, "A")
    with _closing(store):
        made.enrol(room.code(), municipality.house.listener.address)
        made.clock.moment = municipality.house.clock.now()
        ask_sign_in(municipality, provider)
        made.answer("O01", 9)
        yield made


@contextmanager
def _closing(store: Strongroom) -> Iterator[None]:
    try:
        yield
    finally:
        store.close()


def signing_in(laptop: Laptop, browse: Callable[[str], bool], wait_seconds: float = 20) -> BrowserSignIn:
    door = laptop.link.door
    return BrowserSignIn(door.session, door.line, laptop.clock, laptop._chance, browse, wait_seconds)


def sign_in(door: BrowserSignIn) -> SignInStanding:
    """Begin, wait until the browser came back, finish."""
    is_back = threading.Event()
    door.begin(WORDS, is_back.set)
    assert is_back.wait(20)
    return door.finish()


def as_person(subject: str = "marit") -> Callable[[str], bool]:
    def browse(address: str) -> bool:
        person = threading.Thread(target=sign_in_in_browser, args=(address, subject))
        person.start()
        return True

    return browse


def trouble_of(act: Callable[[], object]) -> TroubleCode:
    with pytest.raises(Trouble) as raised:
        act()
    return raised.value.code


def test_the_sync_asks_to_sign_in_and_goes_on_afterwards(laptop: Laptop) -> None:
    door = signing_in(laptop, as_person())
    assert not door.standing().is_asked
    assert trouble_of(laptop.sync) is TroubleCode.SIGN_IN_NEEDED
    assert door.standing().is_asked
    standing = sign_in(door)
    assert not standing.is_asked and standing.ends_at is not None
    report = laptop.sync()
    assert (report.sent, report.is_confirmed) == (1, True)


def test_a_token_that_ends_on_the_way_is_renewed_without_a_word(
    laptop: Laptop, municipality: Municipality
) -> None:
    service = municipality.house.service
    access_office.set_demands(service, municipality.tenant, token_seconds=2)
    sign_in(signing_in(laptop, as_person()))
    before = laptop.link.door.session.tokens()
    municipality.house.clock.ahead = timedelta(seconds=3)
    assert laptop.sync().is_confirmed
    after = laptop.link.door.session.tokens()
    assert before is not None and after is not None and after.token != before.token


def test_what_was_confirmed_stays_and_the_rest_goes_on_after_signing_in_again(
    laptop: Laptop, municipality: Municipality, provider: Provider, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("CRITICAL", logger="oidc_provider_mock")  # the provider's own no
    door = signing_in(laptop, as_person("els"))
    sign_in(door)
    assert laptop.sync().sent == 1
    laptop.answer("K01", "bakker")
    provider.revoke("els")
    municipality.house.clock.ahead = timedelta(minutes=11)
    assert trouble_of(laptop.sync) is TroubleCode.SIGN_IN_NEEDED
    assert door.standing().is_asked
    sign_in(door)
    report = laptop.sync()
    assert (report.sent, report.is_confirmed) == (1, True)


def test_the_session_outlives_the_app_and_no_other_koffer_has_it(laptop: Laptop) -> None:
    sign_in(signing_in(laptop, as_person()))
    assert laptop.link.door.session.tokens() is not None
    again = type(laptop.link.door.session)(laptop.unit_of_work, lambda work: work())
    assert again.tokens() == laptop.link.door.session.tokens()


def test_signing_out_forgets_it_here_also_without_a_network(
    laptop: Laptop, municipality: Municipality
) -> None:
    door = signing_in(laptop, as_person())
    sign_in(door)
    listener = municipality.house.listener
    listener.stop()
    try:
        standing = door.sign_out()
    finally:
        listener.start()
    assert standing.is_asked and laptop.link.door.session.tokens() is None
    assert trouble_of(laptop.sync) is TroubleCode.SIGN_IN_NEEDED


def test_who_says_no_at_the_provider_is_not_signed_in(laptop: Laptop) -> None:
    door = signing_in(laptop, as_person(""))
    assert trouble_of(lambda: sign_in(door)) is TroubleCode.SIGN_IN_REFUSED


def test_an_answer_of_another_provider_is_not_handed_over(laptop: Laptop, provider: Provider) -> None:
    provider.other_issuer = "https://iemand.example"
    door = signing_in(laptop, as_person())
    assert trouble_of(lambda: sign_in(door)) is TroubleCode.SIGN_IN_REFUSED


def test_nobody_who_comes_back_is_not_waited_for_for_ever(laptop: Laptop) -> None:
    door = signing_in(laptop, lambda address: True, wait_seconds=0.05)
    assert trouble_of(lambda: sign_in(door)) is TroubleCode.SIGN_IN_NOT_FINISHED
    door = signing_in(laptop, lambda address: False)
    assert trouble_of(lambda: sign_in(door)) is TroubleCode.SIGN_IN_NOT_FINISHED


def test_who_stops_or_begins_again_has_let_the_one_before_go(laptop: Laptop) -> None:
    addresses: list[str] = []

    def browse(address: str) -> bool:
        addresses.append(address)
        return True

    door = signing_in(laptop, browse)
    assert door.begin(WORDS, lambda: None) == "127.0.0.1"
    door.stop()
    door.stop()
    assert trouble_of(door.finish) is TroubleCode.SIGN_IN_NOT_FINISHED
    door.begin(WORDS, lambda: None)
    sign_in(signing_in(laptop, as_person()))
    for address in addresses:
        back = dict(httpx2.URL(address).params)["redirect_uri"]
        is_open = address == addresses[1]
        with httpx2.Client(trust_env=False) as browser, suppress(httpx2.ConnectError):
            assert browser.get(back).status_code == 400 and is_open
    door.stop()


def test_another_program_can_neither_answer_nor_end_the_wait(laptop: Laptop) -> None:
    answers: list[httpx2.Response] = []

    def browse(address: str) -> bool:
        back = dict(httpx2.URL(address).params)["redirect_uri"]
        with httpx2.Client(trust_env=False) as other:
            answers.append(other.get(back, params={"code": "x", "state": "y" * 43}))
            answers.append(other.get(back, params={"error": "access_denied"}))
            answers.append(other.get(back.replace("/aangemeld", "/"), params={"code": "x"}))
            answers.append(other.post(back))
        return as_person()(address)

    assert sign_in(signing_in(laptop, browse)).ends_at is not None
    assert [one.status_code for one in answers] == [400, 400, 404, 501]


def test_the_page_in_the_browser_shows_words_and_gives_nothing_away(laptop: Laptop) -> None:
    pages: list[httpx2.Response] = []

    def browse(address: str) -> bool:
        def person() -> None:
            brought = sign_in_in_browser(address, "marit", follow=False)
            back = dict(httpx2.URL(address).params)["redirect_uri"]
            with httpx2.Client(trust_env=False) as browser:
                pages.append(browser.get(back, params=brought))

        person()
        return True

    sign_in(signing_in(laptop, browse))
    assert "Klaar &lt;b&gt;&amp; terug&lt;/b&gt;" in pages[0].text
    assert pages[0].headers["referrer-policy"] == "no-referrer"
    assert pages[0].headers["cache-control"] == "no-store"
    assert "script" not in pages[0].text
