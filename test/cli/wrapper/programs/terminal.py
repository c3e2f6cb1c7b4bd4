"""
Runs a script of sh in a terminal of its own, and plays a person at it: `terminal.py SCRIPT STEP…`. A step is
`expect:TEXT`, `type:TEXT`, `resize:ROWSxCOLUMNS`, or `file:PATTERN`, which waits until there is such a file. Prints what the terminal showed, and how the script ended.
"""
import fcntl
import glob
import os
import pty
import signal
import struct
import sys
import termios
import time

script, *steps = sys.argv[1:]
pid, terminal = pty.fork()
if pid == 0:
    os.execvp("bash", ["bash", "--norc", *(["-i"] if script == "-i" else ["-c", script])])


def resize(rows, columns):
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


shown = b""
read = 0


def give_up(*_):
    sys.exit("still waiting after %r" % shown)


signal.signal(signal.SIGALRM, give_up)
signal.alarm(25)


def more():
    global shown
    try:
        chunk = os.read(terminal, 65536)
    except OSError:
        chunk = b""
    shown += chunk
    return chunk != b""


resize(30, 100)
for step in steps:
    kind, _, text = step.partition(":")
    text = text.encode().decode("unicode_escape").encode("latin1")
    if kind == "expect":
        while text not in shown[read:]:
            if not more():
                sys.exit("never shown: %r in %r" % (text, shown))
        read = shown.index(text, read) + len(text)
    elif kind == "type":
        os.write(terminal, text)
    elif kind == "file":
        while not glob.glob(text.decode()):
            time.sleep(0.005)
    elif kind == "resize":
        resize(*map(int, text.split(b"x")))
while more():
    pass
_, status = os.waitpid(pid, 0)
sys.stdout.buffer.write(shown.replace(b"\r\n", b"\n"))
print("ended", os.waitstatus_to_exitcode(status))
