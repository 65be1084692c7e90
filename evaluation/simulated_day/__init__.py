"""A simulated day of the world's air traffic, written exactly as readsb writes globe_history.

For measuring speed, memory and what the reader does with sixty-five thousand files: real days may
not be bundled. Nothing in it is real but the airports: addresses, registrations, callsigns and
flights are drawn by seed, and everything that shows them says *simulated*. The same seed gives the
same bytes.

airfields    airports with their runways, and where there are receivers
routes       the way from one runway to another, by distance flown
flying       one flight: rows in time, on the ground and in the air
fleet        kinds of aircraft and their shares
days         the flights of one aircraft in one day, and what happened in truth
hearing      which rows are heard, and what is wrong with some of them
printing     a trace file as readsb prints it
printing_rows its rows, in machine code
archive      the tar, with the truth beside it; many processes
scoring      legs that were found, held against the truth
comparison   the simulated day beside real traces, in figures
"""
