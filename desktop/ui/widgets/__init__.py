"""The parts that every screen is made of: labels per script, buttons with their key, rows, clocks, signs.

A widget gets the `Theme` and plain values; it knows no use case, no dossier and no screen.
"""
