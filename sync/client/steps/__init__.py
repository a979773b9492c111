"""One file per step of a sync, in the order in which `sync.client.engine` names them.

A step takes the two ports and plain values and either gives its result or raises `SyncFailure`. Waiting
and trying again is not decided here.
"""
