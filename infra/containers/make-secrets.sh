#!/usr/bin/env bash
# Makes the secrets that docker-compose.yml reads, once; existing files are left alone. The folder is closed to everybody else
# on this host; the files in it are readable, because the images run as users of their own and each sees only what it is given.
set -euo pipefail
cd "$(dirname "$0")/../.."
mkdir -p -m 0700 secrets
chmod 0700 secrets
make() { [ -s "secrets/$1" ] || printf '%s' "$2" > "secrets/$1"; chmod 0444 "secrets/$1"; }
key() { head -c 32 /dev/urandom | base64 -w0; }
word() { head -c 24 /dev/urandom | od -An -tx1 | tr -d ' \n'; }
make owner_password "$(word)"
make application_password "$(word)"
make redis_password "$(word)"
make seal_key "$(key)"
make index_key "$(key)"
make access_token_key "$(key)"
make owner_url "postgres://postgres:$(cat secrets/owner_password)@postgres:5432/hamyar"
make application_url "postgres://hamyar_app:$(cat secrets/application_password)@postgres:5432/hamyar"
make redis_url "redis://:$(cat secrets/redis_password)@redis:6379"
for name in sms_api_key payment_merchant_id; do
  if [ -s "secrets/$name" ]; then chmod 0444 "secrets/$name"; else echo "write secrets/$name: it comes from the provider"; fi
done
