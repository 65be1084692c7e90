"""The desk in a browser: pages rendered here, with small scripts where they help.

`app.make_app` puts the parts together. Nothing in this package knows a rule of the flight record or
of claims: it asks `newsroom`, `intake` and `pipeline`, as the command line does.
"""
