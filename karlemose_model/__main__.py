"""`python -m karlemose_model` is the command `karlemose`."""

from karlemose_model.cli import main

if __name__ == "__main__":
    main()
