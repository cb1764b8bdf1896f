"""Stops before anything is written when an answer can't be used, and says why in plain words."""

import datetime
import re
import sys

ANSWERS = {
    "Boligområdets navn / The estate's name": r"""{{ cookiecutter.estate_name|replace('"', "'")|replace('\\', '/') }}""",
    "Kommune / Municipality": r"""{{ cookiecutter.municipality|replace('"', "'")|replace('\\', '/') }}""",
    "Politikreds / Police district": r"""{{ cookiecutter.police_district|replace('"', "'")|replace('\\', '/') }}""",
}
SLUG = "{{ cookiecutter.__slug }}"
START = r"""{{ cookiecutter.start_date|replace('"', "'")|replace('\\', '/') }}"""

wrong = []
for question, answer in ANSWERS.items():
    if not answer.strip() or len(answer) > 100 or not answer.isprintable():
        wrong.append(f"{question}: skriv 1-100 synlige tegn på én linje / write 1 to 100 visible characters on one line.")
if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", SLUG):
    wrong.append("Navnet skal begynde med et bogstav / The name must begin with a letter.")
try:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", START):
        raise ValueError
    datetime.date.fromisoformat(START)
except ValueError:
    wrong.append(f"{START!r} er ikke en dag skrevet som 2027-01-04 / is not a day written as 2027-01-04.")
if wrong:
    print("\n".join(wrong), file=sys.stderr)
    sys.exit(1)
