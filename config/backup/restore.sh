#!/bin/bash
# SPDX-License-Identifier: LGPL-3.0-or-later
# Bring a backup back into an empty database and an empty file store (R27).
#
#   restore.sh BACKUP IDENTITY DATABASE DATA_DIR
#
# IDENTITY: the private key of age, brought for this and taken away again. DATABASE must
# exist and be empty; connect as superuser, so that owners return and the journal stays
# protected (docs/operations.md). PGHOST, PGPORT, PGUSER as for psql.
set -euo pipefail
umask 077
if [ $# -ne 4 ]; then
    sed -n '5,9s/^# \{0,1\}//p' "$0" >&2
    exit 2
fi
backup=$1 identity=$2 database=$3 data=$4
PATH=${PGBIN:-/usr/lib/postgresql/15/bin}:$PATH

(cd "$backup" && sha256sum --quiet --check SHA256SUMS)
if [ -e "$data/filestore/$database" ]; then
    echo "restore.sh: $data/filestore/$database exists; nothing was done." >&2
    exit 1
fi

# A dump leaves out that search without accents is declared immutable; indexes need it
psql --quiet --no-psqlrc --set=ON_ERROR_STOP=1 --dbname="$database" <<'SQL'
CREATE EXTENSION IF NOT EXISTS unaccent;
ALTER FUNCTION unaccent(text) IMMUTABLE;
SQL
age --decrypt --identity "$identity" "$backup/database.dump.age" |
    pg_restore --exit-on-error --single-transaction --dbname="$database"
work=$(mktemp -d "$data/.restore.XXXXXX")
trap 'rm -rf "$work"' EXIT
age --decrypt --identity "$identity" "$backup/files.tar.age" |
    tar --extract --directory="$work" --strip-components=1
mkdir -p "$data/filestore"
mv -T "$work" "$data/filestore/$database"
