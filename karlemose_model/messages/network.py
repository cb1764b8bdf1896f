"""Words for the rollouts that a district or municipality lists under `estates:`. KM35x."""

from __future__ import annotations

from karlemose_model.messages.message import N_, Message

NETWORK: dict[str, Message] = {
    "KM350": Message(
        N_('"{path}" leads to no playbook'),
        N_(
            "write the path from this playbook's folder to the rollout's, e.g. ../rollout; where only this machine lacks the folder, nothing has to be done"
        ),
        N_("the index can only say that the rollout could not be read"),
    ),
    "KM351": Message(
        N_('"{path}" leads back to a playbook above it: {circle}'),
        N_("delete the line, or write the path of a rollout below this one"),
        N_("a rollout can't be a part of itself"),
    ),
    "KM352": Message(
        N_('"{path}" leads to a rollout that is listed already'),
        N_("keep one of the lines; what a municipality lists is not listed by the district too"),
        N_("it would count twice"),
    ),
    "KM353": Message(
        N_('"{path}" is no relative path'),
        N_("write the path from this playbook's folder, with / between folders: ../rollout"),
        N_("a path that begins with a drive, a home folder or an address leads elsewhere on every machine"),
    ),
    "KM354": Message(
        N_('"{path}" leads to a playbook of kind {kind}, which can\'t be listed here'),
        N_("list only playbooks of kind: {may}"),
        N_("a district lists municipalities and estates, a municipality lists estates"),
    ),
    "KM355": Message(
        N_("a playbook of kind {kind} lists no rollouts"),
        N_("delete estates:, or write kind: municipality or kind: district"),
        N_("only a municipality or a district has rollouts below it"),
    ),
    "KM356": Message(
        N_('the rollout in "{path}" has errors: {count}'),
        N_("run karlemose check on it, and mend what it finds there"),
        N_("the index can only say that the rollout could not be read"),
    ),
}
