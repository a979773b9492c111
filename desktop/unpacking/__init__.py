"""Strange pictures and scans to pixels, in a program of its own with little memory, little time and no files.

Here: the program, how it is started and spoken with, and in words why something is refused. Not here: what
becomes of the pixels; that is for the room that asked.
"""
