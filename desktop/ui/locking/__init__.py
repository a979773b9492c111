"""Locking by itself: what tells that nobody is at the laptop, the warning, and what was half-typed then.

The watchers (idle, the session of the system, sleep, the lid) only say that it is time; the window locks, and
the process starts anew. There is no setting here that could be lost: nothing in this room can keep a koffer
open, and what a koffer is encrypted with is not known here.
"""
