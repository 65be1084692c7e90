"""The figures of speed and size that are promised, measured in one run: `make bench`.

Each row of the table is one module with one function that returns it; a row whose part is not
there, or that was not asked for, says so and why, and never shows a figure of another day.

measured      a row: what is to be reached, what was, and how it was measured
machine       what it was measured on
watching      a command in a process of its own: seconds, and memory of it and its children
day_files     the simulated day that the rows on archives share
tar_to_legs   archive to legs against gunzip alone, on one core
two_cores     the same parts in one process and in two
adding        a day onto a desk: memory, bytes a position, how long
held_legs     questions to the legs of a year, and to a month with positions
year          the simulated year
find_row, check_row, world_week: itineraries and verdicts at the scale of the world
startup       how long the command takes to say what it can do
traffic_peer  the same files through `traffic`, in an environment of its own
page          docs/evaluation/speed.md
"""
