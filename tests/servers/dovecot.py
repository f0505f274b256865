"""A real Dovecot on loopback, below a folder of its own, as root or as an ordinary user."""

import grp
import os
import pwd
import shutil
import signal
import smtplib
import socket
import subprocess
import tempfile
import time
from datetime import datetime
from pathlib import Path
from typing import Self

from imapclient import IMAPClient

from demo.town import free_port

HOST = "127.0.0.1"
PASSWORD = "hemmelig-æøå"
NO_PAGE = f"http://{HOST}:9/"
"""Where nobody answers for any token."""
_PATH = os.environ.get("PATH", "") + ":/usr/sbin:/usr/bin"
PROGRAM = shutil.which("dovecot", path=_PATH)

_CONFIGURATION = """
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
protocols = imap lmtp
listen = {host}
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
first_valid_uid = 1
first_valid_gid = 1
disable_plaintext_auth = no
auth_mechanisms = plain login oauthbearer xoauth2
auth_failure_delay = 0
ssl = yes
ssl_cert = <{folder}/cert.pem
ssl_key = <{folder}/key.pem
mail_location = maildir:{folder}/mail/%u
mail_max_userip_connections = 100
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  chroot =
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {imap_port}
  }}
  inet_listener imaps {{
    port = {imaps_port}
    ssl = yes
  }}
}}
service lmtp {{
  inet_listener lmtp {{
    port = {lmtp_port}
  }}
}}
passdb {{
  driver = oauth2
  mechanisms = oauthbearer xoauth2
  args = {folder}/oauth2.conf
}}
passdb {{
  driver = static
  mechanisms = plain login
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/mail/%u allow_all_users=yes
}}
namespace inbox {{
  inbox = yes
  separator = /
}}
"""


class Dovecot:
    """IMAP and LMTP for any address, each with `PASSWORD`, while used as a context manager.

    Bearer tokens are good if the page at `token_page` plus the token says so.
    """

    def __init__(self, token_page: str = NO_PAGE) -> None:
        self._token_page = token_page

    def __enter__(self) -> Self:
        # Its sockets lie below this folder, and the path of a socket may be 107 characters long at most.
        self.folder = Path(tempfile.mkdtemp(prefix="dovecot-"))
        self._account = pwd.getpwnam("dovecot") if os.getuid() == 0 else pwd.getpwuid(os.getuid())
        self.imap_port, self.imaps_port, self.lmtp_port = (free_port() for _ in range(3))
        self._prepare()
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self) -> None:
        """The server answers; after `stop` at the same ports, with the same mails."""
        self._process = subprocess.Popen(
            [str(PROGRAM), "-F", "-c", str(self.folder / "dovecot.conf")],
            user=self._account.pw_uid,
            group=self._account.pw_gid,
            extra_groups=[] if os.getuid() == 0 else None,
            start_new_session=True,
        )
        try:
            for port in (self.imap_port, self.lmtp_port):
                self._wait_until_open(port)
        except BaseException:
            self.__exit__()
            raise

    @property
    def certificate(self) -> Path:
        """The certificate to trust for STARTTLS and for `imaps_port`, issued to localhost and 127.0.0.1."""
        return self.folder / "cert.pem"

    def stop(self) -> None:
        """End the server and every session; a second call does nothing."""
        if self._process.poll() is not None:
            return
        # The whole group, because sessions outlive the master.
        os.killpg(self._process.pid, signal.SIGTERM)
        try:
            self._process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()

    def deliver(self, raw: bytes, to: str, when: datetime | None = None) -> None:
        """Put `raw` into the inbox of `to`: by LMTP, or by APPEND where it is to have arrived at `when`."""
        if when is None:
            with smtplib.LMTP(HOST, self.lmtp_port, timeout=20) as lmtp:
                lmtp.sendmail("avsender@lauvdal.example", [to], raw)
            return
        with IMAPClient(HOST, self.imap_port, ssl=False, timeout=20) as client:
            client.plain_login(to, PASSWORD)
            client.append("INBOX", raw, msg_time=when)

    def renew_uids(self, user: str, uidvalidity: int) -> None:
        """Give the user's inbox another UIDVALIDITY, as a restored backup does."""
        doveadm = [str(shutil.which("doveadm", path=_PATH)), "-c", str(self.folder / "dovecot.conf")]
        change = ["mailbox", "update", "-u", user, "--uid-validity", str(uidvalidity), "INBOX"]
        subprocess.run(doveadm + change, check=True, capture_output=True, timeout=20)

    def _prepare(self) -> None:
        for name in ("run", "state", "mail"):
            (self.folder / name).mkdir()
        make_certificate(self.folder)
        configuration = _CONFIGURATION.format(
            folder=self.folder,
            host=HOST,
            password=PASSWORD,
            user=self._account.pw_name,
            group=grp.getgrgid(self._account.pw_gid).gr_name,
            uid=self._account.pw_uid,
            gid=self._account.pw_gid,
            imap_port=self.imap_port,
            imaps_port=self.imaps_port,
            lmtp_port=self.lmtp_port,
        )
        (self.folder / "dovecot.conf").write_text(configuration, encoding="utf-8")
        tokens = f"tokeninfo_url = {self._token_page}\nusername_attribute = email\n"
        (self.folder / "oauth2.conf").write_text(tokens, encoding="utf-8")
        for path in (self.folder, *self.folder.iterdir()):
            os.chown(path, self._account.pw_uid, self._account.pw_gid)

    def _wait_until_open(self, port: int) -> None:
        deadline = time.monotonic() + 20
        while not _is_open(port):
            if self._process.poll() is not None or time.monotonic() > deadline:
                log = self.folder / "log"
                raise RuntimeError(f"Dovecot did not start: {log.read_text() if log.exists() else ''}")
            time.sleep(0.02)


def _is_open(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex((HOST, port)) == 0


def make_certificate(folder: Path) -> None:
    subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"]
    files = ["-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem")]
    kind = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    subprocess.run(["openssl", *kind, *files, *subject], check=True, capture_output=True, timeout=20)
