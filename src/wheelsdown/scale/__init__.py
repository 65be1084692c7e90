"""Edge: a day of the world, in parts that run in a pool of processes or on a cluster.

planning      which files are days, and how each is cut into parts
work          the unit of work: some traces in, tables of what is in them out
adding_days   a day archive onto the desk, part by part
midnights     legs over midnight, between days that lie side by side
outcomes      what became of one part, and what runs parts
processes     parts in processes of this machine
cluster       the same parts on a Ray cluster
worker        what such a process does, here or there
kernel_cache  where machine code is kept between runs
kernels       compiling it, in shares
"""
