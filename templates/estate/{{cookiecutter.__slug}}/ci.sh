#!/bin/sh
# Kører på hver ændring: kontrollerer drejebogen, bygger det offentlige websted og bedømmer nøgletallene.
# Runs on every change: checks the playbook, builds the public site and judges the KPIs.
set -eu
karlemose check .
karlemose build . --audience public
karlemose kpi
