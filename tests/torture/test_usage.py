"""Asked how it is used, or for what nobody knows, a long run says so and does not begin."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from tests.bench import bench_sync
from tests.torture import __main__ as torture


@pytest.mark.parametrize("begin", [torture.main, bench_sync.main], ids=["torture", "bench-sync"])
def test_a_question_about_its_use_begins_nothing(
    begin: Callable[[], object], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for asked, code in (("--help", 0), ("--seed=3", 2)):
        monkeypatch.setattr(sys, "argv", ["it", asked])
        with pytest.raises(SystemExit) as ended:
            begin()
        assert ended.value.code == code
        told = capsys.readouterr()
        # "usage:" or "gebruik:": an earlier test may have set the language
        assert "QUICK=1" in told.out or "[-h]" in told.err
