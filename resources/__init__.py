"""Files that come with the program: law values, pictures, styles, fonts, licences.

The only Python here is `paths`, which says where files are. Reading them is the work of the room they
belong to.
"""
