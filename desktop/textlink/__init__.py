"""The translations behind the ports of the use cases: what is said, how far it is, what goes to a translator.

No rule of a language and no file format belongs here: those are in `translations`.
"""
