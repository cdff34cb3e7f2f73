#!/usr/bin/env bash
# Installs what the tests need beside Node on Debian or Ubuntu, as root: Chromium, PostgreSQL, and pgvector for it.
# Safe to repeat; does nothing where everything is there.
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive

have_browser() { command -v chromium >/dev/null || command -v google-chrome >/dev/null; }
pg_version() { ls /usr/lib/postgresql 2>/dev/null | sort -rn | head -n 1; }
have_vector() { local v; v=$(pg_version); [ -n "$v" ] && [ -f "/usr/share/postgresql/$v/extension/vector.control" ]; }

if have_browser && have_vector; then echo "system: everything is there"; exit 0; fi
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
  echo "system: needs root and apt. Install Chromium, PostgreSQL >= 15 and pgvector >= 0.8 by hand." >&2
  exit 1
fi
apt-get update -qq
have_browser || apt-get install -y -qq --no-install-recommends chromium fonts-liberation >/dev/null
[ -n "$(pg_version)" ] && [ -x "/usr/lib/postgresql/$(pg_version)/bin/initdb" ] || apt-get install -y -qq --no-install-recommends postgresql >/dev/null
have_vector && exit 0

version=$(pg_version)
if apt-cache show "postgresql-$version-pgvector" >/dev/null 2>&1; then
  apt-get install -y -qq --no-install-recommends "postgresql-$version-pgvector" >/dev/null
  exit 0
fi

# Debian 12 has no package of it: build the source package of a later release, without touching this system's lists.
apt-get install -y -qq --no-install-recommends "postgresql-server-dev-$version" make gcc libc6-dev dpkg-dev xz-utils patch >/dev/null
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mirror=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' 'Origin: Debian' 'Label: Debian' | head -n 1)
mkdir -p "$work/lists/partial"
echo "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror trixie main" >"$work/sources.list"
options=(-o "Dir::Etc::sourcelist=$work/sources.list" -o Dir::Etc::sourceparts=/dev/null -o "Dir::State::Lists=$work/lists")
apt-get "${options[@]}" update -qq
(cd "$work" && apt-get "${options[@]}" source -qq pgvector >/dev/null)
cd "$work"/pgvector-*/
config="/usr/lib/postgresql/$version/bin/pg_config"
make -s OPTFLAGS="" PG_CONFIG="$config" >/dev/null
make -s install PG_CONFIG="$config" >/dev/null
have_vector && echo "system: pgvector built for PostgreSQL $version"
