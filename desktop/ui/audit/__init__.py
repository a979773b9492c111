"""The audit for the privacy officer: filter, see whether the chain holds, give lines out. No store here."""
