"""Stage 4. A report in; what it says out: claims, each tied to its characters and its speaker.

`extraction.read_report` is the way in. What holds for any language (offsets, ranges of time, who
may stand in a chain) is in modules named for their subject; what holds for one language (its
words and their order) is in modules named for the language.
"""
