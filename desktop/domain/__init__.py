"""What is true of a dossier, a plan and the law, in plain Python.

No Qt, no disk, no network, no PDF. Values are frozen; time comes in as an argument.
"""
