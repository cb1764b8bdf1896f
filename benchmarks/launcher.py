"""Starts one command and prints its time in nanoseconds, its end and its peak memory, for measuring.py.

It is a program of its own, and small: Linux counts the memory of the one who starts a program to the program.
"""

import os
import sys
import time


def launch(said: str, words: list[str]) -> None:
    """Run the command with all that it says going into the file `said`."""
    opened = os.open(said, os.O_WRONLY | os.O_TRUNC)
    nothing = os.open(os.devnull, os.O_RDONLY)
    streams = [(os.POSIX_SPAWN_DUP2, nothing, 0), (os.POSIX_SPAWN_DUP2, opened, 1), (os.POSIX_SPAWN_DUP2, opened, 2)]
    start = time.perf_counter_ns()
    process = os.posix_spawnp(words[0], words, os.environ, file_actions=streams)
    _, status, used = os.wait4(process, 0)
    print(time.perf_counter_ns() - start, os.waitstatus_to_exitcode(status), used.ru_maxrss)


if __name__ == "__main__":
    launch(sys.argv[1], sys.argv[2:])
