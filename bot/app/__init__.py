"""The composition root: the only place that builds adapters and wires them together.

Nothing is built at import, and only the command that is run imports its module.
"""
