"""Making a rollout's repository, and keeping it up to date, around cookiecutter."""
