"""The link behind the window: who makes the rounds, what the network says, and who is told.

What a sync does is no business of this room, nor how the sync screen looks.
"""
