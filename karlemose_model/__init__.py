"""The Karlemose model as validated playbooks, and the agendas, checklists and sites made from them."""
