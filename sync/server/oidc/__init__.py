"""The municipality's own identity provider, asked by discovery: its addresses, its keys, its tokens.

Implements the port `IdentityProvider` of the service. No database and no calls of desks belong here.
"""
