"""The lock screen: who are you, the passphrase, and a suitcase for somebody new.

Knows nothing of keys or files: opening and making a store belongs to the use cases of `unlock`.
"""
