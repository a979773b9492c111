"""Faults 16 and 53: proxies that ask for a name, addresses nobody knows, IPv6 alone, lines that are slow."""

from __future__ import annotations

import base64
import json
import socket
from datetime import UTC, datetime

import httpx2
import pytest
from nacl.signing import SigningKey

from sync.client.address import read_address, read_proxy
from sync.client.errors import FailureCode, SyncFailure
from sync.client.http import DeskProof, HttpBackEnd
from sync.client.way import ProxyChoice, contact_failure, is_dripping, times_for
from sync.protocol.exchanges import write_hello
from sync.protocol.fields import write_instant
from sync.protocol.model import CHAIN_START, Hello
from tests.sync.scripted_server import Asked, reply, scripted_server

NOW = datetime(2026, 9, 15, 8, 0, tzinfo=UTC)
KEY = SigningKey(b"\x01" * 32)
INCARNATION = "00000000-0000-4000-8000-00000000000b"
PROOF = DeskProof("gm9999", INCARNATION, lambda text: KEY.sign(text).signature)
HELLO = Hello("gm9999", INCARNATION, write_instant(NOW), 1, "active", INCARNATION, 0, CHAIN_START)
FAR = "https://inburgering.voorbeeldstad.invalid"
#: 64 kbit/s in bytes a second
SLOW_LINE = 8_000


def hello_through(proxy: ProxyChoice, address: str = FAR) -> Hello:
    with HttpBackEnd(address, PROOF, lambda: NOW, proxy=proxy) as remote:
        return remote.hello(INCARNATION)


def test_a_proxy_that_wants_a_name_is_told_from_no_network() -> None:
    def asks(asked: Asked) -> bytes:
        return reply(407, b"", 'Proxy-Authenticate: Basic realm="uit"', version=False)

    with scripted_server(asks) as proxy, pytest.raises(SyncFailure) as caught:
        hello_through(ProxyChoice(proxy.address))
    assert caught.value.code is FailureCode.PROXY_ASKS
    assert [one.method for one in proxy.asked] == ["CONNECT"]


def test_name_and_password_go_to_the_proxy_that_was_set() -> None:
    wanted = "Basic " + base64.b64encode(b"marit:geheim woord").decode()

    def answers(asked: Asked) -> bytes:
        if asked.headers.get("proxy-authorization") != wanted:
            return reply(407, b"", version=False)
        return reply(200, json.dumps(write_hello(HELLO)).encode())

    # to this machine plain HTTP is allowed, so that a test can read along with the proxy
    with scripted_server(answers) as proxy:
        choice = ProxyChoice(proxy.address, "marit", "geheim woord")
        assert hello_through(choice, "http://localhost:9") == HELLO
        assert "geheim" not in repr(choice) and "marit" not in repr(choice)


def test_an_address_nobody_knows_is_told_from_no_network() -> None:
    for number, code in (
        (socket.EAI_NONAME, FailureCode.NAME_UNKNOWN),
        (socket.EAI_AGAIN, FailureCode.NO_CONTACT),
    ):
        error = httpx2.ConnectError("elders")
        error.__cause__ = socket.gaierror(number, "elders")
        assert contact_failure(error) is code


def test_a_server_on_ipv6_alone_is_reached() -> None:
    if not socket.has_ipv6:
        pytest.skip("this machine has no IPv6")

    def answers(asked: Asked) -> bytes:
        return reply(200, json.dumps(write_hello(HELLO)).encode())

    with scripted_server(answers, host="::1") as server:
        assert server.address.startswith("http://[::1]:")
        with HttpBackEnd(server.address, PROOF, lambda: NOW) as remote:
            assert remote.hello(INCARNATION) == HELLO


@pytest.mark.parametrize("size", [0, 200_000, 512 * 1024, 4 * 1024 * 1024])
def test_no_time_out_is_shorter_than_a_slow_line_needs(size: int) -> None:
    times = times_for(size)
    assert times.read is not None and times.write is not None
    assert min(times.read, times.write) > size / SLOW_LINE


def test_a_slow_reply_goes_on_and_one_that_drips_is_cut() -> None:
    seconds = 600.0
    assert not is_dripping(seconds, int(seconds * SLOW_LINE))
    assert is_dripping(seconds, int(seconds))
    assert not is_dripping(30.0, 0)


def test_a_proxy_is_named_with_or_without_its_scheme() -> None:
    assert read_proxy(" Proxy.Gemeente.nl:8080 ") == "http://proxy.gemeente.nl:8080"
    assert read_proxy("https://proxy.gemeente.nl") == "https://proxy.gemeente.nl"
    for wrong in ("socks5://proxy.gemeente.nl", "http://naam:woord@proxy.gemeente.nl", "een twee"):
        with pytest.raises(SyncFailure):
            read_proxy(wrong)
    with pytest.raises(SyncFailure):
        read_address("http://proxy.gemeente.nl")
