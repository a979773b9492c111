"""The screen on which a dossier goes to the municipality a person moves to, in one sealed file.

What comes in from others is `ui/handover`; what goes to parties during the intake is `ui/sharing`.
"""
