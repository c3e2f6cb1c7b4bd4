"""
Waits for Ctrl-C; then sends signals to its wrapper alone, and waits until each has come through; then says whether one
came twice.
"""
import os
import signal
import time

names = [signal.SIGINT, signal.SIGQUIT, signal.SIGTERM, signal.SIGUSR1]
wrapper = os.getppid()


def await_witness(before=None):
    """Whoever is beside us, once it is another one than before."""
    while True:
        *others, youngest = open("/proc/%d/task/%d/children" % (wrapper, wrapper)).read().split()
        if others and youngest != before:
            return youngest
        time.sleep(0.005)


signal.pthread_sigmask(signal.SIG_BLOCK, names)
witness = await_witness()
os.write(1, b"ready\n")
signal.sigwait(names)
await_witness(witness)
for name in names:
    os.kill(wrapper, name)
    signal.sigwait([name])
    os.write(1, b"got %s\n" % name.name.encode())
print("more:", sorted(signal.sigpending()))
