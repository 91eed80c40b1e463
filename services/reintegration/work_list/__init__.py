"""One list of everything that a worker has to do: what was asked for, and the tasks of the stages."""
