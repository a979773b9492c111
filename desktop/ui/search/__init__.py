"""Finding back what somebody said, in every dossier of this laptop.

How texts are folded and kept belongs to the store and the use cases.
"""
