"""A back end on a database of its own, as a program: told over its standard input, one line of JSON each.

First it prints its port. `{"do": "code", "tenant": CODE, "worker": NAME}` makes municipality and klantmanager
where they are not there yet and prints a code; `{"do": "assign", ...}` gives every dossier of the
municipality to that klantmanager; `{"do": "answers"}` prints how often each status was answered,
`{"do": "size"}` the bytes of the database, and `{"do": "peak"}` the peak of memory in MiB.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter
from pathlib import Path

import psycopg
from nacl.public import PrivateKey

from sync.server.api.watching import Metrics
from sync.server.app import Surroundings, create_app, open_service
from sync.server.blobstore.disk import DiskBlobs
from sync.server.embedded import SERVICE, Urls, embedded_postgres
from sync.server.postgres.migrating import migrate
from sync.server.running import Listener
from sync.server.service import office
from sync.server.service.enrolment import make_enrolment_code
from sync.server.service.ports import Service
from tests.bench.sync_rows import peak_mib

Known = dict[tuple[str, str], str]


def _code(service: Service, tenant: str, name: str, known: Known) -> str:
    if not any(of == tenant for of, _ in known):
        key = bytes(PrivateKey.generate().public_key)
        office.found_tenant(service, tenant, "Voorbeeldgemeente", "14 0000", key, "k1")
    if (tenant, name) not in known:
        known[tenant, name] = office.add_worker(service, tenant, name, "", may_read_special=True)
    return make_enrolment_code(service, tenant, known[tenant, name])


def _assign(service: Service, tenant: str, worker: str) -> int:
    with service.work_in(tenant) as work:
        dossiers = [row.dossier for row in work.log.dossiers()]
    return sum(office.assign_dossier(service, tenant, dossier, worker) for dossier in dossiers)


def _answers(metrics: Metrics) -> dict[str, int]:
    found: Counter[str] = Counter()
    for family in metrics.requests.collect():
        for sample in family.samples:
            if sample.name.endswith("_total"):
                found[sample.labels["status"]] += int(sample.value)
    return dict(found)


def _size(urls: Urls) -> int:
    with psycopg.connect(urls.superuser) as connection:
        found = connection.execute("select pg_database_size(current_database())").fetchone()
    assert found is not None
    return int(found[0])


def main(folder: Path) -> None:
    metrics = Metrics()
    known: Known = {}
    with embedded_postgres(folder) as urls:
        migrate(urls.owner, SERVICE)
        service, engine = open_service(urls.service, b"\7" * 32, blob_store=DiskBlobs(folder / "blobs"))
        listener = Listener(create_app(service, engine, Surroundings(metrics=metrics)))
        listener.start()
        print(listener.address.rsplit(":", 1)[1], flush=True)
        for line in sys.stdin:
            told = json.loads(line)
            match told["do"]:
                case "code":
                    answer: object = _code(service, told["tenant"], told["worker"], known)
                case "assign":
                    answer = _assign(service, told["tenant"], known[told["tenant"], told["worker"]])
                case "answers":
                    answer = _answers(metrics)
                case "size":
                    answer = _size(urls)
                case _:
                    answer = peak_mib()
            print(json.dumps(answer), flush=True)
        listener.stop()
        engine.dispose()


if __name__ == "__main__":
    main(Path(tempfile.mkdtemp() if len(sys.argv) < 2 else sys.argv[1]))
