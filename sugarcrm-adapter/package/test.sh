#!/usr/bin/env bash
# Parses and runs the PHP of the packages, without a CRM. Needs PHP 8 or 7.4 with curl; fetches it where apt can.
set -euo pipefail
cd "$(dirname "$0")"
if ! php -r 'exit(extension_loaded("curl") ? 0 : 1);' 2> /dev/null; then
  apt-get update -qq
  apt-get install -y -qq php-cli php-curl > /dev/null
fi
find suitecrm sugar test -name '*.php' -print0 | xargs -0 -n 1 php -l > /dev/null

HEARD=$(mktemp)
port=$(php -r '$s = stream_socket_server("tcp://127.0.0.1:0"); echo explode(":", stream_socket_get_name($s, false))[1];')
export HEARD LISTENER="http://127.0.0.1:$port/"
php -S "127.0.0.1:$port" test/listener.php > /dev/null 2>&1 &
listener=$!
trap 'kill $listener; rm -f "$HEARD"' EXIT
until (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null; do
  kill -0 $listener
  sleep 0.1
done
php test/test.php
