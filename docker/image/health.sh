#!/usr/bin/env bash
# Asks the application in this container how it is: health.sh live|ready|started. It takes milliseconds, unlike a JVM, and
# no curl, which the image does not have.
set -u
exec 3<>"/dev/tcp/127.0.0.1/${PORT:-8080}" || exit 1
printf 'GET /q/health/%s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' "${1:-live}" >&3
read -r -t 4 _ status _ <&3 && [ "$status" = 200 ]
