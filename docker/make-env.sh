#!/usr/bin/env bash
# Writes .env, with new secrets, once:
#
#   ./make-env.sh PUBLIC_URL SMTP_HOST MAIL_FROM    for real, like
#                 https://app.example.com smtp.example.com 'Example <no-reply@example.com>'
#   ./make-env.sh --local                           for a try: mails are kept and shown at http://localhost:8025
#
# Before these, --s3 adds a store for photos, --observability adds Prometheus and Grafana.
set -euo pipefail
cd "$(dirname "$0")"

usage() {
  sed -n '2,8s/^# \{0,1\}//p' make-env.sh >&2
  exit 2
}

files=compose.yaml
local=false s3=false observability=false
while [ $# -gt 0 ]; do
  case $1 in
  --local) local=true files+=:compose.mail.yaml ;;
  --s3) s3=true files+=:compose.s3.yaml ;;
  --observability) observability=true files+=:compose.observability.yaml ;;
  -*) usage ;;
  *) break ;;
  esac
  shift
done
if [ "$local" = true ] && [ $# = 0 ]; then
  # the mail server is compose.mail.yaml's
  set -- http://localhost:3000 mail 'Influencer Platform <no-reply@example.com>'
fi
[ $# = 3 ] || usage
case "$*" in *\'*) echo "A ' cannot be written into .env" >&2; exit 1 ;; esac
public_url=$1 smtp_host=$2 mail_from=$3
command -v openssl >/dev/null || { echo "openssl is missing: it makes the secrets" >&2; exit 1; }
if [ -e .env ]; then
  echo ".env is there already. Its keys open what is in the database: remove it only together with the data." >&2
  exit 1
fi

key() {
  openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072 2>/dev/null | tr -d '\n'
}

# the value of a setting that this script knows
value() {
  case $1 in
  COMPOSE_FILE) echo "$files" ;;
  PUBLIC_URL) echo "$public_url" ;;
  PUBLIC_API_URL) [ "$local" = false ] || echo http://localhost:8080 ;;
  SMTP_HOST) echo "$smtp_host" ;;
  MAIL_FROM) echo "$mail_from" ;;
  TOKEN_KEYS) key ;;
  REFRESH_TOKEN_SECRET | VAULT_KEYS) openssl rand -base64 32 ;;
  DATABASE_PASSWORD | DATABASE_OWNER_PASSWORD | POSTGRES_PASSWORD) openssl rand -hex 24 ;;
  S3_ACCESS_KEY) [ "$s3" = false ] || openssl rand -hex 10 ;;
  S3_SECRET_KEY) [ "$s3" = false ] || openssl rand -hex 24 ;;
  GRAFANA_PASSWORD) [ "$observability" = false ] || openssl rand -hex 12 ;;
  esac
}

umask 077
while IFS= read -r line; do
  name=${line#\# }
  name=${name%%=*}
  value=
  if [[ $line == *=* && $name =~ ^[A-Z0-9_]+$ ]]; then
    value=$(value "$name")
  fi
  if [ -n "$value" ]; then
    # in single quotes, nothing in it means anything
    printf "%s='%s'\n" "$name" "$value"
  else
    printf '%s\n' "$line"
  fi
done <.env.example >.env.new
if grep -E '^[A-Z0-9_]+=$' .env.new; then
  rm .env.new
  echo "These could not be made" >&2
  exit 1
fi
mv .env.new .env
echo "docker/.env is written; keep a copy of it in a safe place. Now: docker compose up --wait"
