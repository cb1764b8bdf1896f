"""One target under atheris, in a process of its own, for `fuzz`: libFuzzer ends the process that it runs in."""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["karlemose_model", "markdown"]):
    from tests.trials.fuzzed import TARGETS

if __name__ == "__main__":
    name = sys.argv.pop(1)
    # To merge, libFuzzer starts itself anew by a shell.
    sys.argv[0] = f"'{sys.executable}' -m tests.trials.fuzz_target {name}"
    atheris.Setup(sys.argv, TARGETS[name])
    atheris.Fuzz()
