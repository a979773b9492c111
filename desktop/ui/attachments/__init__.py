"""The screen Bijlagen: photos and scans of a dossier, one of them large, and taking in a new one.

No decoding of pictures and no reading of files here: paths and copied bytes go to the use cases, pixels come
back. What is on them is never told to anybody but who looks.
"""
