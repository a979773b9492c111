"""Fault 53: a real proxy that asks for a name, between a desk and a back end that ends TLS itself."""

from __future__ import annotations

import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import trustme

from sync.client.errors import FailureCode, SyncFailure
from sync.client.http import DeskProof, HttpBackEnd
from sync.client.way import ProxyChoice
from sync.server.app import create_app
from sync.server.postgres.transactions import open_engine
from sync.server.running import Listener, ServerTls
from tests.server.places import Municipality


@contextmanager
def asking_proxy(folder: Path) -> Iterator[str]:
    """proxy.py with a name and a password, as a program; its address."""
    port_file = folder / "port"
    command = [sys.executable, "-m", "proxy", "--hostname", "127.0.0.1", "--port", "0", "--num-workers", "1"]
    command += ["--num-acceptors", "1", "--port-file", str(port_file), "--basic-auth", "marit:geheim"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as program:
        try:
            until = time.monotonic() + 30
            while not (port_file.exists() and port_file.read_text().strip()):
                assert time.monotonic() < until and program.poll() is None
            yield f"http://127.0.0.1:{port_file.read_text().strip()}"
        finally:
            program.terminate()


@pytest.mark.skipif(sys.platform == "win32", reason="the proxy of the tests knows signals of POSIX")
def test_a_real_proxy_lets_through_who_gives_the_name_and_is_told_from_no_network(
    municipality: Municipality, tmp_path: Path
) -> None:
    authority = trustme.CA()
    own = authority.issue_cert("127.0.0.1")
    (tmp_path / "chain").write_bytes(b"".join(pem.bytes() for pem in own.cert_chain_pems))
    (tmp_path / "key").write_bytes(own.private_key_pem.bytes())
    house, desk = municipality.house, municipality.desk()
    engine = open_engine(house.urls.service)
    tls = ServerTls(str(tmp_path / "chain"), str(tmp_path / "key"))
    listener = Listener(create_app(house.service, engine), tls=tls)
    listener.start()
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    proof = DeskProof(desk.reply.tenant, desk.desk, lambda text: desk.key.sign(text).signature)

    def ask(choice: ProxyChoice) -> int:
        with HttpBackEnd(listener.address, proof, house.clock.now, tls=trusting, proxy=choice) as remote:
            return remote.hello(desk.incarnation).n

    try:
        with asking_proxy(tmp_path) as proxy:
            assert ask(ProxyChoice(proxy, "marit", "geheim")) == 0
            for wrong in (ProxyChoice(proxy), ProxyChoice(proxy, "marit", "anders")):
                with pytest.raises(SyncFailure) as caught:
                    ask(wrong)
                assert caught.value.code is FailureCode.PROXY_ASKS
    finally:
        listener.stop()
        engine.dispose()


def test_the_back_end_listens_on_ipv6_alone(municipality: Municipality) -> None:
    if not socket.has_ipv6:
        pytest.skip("this machine has no IPv6")
    house, desk = municipality.house, municipality.desk()
    engine = open_engine(house.urls.service)
    listener = Listener(create_app(house.service, engine), host="::1")
    listener.start()
    proof = DeskProof(desk.reply.tenant, desk.desk, lambda text: desk.key.sign(text).signature)
    try:
        with HttpBackEnd(listener.address, proof, house.clock.now) as remote:
            assert remote.hello(desk.incarnation).n == 0
    finally:
        listener.stop()
        engine.dispose()
