"""What every table of a municipality gets: a wall per tenant, and no more rights than the service needs."""

from __future__ import annotations

from collections.abc import Mapping

from alembic import context, op


def service_role() -> str:
    """The quoted name of the role that the service connects as."""
    name: str = context.config.attributes["service_role"]
    return '"' + name.replace('"', '""') + '"'


def wall_off(rights: Mapping[str, str]) -> None:
    """Row-level security per tenant on each table, also for its owner, and these rights for the service.

    In: table name -> rights ('select, insert').
    """
    for table, granted in rights.items():
        op.execute(f"alter table {table} enable row level security")
        # FORCE: the owner is walled off too, so no forgotten role sees two municipalities.
        op.execute(f"alter table {table} force row level security")
        op.execute(
            f"create policy one_tenant on {table} "
            "using (tenant = current_setting('app.tenant', true)) "
            "with check (tenant = current_setting('app.tenant', true))"
        )
        op.execute(f"grant {granted} on {table} to {service_role()}")
