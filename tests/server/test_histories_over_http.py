"""Whole histories of koffers that meet over HTTP at the real back end: orders, sticks and restores too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.server.history_place import RealPlace
from tests.server.places import House
from tests.sync.history.telling import no_log, quick_folder, tell


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    with no_log(), quick_folder(tmp_path) as found:
        yield found


@pytest.mark.parametrize("seed", ["real/1", "real/2"])
def test_every_history_comes_to_rest_with_all_that_was_said(house: House, folder: Path, seed: str) -> None:
    told = tell(folder, seed, 40, lambda: RealPlace(house, folder))
    assert not told.wrong, told.seed
    assert told.count.made and told.count.syncs and not told.count.faults
