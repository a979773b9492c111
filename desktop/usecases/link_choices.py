"""What a klantmanager chooses about the connection: photos on a metered network, and a proxy."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.errors import Refusal, RefusalCode
from desktop.usecases.link_ports import PROXY_ADDRESS, PROXY_NAME, PROXY_PASSWORD
from desktop.usecases.one_line import one_line
from desktop.usecases.ports import Desk, LocalState
from sync.client.address import read_proxy
from sync.client.errors import SyncFailure

_PHOTOS = "link.photos_anywhere"
_YES = "ja"


@dataclass(frozen=True, slots=True)
class LinkChoices:
    """`photos_anywhere`: photos go over a network that counts bytes too. `proxy` '' = as the system says.

    The password of the proxy is never given back: `has_password` says that there is one.
    """

    photos_anywhere: bool = False
    proxy: str = ""
    proxy_name: str = ""
    has_password: bool = False


def link_choices(state: LocalState) -> LinkChoices:
    """As they stand in the local state of this laptop; never synced."""
    return LinkChoices(
        state.get(_PHOTOS) == _YES,
        state.get(PROXY_ADDRESS) or "",
        state.get(PROXY_NAME) or "",
        state.get(PROXY_PASSWORD) is not None,
    )


def choose_photos(desk: Desk, anywhere: bool) -> LinkChoices:
    """Whether photos also go over a network that counts what goes over it."""
    with desk.unit_of_work() as work:
        if anywhere:
            work.state.put(_PHOTOS, _YES)
        else:
            work.state.drop(_PHOTOS)
        work.commit()
        return link_choices(work.state)


def choose_proxy(desk: Desk, address: str, name: str, password: str) -> LinkChoices:
    """The proxy of this network; an empty address = as the system says, and name and password go.

    An empty password keeps the one there was, as long as the name stays. Refusal PROXY_ADDRESS, or as
    `one_line`. What is kept stands in the encrypted store only.
    """
    typed, name = one_line(address, "address"), one_line(name, "name")
    plain = _read(typed) if typed else ""
    with desk.unit_of_work() as work:
        is_same = name == (work.state.get(PROXY_NAME) or "")
        kept = work.state.get(PROXY_PASSWORD) if is_same else None
        for key in (PROXY_ADDRESS, PROXY_NAME, PROXY_PASSWORD):
            work.state.drop(key)
        if plain:
            work.state.put(PROXY_ADDRESS, plain)
        if plain and name:
            work.state.put(PROXY_NAME, name)
            if password or kept:
                work.state.put(PROXY_PASSWORD, password or kept or "")
        work.commit()
        return link_choices(work.state)


def _read(typed: str) -> str:
    try:
        return read_proxy(typed)
    except SyncFailure:
        raise Refusal(RefusalCode.PROXY_ADDRESS, "address") from None
