"""Words for what keeps a generated repository from being brought up to date. KM520–KM539."""

from __future__ import annotations

from karlemose_model.messages.message import N_, Message

_RESTORE = N_("mend it here, or fetch it back as it was committed: git restore .karlemose/answers.json")

UPDATES: dict[str, Message] = {
    "KM520": Message(
        N_("{folder} lies in no git repository"),
        N_("go to the folder and run: git init, git add --all, git commit; then run the update again"),
        N_("with git every update can be looked at and undone"),
    ),
    "KM521": Message(
        N_("there is no git on this machine"),
        N_("install git (https://git-scm.com), or let somebody run the update who has it"),
        N_("git puts your changes and the new version's together, and with it every update can be undone"),
    ),
    "KM522": Message(N_("git can't work here: {said}"), N_("mend what git says, then run the update again")),
    "KM523": Message(
        N_("there are changes that are not committed: {files}"),
        N_("commit them (git add --all, git commit) or put them aside (git stash -u), then run the update again"),
        N_("an update is undone by going back to the last commit, and that would take them away too"),
    ),
    "KM524": Message(
        N_("{folder} was not made by karlemose new: there is no {file}"),
        N_("name the folder of a rollout with -p; a playbook that was written by hand has nothing to be updated from"),
    ),
    "KM525": Message(N_("from here on this is not JSON"), _RESTORE, N_("the update needs the answers of then")),
    "KM526": Message(
        N_('"{missing}" is missing'),
        _RESTORE,
        N_("the file says which template, which version of it, and which answers the repository was made from"),
    ),
    "KM527": Message(
        N_('there is no answer to "{question}"'),
        N_("write it in as the others are, or fetch the file back: git restore"),
    ),
    "KM528": Message(N_('there is no template "{value}"'), N_("write one of these: {known}")),
    "KM529": Message(N_('"{value}" is no version'), N_("write it with digits and full stops, such as 0.1.0")),
    "KM530": Message(
        N_("the repository was made by version {version}, and version {has} is installed here"),
        N_('install the newer one from where you got this one: python -m pip install --upgrade "PATH-OR-ADDRESS"'),
        N_("an update goes to a newer version, never back to an older one"),
    ),
    "KM531": Message(
        N_('the answer to "{question}" has double curly brackets in it'),
        N_("write it without them"),
        N_("the templates would read them as an instruction of their own"),
    ),
    "KM532": Message(N_('"{value}" can\'t be chosen for "{question}"'), N_("write one of these: {choices}")),
    "KM533": Message(
        N_('the template does not ask "{question}"'), N_("correct the name or delete the line; it asks: {known}")
    ),
    "KM534": Message(N_("{found} stands where {expected} is expected"), _RESTORE),
    "KM535": Message(
        N_("{file} is a link, or something else than a plain file stands in its place"),
        N_("put a plain file there, or delete what stands there, and commit it"),
        N_("through a link an update would write outside the repository"),
    ),
    "KM536": Message(
        N_("markers from an earlier update still stand here"),
        N_("choose between the lines from <<<<<<< to >>>>>>>, delete the markers, and commit the file"),
        N_("both versions still stand in the file, and another update would put markers between markers"),
    ),
    "KM537": Message(N_('"{key}" stands here twice'), N_("keep one of them")),
    "KM538": Message(
        N_("{folder} does not hold what was generated any more: it was changed or deleted by hand"),
        N_("fetch it back from the commit in which it was right: git restore --source COMMIT {folder}"),
        N_("without it nobody can tell your changes from the template's"),
    ),
    "KM539": Message(
        N_("the template refuses the answer: {reason}"),
        N_("change the answer in the file, commit it, then run the update again"),
    ),
}
