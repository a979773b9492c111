"""The desk's side of a sync: the steps, the waiting, and the one module that knows HTTP.

Knows a desk only through `LocalReplica` and a back end only through `Remote` (ports.py). What belongs to
the store, to questions or to screens does not belong here, nor does anything of the server.
"""
