"""What the back end does, in plain Python: who may, what is stored, what is answered.

No SQL and no HTTP here: the database comes in through `ports`, requests as read messages.
"""
