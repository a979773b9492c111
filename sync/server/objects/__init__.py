"""A dossier as one object in an Objects API, where a municipality wants it so.

Out of summaries and papers only; off unless it is set up.
"""
