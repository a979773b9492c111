"""`python -m tests.server.api_fuzz [ARGUMENTS OF SCHEMATHESIS]`: a back end of its own, and the whole run."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import httpx2
from nacl.public import PrivateKey

from sync.server.blobstore.disk import DiskBlobs
from sync.server.embedded import SERVICE, embedded_postgres
from sync.server.postgres.migrating import migrate
from sync.server.running import running_server
from sync.server.service.office import found_tenant
from tests.server.api_fuzz.run import run_schemathesis
from tests.server.places import Clock, House, Municipality

TENANT = "gm0001"


def main(arguments: list[str]) -> int:
    """Prints what schemathesis says; its exit code."""
    with tempfile.TemporaryDirectory() as folder, embedded_postgres(Path(folder), durable=False) as urls:
        migrate(urls.owner, SERVICE)
        blobs = DiskBlobs(Path(folder) / "blobs")
        with (
            running_server(urls.service, b"\7" * 32, blob_store=blobs) as (listener, service),
            httpx2.Client(base_url=listener.address, trust_env=False) as http,
        ):
            key = bytes(PrivateKey.generate().public_key)
            found_tenant(service, TENANT, "Voorbeeldgemeente", "", key, "k1")
            desk = Municipality(House(urls, service, listener, Clock(), http), TENANT).desk()
            code, told = run_schemathesis(desk, arguments)
    sys.stdout.write(told)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
