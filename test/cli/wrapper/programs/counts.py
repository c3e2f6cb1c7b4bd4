"""Counts the signals that reach it, one line each, until it is told to stop; then how many there were of each."""
import collections
import os
import signal
import sys

seen = collections.Counter()


def count(number, _frame):
    name = signal.Signals(number).name
    seen[name] += 1
    os.write(1, b"got %s %d\n" % (name.encode(), seen[name]))


for name in ["SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT", "SIGUSR1", "SIGUSR2"]:
    signal.signal(getattr(signal, name), count)
os.write(1, b"ready %d\n" % os.getpid())
sys.stdin.readline()
print(sorted(seen.items()))
