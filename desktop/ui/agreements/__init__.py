"""The agreements of the plan: eight blocks, the chosen steps, and the forms of what the law wants agreed.

The paper and the choice of the route are elsewhere; nothing is counted or decided here.
"""
