#!/bin/sh
# Det, som GitHub og GitLab kører ved hver ændring; det kører også på egen computer. #da
# What GitHub and GitLab run at every change; it runs on your own computer as well. #en
#
#   sh ci.sh install   installerer karlemose: fra KARLEMOSE_PACKAGE, ellers .karlemose/package, ellers requirements.txt #da
#   sh ci.sh check     er arkivet privat? Kontrollerer så drejebog og registreringer, og søger efter CPR-numre i hver fil #da
#   sh ci.sh site      kontrollerer og bygger build/public (til alle) og, hvis arkivet er privat, build/partners #da
#   sh ci.sh kpi       bedømmer nøgletallene #da
#   sh ci.sh install   installs karlemose: from KARLEMOSE_PACKAGE, else .karlemose/package, else requirements.txt #en
#   sh ci.sh check     is the repository private? Then checks playbook and records, and looks for CPR numbers in every file #en
#   sh ci.sh site      checks, and builds build/public (for everybody) and, if the repository is private, build/partners #en
#   sh ci.sh kpi       judges the KPIs #en
set -eu
CDPATH="" cd -- "$(dirname -- "$0")"

tell() {
    printf '%s\n' "$@" >&2
}

install() {
    python=$(command -v python3 || command -v python)
    package=${KARLEMOSE_PACKAGE:-}
    if [ -z "$package" ] && [ -f .karlemose/package ]; then
        package=$(cat .karlemose/package)
    fi
    case $package in
    '') set -- -r requirements.txt ;;
    -*)
        tell "KARLEMOSE_PACKAGE eller .karlemose/package begynder med -: det er et tilvalg til pip, ikke et sted." #da
        tell "KARLEMOSE_PACKAGE or .karlemose/package begins with -: that is an option of pip, not a place." #en
        exit 1
        ;;
    *) set -- "$package" ;;
    esac
    # Er pakkerne låst, hentes kun præcis dem: hver fil skal have en hashværdi, der står i låsen. #da
    # Where packages are locked, those alone are fetched: each file must have a hash that stands in the lock. #en
    if [ -f .karlemose/locked.txt ]; then
        "$python" -m pip install --disable-pip-version-check --require-hashes --only-binary :all: -r .karlemose/locked.txt || {
            tell "En pakke i .karlemose/locked.txt kunne ikke hentes, eller den er en anden end den, der er låst." #da
            tell "A package in .karlemose/locked.txt could not be fetched, or it is another than the one that is locked." #en
            exit 1
        }
        set -- --no-deps --no-build-isolation "$@"
    fi
    "$python" -m pip install --disable-pip-version-check "$@" && return 0
    if [ -z "$package" ]; then
        tell "Ingen har sagt, hvor karlemose hentes, og i et pakkeindeks er det ikke udgivet." #da
        tell "Nobody has said where karlemose comes from, and it is released in no package index." #en
    else
        tell "karlemose kunne ikke hentes dér, hvor KARLEMOSE_PACKAGE eller .karlemose/package siger." #da
        tell "karlemose could not be fetched from where KARLEMOSE_PACKAGE or .karlemose/package says." #en
    fi
    tell "Skriv stien til en wheel-fil her i arkivet, eller en git-adresse (git+https://...), i variablen KARLEMOSE_PACKAGE" #da
    tell "eller på én linje i filen .karlemose/package. README fortæller mere under: Hvor programmet hentes fra." #da
    tell "Write the path of a wheel in this repository, or a git address (git+https://...), into the variable" #en
    tell "KARLEMOSE_PACKAGE or on one line of the file .karlemose/package. See the README: Where the program comes from." #en
    exit 1
}

# Alt tæller, også et udkast, en skjult fil og en genvej (symlink), undtagen tomme filer, records/README.md og overskriften #da
# alene i en tabel. Det, der ikke kan læses, tæller også. #da
# Everything counts, a draft, a hidden file and a symbolic link as well, except empty files, records/README.md and a table's #en
# heading alone. What can't be read counts too. #en
records() {
    tab=$(printf '\t')
    mark=$(printf '\357\273\277')
    empty="^[[:space:]]*\$|^($mark)?([Kk][Pp][Ii]|[Nn]øgletal)[,;$tab][^0-9]*\$"
    for folder in [Rr][Ee][Cc][Oo][Rr][Dd][Ss]; do
        [ -e "$folder" ] || [ -L "$folder" ] || continue
        found=$(find "$folder" ! -type d) || return 1
        printf '%s\n' "$found" | while IFS= read -r file; do
            if [ -f "$file" ] && [ ! -L "$file" ]; then
                if [ ! -s "$file" ] || [ "$file" = records/README.md ]; then continue; fi
                case $file in
                *.csv | *.txt)
                    status=0
                    LC_ALL=C grep -Eqv "$empty" "$file" || status=$?
                    # 1: der er kun overskriften. #da
                    # 1: there is the heading only. #en
                    if [ "$status" -eq 1 ]; then continue; fi
                    ;;
                esac
            fi
            [ -z "$file" ] || printf '%s\n' "$file"
        done
    done
}

# Hvem der kan se arkivet. GitLabs eget ord går forud for variablen; på GitHub sørger check.yml for det samme. #da
# Who can see the repository. GitLab's own word goes before the variable; on GitHub check.yml sees to the same. #en
visibility=${CI_PROJECT_VISIBILITY:-${KARLEMOSE_VISIBILITY:-}}
ci=${CI:-}${GITHUB_ACTIONS:-}${GITLAB_CI:-}${TF_BUILD:-}${JENKINS_URL:-}${BITBUCKET_BUILD_NUMBER:-}
# På egen computer ser ingen andre med. #da
# On your own computer nobody else looks on. #en
if [ -z "$visibility$ci" ]; then visibility=private; fi

# Registreringer må ikke ligge, hvor andre end partnerne kan læse dem. #da
# Records may not lie where others than the partners can read them. #en
guard() {
    case $visibility in
    private) return 0 ;;
    '')
        tell "Det vides ikke, om arkivet er privat, så her stoppes." #da
        tell "Er det privat, så sæt variablen KARLEMOSE_VISIBILITY til private i jeres CI." #da
        tell "Nothing tells whether the repository is private, so this stops here." #en
        tell "If it is private, set the variable KARLEMOSE_VISIBILITY to private in your CI." #en
        exit 1
        ;;
    esac
    held=$(records) || {
        tell "Arkivet er ikke privat ($visibility), og mappen records kan ikke læses igennem, så her stoppes." #da
        tell "The repository is not private ($visibility), and the folder records can't be looked through, so this stops here." #en
        exit 1
    }
    if [ -n "$held" ]; then
        tell "Arkivet er ikke privat ($visibility), og her ligger registreringer (også et udkast tæller):" #da
        tell "The repository is not private ($visibility), and it holds records (a draft counts as well):" #en
        tell "$held"
        tell "Gør det privat med det samme, og tal med databeskyttelsesrådgiveren: det, der er slettet, ligger stadig i historikken." #da
        tell "Make it private at once, and talk to the data protection officer: what was deleted still lies in the history." #en
        exit 1
    fi
}

check() {
    guard
    karlemose check . --every-file
}

# Ét sted til hver, så kun det rigtige kan blive offentliggjort. #da
# A place for each, so that only the right one can be published. #en
site() {
    check
    rm -rf build/ci build/public build/partners
    audiences=public
    # Det, CI gemmer fra et arkiv, som andre kan se, kan de også hente. #da
    # What CI keeps of a repository that others can see, they can fetch as well. #en
    if [ "$visibility" = private ]; then audiences="public partners"; fi
    for audience in $audiences; do
        karlemose build . --audience "$audience" --out build/ci
        mv build/ci/*/"$audience" "build/$audience"
    done
    rm -rf build/ci
}

# Arkivet er privat: kun partnerne læser loggen, og den viser tallene, som de er. #da
# The repository is private: only the partners read the log, and it shows the figures as they are. #en
kpi() {
    guard
    karlemose kpi --audience partners
}

case ${1:-} in
install | check | site | kpi) "$1" ;;
*)
    tell "sh ci.sh install|check|site|kpi"
    exit 2
    ;;
esac
