#!/usr/bin/env bash
# Puts the tools of PostgreSQL 18 (pg_dump, pg_restore, pg_basebackup and so on) into target/postgresql-client/bin without
# installing anything: for Debian machines whose own release has older ones, which cannot dump a server of 18. Newer releases,
# and those with the packages of the PostgreSQL project, just install postgresql-client-18.
set -euo pipefail
cd "$(dirname "$0")/../../.."

folder=$PWD/target/postgresql-client
rm -rf "$folder"
mkdir -p "$folder"/{lists/partial,cache/archives/partial,debs,root,bin}
mirror=$(grep -hoE 'https?://[^ ]+/debian/?( |$)' /etc/apt/sources.list /etc/apt/sources.list.d/*.sources 2>/dev/null | head -1 | tr -d ' ' || true)
[ -n "$mirror" ] || { echo "no mirror of Debian in the sources of apt" >&2; exit 1; }
echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror sid main" > "$folder/sources.list"
options=(-o "Dir::Etc::sourcelist=$folder/sources.list" -o Dir::Etc::sourceparts=/dev/null -o "Dir::State::lists=$folder/lists"
  -o "Dir::Cache=$folder/cache" -o APT::Sandbox::User=)
apt-get -q "${options[@]}" update
# what they link to comes along, as the libraries of the machine are older
(cd "$folder/debs" && apt-get -q "${options[@]}" download postgresql-client-18 libpq5 libc6 libssl3t64 libzstd1 liblz4-1 zlib1g \
  libgssapi-krb5-2 libkrb5-3 libk5crypto3 libkrb5support0 libcom-err2 libkeyutils1 libldap2 libsasl2-2)
for package in "$folder"/debs/*.deb; do
  dpkg -x "$package" "$folder/root"
done
libraries=$(dirname "$(find "$folder/root/usr/lib" -name 'libpq.so.5' | head -1)")
loader=$(find "$libraries" -maxdepth 1 -name 'ld-linux-*.so.*' | head -1)
for tool in "$folder"/root/usr/lib/postgresql/18/bin/pg_*; do
  printf '#!/bin/sh\nexec "%s" --library-path "%s" "%s" "$@"\n' "$loader" "$libraries" "$tool" > "$folder/bin/$(basename "$tool")"
done
chmod +x "$folder"/bin/*
rm -rf "$folder"/{debs,cache,lists}
"$folder/bin/pg_dump" --version
