"""Access set from the command line, by settings of the environment alone."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from sync.server.cli import main
from tests.server.places import House, Municipality

Command = Callable[..., list[str]]


@pytest.fixture
def command(
    municipality: Municipality,
    house: House,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Command:
    """Runs one command without a settings file; its lines, or those of what went wrong."""
    monkeypatch.setenv("INTAKEKOFFER_TENANT", municipality.tenant)
    monkeypatch.setenv("INTAKEKOFFER_MASTER_KEY", base64.b64encode(b"\7" * 32).decode())
    monkeypatch.setenv("DATABASE_URL", house.urls.service)

    def run(*words: str, code: int = 0) -> list[str]:
        assert main(["--folder", str(tmp_path), *words]) == code
        said = capsys.readouterr()
        return (said.out + said.err).splitlines()

    return run


def test_a_provider_is_set_with_a_secret_that_nobody_sees(
    command: Command, municipality: Municipality, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("stil geheim\n"))
    said = command(
        *("sign-in", "provider", "https://login.gemeente.example", "intakekoffer"),
        *("--secret", "--scopes", "openid offline_access", "--claim", "oid", "--required"),
    )
    assert "http://127.0.0.1/aangemeld" in said[0]
    with municipality.house.service.work_in(municipality.tenant) as work:
        policy = work.sign_ins.policy()
    assert (policy.needs_sign_in, policy.claim, policy.scopes) == (True, "oid", "openid offline_access")
    assert policy.client_secret_wrapped is not None and b"stil" not in policy.client_secret_wrapped
    said = command("sign-in", "ask", "off", "--token-minutes", "5", "--session-hours", "8")
    assert said[0] == "Inloggen: niet gevraagd."
    assert said[2] == "Bewijs: 5 minuten; inloggen: 8 uur."


def test_sign_in_without_a_provider_is_not_asked(command: Command) -> None:
    assert "issuer" in command("sign-in", "ask", "required", code=1)[0]
    assert command("sign-in", "ask")[0] == "Inloggen: niet gevraagd."


def test_logins_are_linked_once_and_let_go(command: Command, municipality: Municipality) -> None:
    worker = municipality.worker()
    assert command("sign-in", "link", worker, "m.bakker") == ["Gekoppeld."]
    assert command("sign-in", "link", municipality.worker(), "m.bakker", code=1)[0].startswith("Niet gedaan")
    assert command("sign-in", "unlink", worker) == ["Losgekoppeld."]
    assert command("sign-in", "unlink", worker) == ["Er was geen login gekoppeld."]


def test_certificates_are_asked_and_let_go(command: Command, municipality: Municipality) -> None:
    assert command("certificate", "ask", "required")[-1] == "Certificaat: verplicht."
    assert command("certificate", "free", municipality.desk().desk) == ["Was al vrij."]
    assert command("certificate", "ask", "off")[-1] == "Certificaat: niet gevraagd."
