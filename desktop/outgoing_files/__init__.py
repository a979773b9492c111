"""What leaves the safe as a file: written anew, for this user alone, never over something.

What goes out, to whom and why belongs to the use cases; what is drawn belongs to `pdf`.
"""
