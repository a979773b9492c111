"""Photos and scans from outside to pages that may be kept, and back to pixels for the screen.

Here: what is taken of a file or the clipboard, how fine it is kept, who looks at it for malware. Not here:
the decoders (`desktop.unpacking`), where pages are kept, and what is said about them.
"""
