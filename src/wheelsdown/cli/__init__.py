"""Edge: the `wheelsdown` command. Output on stdout; progress and problems on stderr."""
