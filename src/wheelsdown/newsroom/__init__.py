"""What a team does with reports on a desk, for the command line and the browser alike.

Each module puts the desk, the readers and the pipeline together for one piece of work. Nothing here
prints and nothing knows of a terminal or a page.
"""
