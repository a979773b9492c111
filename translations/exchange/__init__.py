"""Files for translators who do not program: out as PO or as a sheet, back in as what is not trusted.

A file goes out with everything a translator should know. What comes back is compared with what is there;
nothing is taken by itself, nothing that is missing from a file is deleted, and only a person says 'checked'.
"""
