"""The address of a back end as a person types it: host names only, and never plain HTTP over a network."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

from sync.client.errors import FailureCode, SyncFailure

#: RFC 1035, 2.3.4
_LONGEST_HOST, _LONGEST_PART = 253, 63


def read_address(untrusted: str) -> str:
    """'Intake.Gemeente.nl ' becomes 'https://intake.gemeente.nl'.

    Raises SyncFailure PLAIN_HTTP for http to anything but this machine, NOT_THE_BACK_END for what is no
    address of a server (names of users, paths, queries, other schemes).
    """
    text = untrusted.strip()
    if "://" not in text:
        text = "https://" + text
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise SyncFailure(FailureCode.NOT_THE_BACK_END) from None
    if not host or not host.isascii() or parts.username is not None or parts.path not in ("", "/"):
        raise SyncFailure(FailureCode.NOT_THE_BACK_END)
    if parts.query or parts.fragment or parts.scheme not in ("http", "https") or not _is_plain(host):
        raise SyncFailure(FailureCode.NOT_THE_BACK_END)
    if parts.scheme == "http" and not _is_this_machine(host):
        raise SyncFailure(FailureCode.PLAIN_HTTP)
    shown = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{shown}" + ("" if port is None else f":{port}")


def read_proxy(untrusted: str) -> str:
    """'proxy.gemeente.nl:8080' becomes 'http://proxy.gemeente.nl:8080'.

    A proxy is spoken to in plain HTTP and passes our own TLS on unread; one with TLS of its own may be named
    with https. Raises SyncFailure NOT_THE_BACK_END for what is no address of a proxy.
    """
    text = untrusted.strip()
    if "://" not in text:
        text = "http://" + text
    scheme = text.split("://", 1)[0].lower()
    if scheme not in ("http", "https"):
        raise SyncFailure(FailureCode.NOT_THE_BACK_END)
    # The name is judged as that of a back end; plain HTTP is allowed here, as nothing readable goes over it.
    plain = read_address("https://" + text.split("://", 1)[1])
    return scheme + plain.removeprefix("https")


def is_loopback(address: str) -> bool:
    """True when an address of `read_address` is this machine: no proxy of the environment is asked for it."""
    return _is_this_machine(urlsplit(address).hostname or "")


def _is_plain(host: str) -> bool:
    """Only what a name may be made of; empty and overlong parts ('a..nl') no resolver can even look up."""
    if not all(letter.isalnum() or letter in ".-:_" for letter in host):
        return False
    parts = host.removesuffix(".").split(".")
    return len(host) <= _LONGEST_HOST and all(0 < len(part) <= _LONGEST_PART for part in parts)


def _is_this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
