"""What this program is made of: parts and their versions, floors under them, files as they were installed.

Only tells; what is refused because of it is decided where something is opened or shown.
"""
