"""What an administrator is given to run the back end with: settings, unit, container file, runbook."""

from __future__ import annotations

import base64
import json
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from sync.server.cli import main
from sync.server.environment import SETTINGS
from sync.server.settings import Settings, SettingsProblem, load_settings, save_settings

SERVER = Path(__file__).parents[2] / "sync" / "server"
HOUSE = SERVER.parents[1]
DEPLOY = SERVER / "deploy"
KEY = b"\7" * 32
KEPT = Settings("gm0001", "", KEY, "127.0.0.1", 8765)
UNITS = ("intakekoffer.service", "intakekoffer-publish.service")
GIVEN = {
    "INTAKEKOFFER_TENANT": "gm0002",
    "INTAKEKOFFER_MASTER_KEY": base64.b64encode(b"\1" * 32).decode(),
    "DATABASE_URL": "postgresql://db/x",
}


def test_the_runbook_names_every_setting_with_what_it_means() -> None:
    text = (SERVER / "README.md").read_text("utf-8")
    rows = re.findall(r"^\| `([A-Z_]+)` \| (.*?) \| (.*?) ?\|$", text, re.MULTILINE)
    wanted = [
        (one.name, one.meaning + (" (or file)" if one.is_secret else ""), one.default) for one in SETTINGS
    ]
    assert rows == wanted


def test_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    save_settings(tmp_path, KEPT)
    assert load_settings(tmp_path, {}) == KEPT
    found = load_settings(tmp_path, GIVEN | {"INTAKEKOFFER_PORT": "1234", "INTAKEKOFFER_METRICS_PORT": "0"})
    assert found == replace(
        KEPT,
        tenant="gm0002",
        service_url="postgresql://db/x",
        master_key=b"\1" * 32,
        port=1234,
        outside=replace(KEPT.outside, metrics_port=0),
    )


def test_the_environment_alone_will_do_and_secrets_may_stand_in_files(tmp_path: Path) -> None:
    for name in ("DATABASE_URL", "INTAKEKOFFER_MASTER_KEY"):
        (tmp_path / name).write_text(GIVEN[name] + "\n", "utf-8")
    given = {"INTAKEKOFFER_TENANT": "gm0002"} | {
        f"{name}_FILE": str(tmp_path / name) for name in ("DATABASE_URL", "INTAKEKOFFER_MASTER_KEY")
    }
    found = load_settings(tmp_path, given)
    assert (found.tenant, found.service_url, found.master_key) == (
        "gm0002",
        GIVEN["DATABASE_URL"],
        b"\1" * 32,
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("INTAKEKOFFER_TENANT", "Voorbeeld"),
        ("INTAKEKOFFER_MASTER_KEY", "kort"),
        ("INTAKEKOFFER_MASTER_KEY", base64.b64encode(b"x" * 31).decode()),
        ("INTAKEKOFFER_PORT", "tachtig"),
        ("INTAKEKOFFER_PORT", "70000"),
        ("INTAKEKOFFER_PROXIES", "overal"),
        ("INTAKEKOFFER_TLS_KEY", "/sleutel.pem"),
        ("INTAKEKOFFER_TLS_CLIENT_CA", "/ca.pem"),
        ("INTAKEKOFFER_LOG", "alles"),
        ("INTAKEKOFFER_PREPARED", "misschien"),
        ("INTAKEKOFFER_MASTER_KEY_FILE", "/bestaat/niet"),
    ],
)
def test_a_setting_that_does_not_fit_is_named_and_not_repeated(tmp_path: Path, name: str, value: str) -> None:
    given = {key: text for key, text in GIVEN.items() if f"{key}_FILE" != name} | {name: value}
    with pytest.raises(SettingsProblem) as raised:
        load_settings(tmp_path, given)
    assert value not in str(raised.value)


def test_without_a_file_and_a_tenant_there_are_no_settings(tmp_path: Path) -> None:
    with pytest.raises(SettingsProblem):
        load_settings(tmp_path, {})


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not here")
@pytest.mark.parametrize("name", UNITS)
def test_the_unit_is_one_that_systemd_reads_without_a_word(tmp_path: Path, name: str) -> None:
    text = (DEPLOY / name).read_text("utf-8")
    here = re.sub(r"^ExecStart=\S+", "ExecStart=/bin/true", text, flags=re.MULTILINE)
    unit = tmp_path / name
    unit.write_text(here, "utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(unit)], capture_output=True, text=True, check=False
    )
    said = [line for line in done.stderr.splitlines() if "intakekoffer" in line]
    assert not said


def test_the_container_file_copies_what_there_is_and_starts_what_there_is() -> None:
    text = re.sub(r"\\\n", " ", (DEPLOY / "Containerfile").read_text("utf-8"))
    lines = [line.split(maxsplit=1) for line in text.splitlines() if line and not line.startswith("#")]
    known = {"FROM", "WORKDIR", "COPY", "RUN", "ENV", "USER", "VOLUME", "EXPOSE"}
    known |= {"STOPSIGNAL", "HEALTHCHECK", "ENTRYPOINT", "CMD"}
    assert {word for word, _ in lines} <= known
    for word, rest in lines:
        if word == "COPY" and not rest.startswith("--from"):
            for source in rest.split()[:-1]:
                assert (HOUSE / source).exists(), source
        if word in ("ENTRYPOINT", "CMD"):
            assert json.loads(rest)
        if word == "USER":
            assert rest != "root" and rest.isdigit()
        if word == "HEALTHCHECK":
            code = json.loads(rest[rest.index("[") :])
            compile(code[-1], "healthcheck", "exec")


@pytest.mark.parametrize("file", ["Containerfile", "compose.yaml", "server.env.example", *UNITS])
def test_what_is_handed_out_names_only_settings_that_there_are(file: str) -> None:
    named = set(
        re.findall(r"\b(?:INTAKEKOFFER_|DATABASE_|OWNER_)[A-Z_]+\b", (DEPLOY / file).read_text("utf-8"))
    )
    known = {one.name for one in SETTINGS} | {f"{one.name}_FILE" for one in SETTINGS if one.is_secret}
    assert named and named <= known


def test_units_and_compose_start_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    """The words behind the program, taken from the files, are ones that the command line knows."""
    words = [
        re.findall(r"^ExecStart=\S+ server (.*)$", (DEPLOY / name).read_text("utf-8"), re.MULTILINE)[
            0
        ].split()
        for name in UNITS
    ]
    listed = re.findall(
        r"^    command: (\[.*\])$", (DEPLOY / "compose.yaml").read_text("utf-8"), re.MULTILINE
    )
    words += [json.loads(one) for one in listed]
    assert ["publish", "--stay"] in words
    for one in words:
        with pytest.raises(SystemExit) as ended:
            main([*one, "--help"])
        assert ended.value.code == 0
    assert "--stay" in capsys.readouterr().out


def test_the_runbook_leads_to_files_that_there_are() -> None:
    text = (SERVER / "README.md").read_text("utf-8")
    led = re.findall(r"\]\(([^)#:]+)\)", text)
    assert "zgw/README.md" in led and all((SERVER / one).exists() for one in led)
