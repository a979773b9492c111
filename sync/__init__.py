"""How desks and the municipal back end keep the same set of changes: protocol, client, server.

Knows nothing of `desktop`, `forms` or `translations`: a change set is a header and sealed bytes.
"""
