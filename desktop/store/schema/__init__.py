"""The numbered steps of the store's schema, one module each, never changed once released.

A step is a tuple of SQL statements that run in one transaction. Reading and writing rows does not belong
here.
"""
