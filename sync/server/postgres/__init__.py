"""PostgreSQL and nothing else: tables, migrations, row-level security, one transaction per tenant.

Rules about who may do what do not belong here; the wall between tenants does.
"""
