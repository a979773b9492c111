"""What is chosen about the connection: kept here alone, refused in words, a password that is not shown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.errors import Refusal, RefusalCode
from desktop.synclink.facts import read_proxy_choice
from desktop.usecases.link_choices import LinkChoices, choose_photos, choose_proxy
from desktop.usecases.link_ports import ASKED_FOR, Manner, SyncReport, SyncStep
from desktop.usecases.ports import Desk, Enrolment
from desktop.usecases.synchronise import SyncWish, synchronise
from sync.client.way import ProxyChoice
from tests.builders import workplace
from tests.fakes import MORNING, NoLink


def proxy_of(desk: Desk) -> ProxyChoice:
    with desk.unit_of_work() as work:
        return read_proxy_choice(work.state)


def test_a_proxy_is_kept_with_its_password_and_taken_away_whole() -> None:
    desk = workplace().desk
    chosen = choose_proxy(desk, " Proxy.gemeente.nl:8080 ", "marit", "geheim")
    assert chosen == LinkChoices(proxy="http://proxy.gemeente.nl:8080", proxy_name="marit", has_password=True)
    assert proxy_of(desk) == ProxyChoice("http://proxy.gemeente.nl:8080", "marit", "geheim")
    choose_proxy(desk, "proxy.gemeente.nl:3128", "marit", "")
    assert proxy_of(desk).password == "geheim", "an empty field keeps what there was"
    choose_proxy(desk, "proxy.gemeente.nl:3128", "joost", "")
    assert proxy_of(desk).password == "", "but not for another name"
    assert choose_proxy(desk, "", "marit", "geheim") == LinkChoices()
    assert proxy_of(desk) == ProxyChoice()


def test_what_is_no_proxy_is_refused_and_the_old_one_stays() -> None:
    desk = workplace().desk
    choose_proxy(desk, "proxy.gemeente.nl:8080", "", "")
    with pytest.raises(Refusal) as caught:
        choose_proxy(desk, "socks5://proxy.gemeente.nl", "", "")
    assert (caught.value.code, caught.value.field) == (RefusalCode.PROXY_ADDRESS, "address")
    assert proxy_of(desk).address == "http://proxy.gemeente.nl:8080"


class PhotoLine(NoLink):
    """Remembers whether photos went along."""

    def __init__(self) -> None:
        self.photos: list[bool] = []

    def exchange(self, on_step: object, manner: Manner = ASKED_FOR) -> SyncReport:
        self.photos.append(manner.with_photos)
        return SyncReport(0, 0, 0, 0, 0, True, MORNING, SyncStep.CONFIRMED)

    def enrol(self, address: str, code: str) -> Enrolment:
        raise AssertionError("not here")

    def is_enrolled(self) -> bool:
        return True


def test_photos_wait_where_the_network_counts_bytes_unless_one_says_otherwise() -> None:
    line = PhotoLine()
    desk = replace(workplace().desk, sync=line)
    metered = SyncWish(is_quiet=True, is_metered=True)
    synchronise(desk)
    synchronise(desk, wish=metered)
    synchronise(desk, wish=SyncWish(is_metered=True, photos_now=True))
    assert choose_photos(desk, anywhere=True).photos_anywhere
    synchronise(desk, wish=metered)
    assert not choose_photos(desk, anywhere=False).photos_anywhere
    synchronise(desk, wish=metered)
    assert line.photos == [True, False, True, True, False]
