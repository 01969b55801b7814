#!/bin/bash
# SPDX-License-Identifier: LGPL-3.0-or-later
# An encrypted backup of one database and its files (R27).
#
#   backup.sh DATABASE DATA_DIR RECIPIENTS TO
#
# RECIPIENTS: public keys of age, one a line; who has none of the private keys reads
# nothing, this machine included. TO gets a directory named by the time (UTC) when all
# is written; nothing is ever on a disk unencrypted. PGHOST, PGPORT, PGUSER as for psql.
set -euo pipefail
umask 077
if [ $# -ne 4 ]; then
    sed -n '5,9s/^# \{0,1\}//p' "$0" >&2
    exit 2
fi
database=$1 data=$2 recipients=$3 to=$4
# the client of the server's version, where several are installed
PATH=${PGBIN:-/usr/lib/postgresql/15/bin}:$PATH

name=$(date -u +%Y%m%dT%H%M%SZ)
part=$to/.$name.part
mkdir -p "$part"
trap 'rm -rf "$part"' EXIT

# The database first: files are only ever added, so all that it names are there after it
pg_dump --format=custom --dbname="$database" |
    age --encrypt --recipients-file "$recipients" --output "$part/database.dump.age"
tar --create --directory="$data/filestore" "$database" |
    age --encrypt --recipients-file "$recipients" --output "$part/files.tar.age"

(cd "$part" && sha256sum -- *.age >SHA256SUMS)
sync -f "$part"
mv -T "$part" "$to/$name"
echo "$to/$name"
