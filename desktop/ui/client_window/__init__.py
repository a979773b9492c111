"""What the newcomer sees: the present question in their language, large, and answers to point at.

`shown` is the list of what may be here at all; a field that is not in it cannot appear.
"""
