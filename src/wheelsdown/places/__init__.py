"""Names of countries, states, cities and airports in English and Russian, and what they stand for.

`gazetteer` answers what a name means, `mentions` finds names in running text. Bundled tables lie
in `data/`; `tools/build_reference.py` makes them from lists and rules written by hand.
"""
