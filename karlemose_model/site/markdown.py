"""The builder's source as plain Markdown, for whoever reads it on GitHub, GitLab or in an editor, without any builder."""

from __future__ import annotations

import re
from collections.abc import Mapping

from karlemose_model.documents.markdown import bold, escape, link
from karlemose_model.model import Audience
from karlemose_model.site.source import LANGUAGE_NAMES, PAGES_FOLDER, Site
from karlemose_model.wording import translator

_HEAD = re.compile(r"\A---\n.*?\n---\n\n?", re.DOTALL)
# Places that links lead to: GitLab takes the id from every element that is no heading, and leaves a name to links alone.
_PLACE = re.compile(r'<span id="([^"]+)"></span>')


def markdown_files(site: Site, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The pages with what they show and link to, by language, and a README.md to begin with: relative path → bytes.

    `files` are the builder's source: relative path → bytes. Its settings, its theme and the heads of its pages stay behind.
    """
    out = {"README.md": _readme(site).encode("utf-8")}
    for path, content in files.items():
        language, _, inside = path.partition("/")
        if not inside.startswith(f"{PAGES_FOLDER}/"):
            continue
        if path.endswith(".md"):
            text = _HEAD.sub("", content.decode("utf-8"), count=1)
            content = _PLACE.sub(r'<a name="\1"></a>', text).encode("utf-8")
        out[f"{language}/{inside.removeprefix(f'{PAGES_FOLDER}/')}"] = content
    return out


def _readme(site: Site) -> str:
    """What is shown of the folder itself: whose site it is, for whom, as of when, and the way in by language."""
    parts = []
    for language in site.languages:
        _ = translator(language)
        if site.audience is not Audience.public:
            parts.append(bold(_("For the partners only. Do not pass on or publish.")))
        parts.append(link(f"{LANGUAGE_NAMES[language]}: {site.name.said_in(language)}", f"{language}/index.md"))
    title = escape(site.name.said_in(site.languages[0]))
    return "\n\n".join([f"# {title}", *parts]) + "\n"
