"""Bringing this laptop and the municipality together: first that all is safe, then how far it came.

Knows no network: the steps, the parcels and the words come from the use cases of `synchronise`.
"""
