"""Calls to systems of others over HTTP, and what their answers mean. Not what is said to which system:
that is in `zgw` and `objects`; nor sign-in, which has rules of its own.
"""
