"""The windows: what a klantmanager and a newcomer see, and nothing that decides or stores.

A screen is two files: `view.py` knows Qt and no more, `presenter.py` knows what to show and no Qt. Work goes
through a `Runner` to a use case. No SQL, no PDF, no HTTP, no law and no question belongs here.
"""
