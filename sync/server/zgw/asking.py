"""The zaaksysteem of one municipality: four APIs, a token per call."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import httpx2

from sync.server.outside.asking import Outside
from sync.server.zgw.setup import ZgwSetup
from sync.server.zgw.tokens import make_token

_CRS = {"Accept-Crs": "EPSG:4326", "Content-Crs": "EPSG:4326"}


class Zaaksysteem(Outside):
    """`setup` with the addresses and names; `now` the service's clock, aware."""

    def __init__(
        self, setup: ZgwSetup, now: Callable[[], datetime], http: httpx2.Client | None = None
    ) -> None:
        self.setup = setup

        def headers() -> dict[str, str]:
            token = make_token(setup.client_id, setup.secret, now())
            return {"Authorization": f"Bearer {token}", "Accept": "application/json", **_CRS}

        super().__init__(tuple(setup.addresses.values()), headers, http)

    def address(self, api: str, path: str) -> str:
        """Of one list of one of the APIs."""
        return self.setup.addresses[api] + path
