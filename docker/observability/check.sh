#!/usr/bin/env bash
# Checks the Prometheus configuration and the alerts, and runs their tests.
set -euo pipefail
cd "$(dirname "$0")"
if ! command -v promtool > /dev/null; then
  echo "promtool is missing: it comes with Prometheus (Debian: apt-get install prometheus)" >&2
  exit 1
fi
promtool check config prometheus.yaml
promtool test rules alerts.test.yaml
