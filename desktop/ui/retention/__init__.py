"""The screen Bewaren en wissen: the policy of the privacy officer, what may go, what stays, what went.

Terms and judgement come from the use cases; nothing is destroyed here without a reason and a second press.
"""
