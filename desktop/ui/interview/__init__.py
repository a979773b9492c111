"""The talk on the screen: themes, the question in two languages, answers, four states, notes, growing plan.

What is asked, what an answer is and what it means for the plan belongs to the use cases.
"""
