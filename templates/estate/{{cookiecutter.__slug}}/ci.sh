#!/bin/sh
# Kører på hver ændring, i to job: `sh ci.sh` kontrollerer drejebogen og bygger det offentlige websted, `sh ci.sh kpi`
# bedømmer nøgletallene. Et nøgletal, der ikke er nået, holder ikke webstedet tilbage.
# Runs on every change, in two jobs: `sh ci.sh` checks the playbook and builds the public site, `sh ci.sh kpi` judges the
# KPIs. A missed KPI does not keep the site back.
set -eu
case "${1:-site}" in
site)
    karlemose check .
    karlemose build . --audience public
    ;;
kpi)
    # Arkivet er privat: dets log læses kun af parterne. / The repository is private: only the partners read its log.
    karlemose kpi --audience partners
    ;;
*)
    echo "sh ci.sh [site|kpi]" >&2
    exit 2
    ;;
esac
