"""Where the contents of attachments lie: a folder on a disk, or an S3-compatible store. Sealed as they came.

No database, no HTTP of ours, no decision who may have what.
"""
