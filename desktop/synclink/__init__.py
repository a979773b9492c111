"""The link between the store and `sync`: what a change looks like on its way, and what this desk seals,
keeps and believes. Implements the ports `SyncDoor` and `Sealer` of the use cases, and
`LocalReplica` of `sync.client`.

No HTTP (that is `sync.client.http`), no SQL, no law, no screens. Nothing here decides between two answers.
"""
