"""Write the description of the API without a database: for linters and for whoever builds against it."""

from __future__ import annotations

import json
import secrets
import sys

from sqlalchemy import create_engine

from sync.server.app import create_app, utc_now
from sync.server.postgres.transactions import transactions
from sync.server.service.ports import Service


def main() -> int:
    """JSON on stdout. Nothing is connected to: the engine is never asked."""
    engine = create_engine("postgresql+psycopg://nobody@localhost/nothing")
    app = create_app(Service(transactions(engine), b"", utc_now, secrets.token_bytes), engine)
    sys.stdout.write(json.dumps(app.openapi(), indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
