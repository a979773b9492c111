"""Which campaigns there are: every file campaign_*.py beside this one."""

from __future__ import annotations

import importlib
from dataclasses import replace
from pathlib import Path

from tests.torture.claims import Arena, Claim, Found

HERE = Path(__file__).parent


def all_claims() -> tuple[Claim, ...]:
    """The claims of all campaigns, by file and place in it. Raises ValueError when a key stands twice."""
    found: list[Claim] = []
    for path in sorted(HERE.glob("campaign_*.py")):
        home = f"tests.torture.{path.stem}"
        try:
            found.extend(claims_of(home))
        except Exception:  # noqa: BLE001 - a line of the table, and no harm to the other campaigns
            found.append(
                Claim(f"broken.{path.stem}", "The campaign can be read", "readable", _unreadable, home=home)
            )
    keys = [claim.key for claim in found]
    if len(set(keys)) < len(keys):
        raise ValueError(sorted(key for key in set(keys) if keys.count(key) > 1))
    return tuple(found)


def claims_of(home: str) -> tuple[Claim, ...]:
    """The claims of one campaign file."""
    return tuple(replace(claim, home=home) for claim in importlib.import_module(home).CLAIMS)


def claim_named(key: str, home: str) -> Claim:
    """The one claim of this key, without touching the files of other campaigns. Raises KeyError."""
    return {claim.key: claim for claim in claims_of(home)}[key]


def _unreadable(_: Arena) -> Found:
    """In the place of a campaign that cannot be read; its own process says why."""
    raise ImportError
