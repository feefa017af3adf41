#!/usr/bin/env bash
# Holds docker/ against the formats of its files: compose files, manifests, the Dockerfile, shell scripts. What they say is
# checked by DeploymentTest, with the other tests. Needs Node 20.19 or later and shellcheck (apt-get install shellcheck).
set -euo pipefail
cd "$(dirname "$0")"
command -v shellcheck >/dev/null || { echo "shellcheck is missing: apt-get install shellcheck" >&2; exit 1; }
shellcheck ./*.sh ../*.sh ../*/*.sh
npm ci --no-progress --silent
npm test --silent
npm run --silent check -- "$@"
