"""Every setting that the environment may give, in one table; the runbook's own table is held against it.

The environment goes before the file in the folder. What is secret may also stand in a file that is named
here, as systemd and container platforms hand out secrets.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Setting:
    """One variable. `default` as text; `is_secret`: NAME_FILE may name a file that holds it."""

    name: str
    meaning: str
    default: str = ""
    is_secret: bool = False


_OWN = "INTAKEKOFFER_"
DATABASE = Setting("DATABASE_URL", "PostgreSQL of the service; empty = an embedded one", is_secret=True)
OWNER_DATABASE = Setting("OWNER_DATABASE_URL", "PostgreSQL as its owner, for init alone", is_secret=True)
TENANT = Setting(_OWN + "TENANT", "municipality of the office's commands, as gm9999")
MASTER_KEY = Setting(_OWN + "MASTER_KEY", "32 bytes in base64; wraps every key at rest", is_secret=True)
HOST = Setting(_OWN + "HOST", "address to listen on", "127.0.0.1")
PORT = Setting(_OWN + "PORT", "port to listen on", "8765")
CODE_MINUTES = Setting(_OWN + "CODE_MINUTES", "how long an enrolment code lives", "15")
BLOBS = Setting(_OWN + "BLOBS", "attachments: a folder, or s3://bucket/prefix; empty = blobs in the folder")
BLOBS_ENDPOINT = Setting(_OWN + "BLOBS_ENDPOINT", "address of an S3-compatible store that is not Amazon's")
TLS_CERTIFICATE = Setting(_OWN + "TLS_CERTIFICATE", "PEM chain, to end TLS here")
TLS_KEY = Setting(_OWN + "TLS_KEY", "PEM key that goes with it")
TLS_CLIENT_CA = Setting(_OWN + "TLS_CLIENT_CA", "PEM of who signs client certificates of laptops")
PROXIES = Setting(_OWN + "PROXIES", "networks whose X-Forwarded-For and Client-Cert count, 10.0.0.5/32")
METRICS_HOST = Setting(_OWN + "METRICS_HOST", "address of the metrics", "127.0.0.1")
METRICS_PORT = Setting(_OWN + "METRICS_PORT", "port of the metrics; empty = none")
LOG = Setting(_OWN + "LOG", "json = a line per request on stderr; off", "json")
PREPARED = Setting(
    _OWN + "PREPARED", "no = no prepared statements (behind PgBouncer, see the runbook)", "yes"
)

SETTINGS = (
    DATABASE,
    OWNER_DATABASE,
    TENANT,
    MASTER_KEY,
    HOST,
    PORT,
    CODE_MINUTES,
    BLOBS,
    BLOBS_ENDPOINT,
    TLS_CERTIFICATE,
    TLS_KEY,
    TLS_CLIENT_CA,
    PROXIES,
    METRICS_HOST,
    METRICS_PORT,
    LOG,
    PREPARED,
)


class Environment:
    """What was given, by name. Raises OSError for a named file that cannot be read."""

    def __init__(self, given: Mapping[str, str]) -> None:
        self._given = given

    def text(self, setting: Setting) -> str:
        """What the environment says, '' when it says nothing."""
        stated = self._given.get(setting.name, "").strip()
        if stated or not setting.is_secret:
            return stated
        file = self._given.get(setting.name + "_FILE", "").strip()
        return Path(file).read_text("utf-8").strip() if file else ""

    def or_default(self, setting: Setting) -> str:
        """As `text`, or the default of the table."""
        return self.text(setting) or setting.default
