"""One sentence, one function: each thing a klantmanager can do, and the ports it needs for that.

Every use case takes the `Desk` first, opens a unit of work, asks the domain, records changes, commits and
returns frozen values to show. It raises `Refusal` or `Trouble` (desktop.domain.errors). No Qt, no SQL,
no HTTP, no PDF here; a use case never calls a screen.
"""
