"""Runs a script of sh on a machine whose only name server hears every question and answers none."""

import socket
import subprocess
import sys

script = sys.argv[1]
server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("127.0.0.1", 53))
code = subprocess.call(["sh", "-c", script])
server.setblocking(False)
try:
    asked = len(server.recv(512)) > 0
except BlockingIOError:
    asked = False
sys.exit(code if asked == ("$RUNBELL run" in script) else f"a name was asked for: {asked}")
