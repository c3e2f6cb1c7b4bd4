"""
Counts the signals that reach it, one line each, until it is told to stop; then how many there were of each. It waits
for them, since a handler is called once for two that come close together. With an argument it is ready only once the wrapper has
its witness beside it.
"""
import collections
import os
import signal
import sys
import threading
import time

seen = collections.Counter()
awaited = {getattr(signal, "SIG" + name) for name in ["TERM", "HUP", "INT", "QUIT", "USR1", "USR2"]}


def stop():
    sys.stdin.readline()
    print(sorted(seen.items()), flush=True)
    os._exit(0)


signal.pthread_sigmask(signal.SIG_BLOCK, awaited)
while len(sys.argv) > 1 and len(open("/proc/%d/task/%d/children" % (os.getppid(), os.getppid())).read().split()) < 2:
    time.sleep(0.005)
threading.Thread(target=stop, daemon=True).start()
os.write(1, b"ready %d\n" % os.getpid())
while True:
    name = signal.Signals(signal.sigwaitinfo(awaited).si_signo).name
    seen[name] += 1
    os.write(1, b"got %s %d\n" % (name.encode(), seen[name]))
