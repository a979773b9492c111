"""The screen Mijn koffer: words, copies, locking, help of the municipality, room on the disk, ways to more.

No key and no word of a passphrase stays here; putting a copy back happens at the lock screen, not here.
"""
