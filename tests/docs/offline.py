"""Every command, run where there is no network; `python -m tests.docs.offline FOLDER` writes there what each one did."""

from __future__ import annotations

import contextlib
import fcntl
import io
import json
import os
import shutil
import signal
import socket
import struct
import subprocess
import sys
import traceback
from dataclasses import asdict, dataclass
from pathlib import Path

from karlemose_model.cli import main
from karlemose_model.files import shipped
from karlemose_model.scaffold.generating import generate
from tests.scaffold.versions import commit, git

ROOT = Path(__file__).parents[2]
PARK = shipped("playbooks") / "eksempelparken"
SEEN_ON = ("--as-of", "2026-11-26")

SMALL = """\
schema: 1
id: small
version: 1
kind: estate
name: A fictional estate
languages: [en]
extends: {playbook: karlemose, version: 1}
"""

# Each command by its name, once for each way that takes other programs or libraries. `park` is a copy of the example with its
# records, `small` a place with nothing of its own, `new` one that was generated and committed.
COMMANDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("new estate", ("--no-input", "--name", "Prøvehaven", "--notice", "Fictional.")),
    ("new district", ("--no-input", "--kind", "municipality", "--name", "Eksempelby", "--notice", "Fictional.")),
    ("update", ("-p", "new")),
    ("update", ("--check", "-p", "new")),
    ("check", ("park", *SEEN_ON)),
    ("build", ("park", "--builder", "none", "--audience", "partners", *SEEN_ON)),
    ("build", ("small",)),
    ("build", ("small", "--builder", "zensical", "--audience", "public", "--out", "other")),
    ("agenda", ("-p", "park", *SEEN_ON)),
    ("minutes close", ("2026-11-19-operational", "-p", "park", *SEEN_ON)),
    ("minutes new", ("-p", "park", *SEEN_ON)),
    ("actions", ("-p", "park", *SEEN_ON)),
    ("actions done", ("2026-11-19-operational/1", "--outcome", "Done.", "-p", "park", *SEEN_ON)),
    ("records close-year", ("-p", "park", *SEEN_ON)),
    ("calendar", ("--output", "dates.ics", "-p", "park", *SEEN_ON)),
    ("export", ("agreements", "--to", "docx", "-p", "small")),
    ("export", ("agreements", "--to", "odt", "-p", "small")),
    ("export", ("agreements", "--to", "pdf", "-p", "small")),
    ("kpi", ("-p", "park", *SEEN_ON)),
    ("kpi publish", ("--dry-run", "-p", "park", *SEEN_ON)),
    ("kpi template", ("--out", "sheet.xlsx", "-p", "park", *SEEN_ON)),
    ("fidelity", ("-p", "park", *SEEN_ON)),
    ("fidelity new", ("-p", "park", *SEEN_ON)),
    ("evaluate", ("-p", "park", *SEEN_ON)),
    ("evaluate plan", ("-p", "park", *SEEN_ON)),
    ("evaluate cost", ("-p", "park", *SEEN_ON)),
    ("explain", ("meetings.operational", "-p", "park")),
    ("explain", ("--diff", "-p", "park")),
    ("schema", ()),
    ("serve", ("small", "--port", "0", "--out", "served")),
)

# A library that looks whether there is IPv6 binds a port of its own and sends nothing: that is no use of the network.
OUT = ("connect", "sendto", "sendmsg", "getaddrinfo", "gethostbyname", "gethostbyaddr", "getnameinfo")

# Python imports this module in every process that has its folder on PYTHONPATH: the site builder's too.
CUT = f"""
import pathlib, sys

def cut(event, arguments):
    if event in {tuple(f"socket.{each}" for each in OUT)!r}:
        pathlib.Path({{tried!r}}).write_text(event)
        raise OSError("the network is cut: " + event)

sys.addaudithook(cut)
"""


@dataclass(frozen=True)
class Ran:
    """What one command did. `tried` is what Python was asked for, `sent` the packets that any process wanted to send out."""

    command: str
    code: int
    said: str
    tried: str
    sent: int


def name(command: str, arguments: tuple[str, ...]) -> str:
    return " ".join([command, *arguments])


def cut(folder: Path) -> None:
    """Forbid this process, and each Python that it starts, whatever leads to the network."""
    where = folder / "cut"
    where.mkdir()
    (where / "sitecustomize.py").write_text(CUT.format(tried=str(folder / "tried")), "utf-8")
    os.environ["PYTHONPATH"] = os.pathsep.join([str(where), str(ROOT)])
    exec(compile((where / "sitecustomize.py").read_text("utf-8"), "cut", "exec"), {})


def sent() -> int:
    """The packets that found no way, and the connections begun, in this network: the kernel counts every process's."""
    lines = [line.split() for line in Path("/proc/net/snmp").read_text("utf-8").splitlines()]
    counted = {f"{head[0]}{key}": int(value) for head, row in zip(lines[::2], lines[1::2], strict=True)
               for key, value in zip(head[1:], row[1:], strict=True)}  # fmt: skip
    return counted["Ip:OutNoRoutes"] + counted["Tcp:ActiveOpens"] + counted["Udp:OutDatagrams"]


def wake_loopback() -> None:
    """A new network has not even the machine's own address until it is switched on."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        up = struct.pack("16sh", b"lo", 1)
        fcntl.ioctl(control, 0x8914, up)  # SIOCSIFFLAGS, IFF_UP


def run(command: str, arguments: tuple[str, ...]) -> tuple[int, str]:
    """Run it in this process, so that Python starts once for all of them."""
    # Some commands write bytes.
    said = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    code: object = 0
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        try:
            main([*command.split(), *arguments])
        except SystemExit as ended:
            code = ended.code or 0
        except Exception:
            code = traceback.format_exc()
    said.seek(0)
    return (code if isinstance(code, int) else 70), f"{said.read()}{'' if code in range(256) else code}"


def serve(arguments: tuple[str, ...]) -> tuple[int, str]:
    """Serve, until another process that is not cut off has fetched the first page from this machine's own address."""
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "karlemose_model", "serve", *arguments], text=True, encoding="utf-8",
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    said = ""
    assert process.stdout is not None
    try:
        for line in process.stdout:
            said += line
            address = next((word for word in line.split() if word.startswith("http://127.0.0.1:")), "")
            if address:
                fetch = "import sys, urllib.request; print(urllib.request.urlopen(sys.argv[1]).status)"
                got = subprocess.run(
                    [sys.executable, "-I", "-c", fetch, address], capture_output=True, text=True, check=False
                )
                said += got.stdout + got.stderr
                break
        process.send_signal(signal.SIGINT)
        said += process.stdout.read()
        code = process.wait()
        return (code if "\n200\n" in said else 1), said
    finally:
        process.kill()
        process.wait()


def prepare(folder: Path) -> None:
    """The three places that the commands work on."""
    (folder / "small").mkdir()
    (folder / "small" / "playbook.yml").write_text(SMALL, "utf-8")
    shutil.copytree(PARK, folder / "park")
    record = folder / "park" / "records" / "meetings" / "2026-11-19-operational.yml"
    # Opened again, to be closed.
    record.write_text(record.read_text("utf-8").partition("\nclosing:")[0] + "\n", "utf-8")
    made = generate("estate", {}, folder / "new")
    git(made, "init", "--quiet")
    commit(made)


def everything(folder: Path, own_network: bool) -> list[Ran]:
    """Run all of them in the folder, cut off."""
    prepare(folder)
    os.chdir(folder)
    if own_network:
        wake_loopback()
    cut(folder)
    found = []
    for command, arguments in COMMANDS:
        before = sent() if own_network else 0
        code, said = serve(arguments) if command == "serve" else run(command, arguments)
        tried = folder / "tried"
        # Whoever fetched the served page opened a connection on the machine itself.
        own = int(command == "serve")
        found.append(
            Ran(
                command=name(command, arguments),
                code=code,
                said=said[-2000:],
                tried=tried.read_text("utf-8") if tried.exists() else "",
                sent=sent() - before - own if own_network else 0,
            )
        )
        tried.unlink(missing_ok=True)
    return found


if __name__ == "__main__":
    target = Path(sys.argv[1])
    ran = everything(target, own_network="--own-network" in sys.argv)
    (target / "ran.json").write_text(json.dumps([asdict(one) for one in ran]), "utf-8")
