"""The bot in a process of its own, which can be killed."""

import os
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path

from demo.town import Town


@dataclass
class Process:
    """The bot as an operator runs it, started again after every kill."""

    town: Town
    log: Path
    kills: int = 0
    has_ended: bool = False
    lock: threading.Lock = field(default_factory=threading.Lock)

    def start(self) -> None:
        command = [sys.executable, "-m", "godtgjort", "run", "--config", str(self.town.folder)]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(command, env={**os.environ, **self.town.secrets}, stderr=log)

    def kill(self) -> None:
        with self.lock:
            if self.has_ended:
                return  # a kill that was planned by a test which has failed since
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
            self.kills += 1
            self.start()

    def end(self) -> None:
        with self.lock:
            self.has_ended = True
            self.process.kill()
            self.process.wait()
