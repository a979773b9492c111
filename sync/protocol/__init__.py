"""The words desk and back end share: change sets, receipts, cursors, problem types, their strict readers.

Both sides import this room; it imports neither. Nothing here opens a socket, a file or a database.
"""
