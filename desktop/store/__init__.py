"""The safe: one encrypted store per person, its keys, its journal and everything written in it.

The only room that opens SQLCipher (`opening`), and the only one that knows where a person's files are.
Implements the store ports of `desktop.usecases.ports`. What an answer means, which deadline follows, how
a change set travels or how a paper looks does not belong here.
"""
