"""How well flights are found and claims are rated: on a simulated world, and on the real cases."""
