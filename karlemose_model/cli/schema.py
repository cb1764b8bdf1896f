"""`karlemose schema`: writes the playbook's JSON Schema, with which an editor helps while a playbook is written."""

from __future__ import annotations

import json
from pathlib import Path

import click

from karlemose_model.cli.findings import tell
from karlemose_model.cli.help_words import machine_language
from karlemose_model.cli.opening import stop
from karlemose_model.cli.output_paths import OutputPath
from karlemose_model.files import write_text
from karlemose_model.manifest import keep_copy
from karlemose_model.reading.json_schema import (
    DIALECT,
    RECORDS,
    Json,
    as_text,
    is_made_here,
    playbook_schema,
    record_schema,
    schema_files,
    section_schema,
)
from karlemose_model.reading.shapes import SECTIONS
from karlemose_model.wording import translator


@click.command()
@click.option(
    "--section", type=click.Choice([*SECTIONS, *RECORDS]), help="The schema of this section's own file, e.g. kpis.yml."
)
@click.option(
    "--folder",
    type=OutputPath(file_okay=False),
    help="Write all schemas into this folder: playbook.json, and one file per section.",
)
def schema(section: str | None, folder: Path | None) -> None:
    """Print the JSON Schema of playbook.yml, or write it with those of all sections into a folder.

    It is JSON Schema draft-07, explained in English and Danish. Ends with 0, or with 2 when a file can't be written.
    """
    if folder is None:
        text = as_text(_one(section))
        # As bytes: the same on every machine, whatever its console thinks letters are.
        click.echo(text.encode("utf-8"), nl=False)
        return
    if section:
        raise click.UsageError("--folder writes every section: leave out --section.")
    files = schema_files()
    _ = translator(machine_language())
    # A folder that was named by mistake may hold somebody's own kpis.json.
    if own := [str(folder / name) for name in files if not _is_schema(folder / name)]:
        stop(
            _("Already there, and no schema: {files}. Nothing was written: name another folder.").format(
                files=", ".join(own)
            )
        )
    edited = [file for name, text in files.items() if _is_edited(file := folder / name, text)]
    if edited:
        tell([keep_copy(file) for file in edited], {}, machine_language())
    changed = sum(write_text(folder / name, text) for name, text in files.items())
    click.echo(
        _("{count} schema files in {folder}, {changed} of them changed.").format(
            count=len(files), folder=folder, changed=changed
        )
    )


def _is_schema(file: Path) -> bool:
    """Whether nothing stands there yet, or what may be replaced."""
    if not file.exists():
        return not file.is_symlink()
    try:
        said = json.loads(file.read_text("utf-8"))
    except (ValueError, RecursionError):
        return False
    return isinstance(said, dict) and said.get("$schema") == DIALECT


def _is_edited(file: Path, text: str) -> bool:
    """Whether a schema stands there that is not as we once wrote it: somebody's own, edited, or of a version without the sign."""
    return file.exists() and (before := file.read_text("utf-8")) != text and not is_made_here(before)


def _one(section: str | None) -> Json:
    if section in RECORDS:
        return record_schema(section)
    return section_schema(section) if section else playbook_schema()
