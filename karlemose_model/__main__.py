"""Where the command `karlemose` begins, and `python -m karlemose_model` likewise."""

import os


def run() -> None:
    """Run the command, and end the process with its exit code."""
    try:
        from karlemose_model.cli import main
    except KeyboardInterrupt:
        # Nothing has been begun, so there is nothing to tidy away, and nothing to tell.
        os._exit(130)
    main()


if __name__ == "__main__":
    run()
