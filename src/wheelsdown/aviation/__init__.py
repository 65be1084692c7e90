"""Facts of aviation that need no feed: airports, runways, geodesy, identifiers, performance, time.

Bundled tables lie in `data/`; `tools/build_reference.py` makes them, and
`docs/decisions/0003-reference-data.md` says from what, by which rules, and what is known wrong.
"""
