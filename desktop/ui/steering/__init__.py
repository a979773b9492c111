"""Steering without names: counts of the dossiers on this laptop. No dossier is opened or named from here."""
