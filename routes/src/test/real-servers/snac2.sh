#!/bin/bash
# snac2 on loopback: a small fediverse server by others that speaks a part of the Mastodon client API.
#
#   snac2.sh start <work folder> [port]     prints one JSON line: url, version, users, pids
#   snac2.sh stop  <work folder>            ends exactly what start started
#
# Users: brand, alice, bob; each with a password and an access token (read write) that came from the server's own
# OAuth code grant. A second start on the same folder keeps users, tokens, posts and port.
# Needs Debian 12 or newer (snac2 is in its backports or in the release itself); no root when curl is there.
set -euo pipefail
NAME=snac2.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"
USERS="brand alice bob"
OUT_OF_BAND=urn:ietf:wg:oauth:2.0:oob

start_server() {
  PORT=$(keep_port http "${1:-}")
  URL=http://127.0.0.1:$PORT
  # A user's identity contains the port, so each port has its own data.
  DATA=$WORK/data-$PORT
  command -v curl >/dev/null || install_packages curl ca-certificates
  [ -x "$WORK/root/usr/bin/snac" ] || { read_lists; download snac2; unpack "$WORK/root"; }
  SNAC=$WORK/root/usr/bin/snac
  # snac2's own dependencies; curl usually brought them already.
  ! ldd "$SNAC" | grep 'not found' >/dev/null || install_packages libcurl4 libssl3
  [ -d "$DATA" ] || create_data
  say "starting snac on $URL …"
  launch snac "$SNAC" httpd "$DATA"
  await 30 snac snac curl -sf -o /dev/null "$URL/api/v1/instance"
  for user in $USERS; do [ -s "$DATA/$user.token" ] || token_of "$user" >"$DATA/$user.token"; done
  report
}

create_data() {
  say "making the users $USERS …"
  rm -rf "$DATA.new"
  # Five questions: address, port, host name (with the port: it is what links are made of), path, administrator.
  printf '127.0.0.1\n%s\n127.0.0.1:%s\n\nadmin@example.invalid\n' "$PORT" "$PORT" |
    "$SNAC" init "$DATA.new" >"$WORK/log/init.log" 2>&1 || die "snac couldn't make its data: $(tail -n 1 "$WORK/log/init.log")"
  settings
  local user
  for user in $USERS; do
    "$SNAC" adduser "$DATA.new" "$user" </dev/null >"$WORK/log/adduser.log" 2>&1 || die "snac couldn't make the user $user: $(tail -n 1 "$WORK/log/adduser.log")"
    sed -n 's/^User password is //p' "$WORK/log/adduser.log" >"$DATA.new/$user.password"
  done
  mv "$DATA.new" "$DATA"
}

# Plain HTTP; and more threads than processors: the server posts to itself on loopback, and with all threads busy
# sending none is left to receive: the post is tried again a minute later. (In a burst that still happens, see README.)
settings() {
  local file=$DATA.new/server.json
  sed -i -e 's/"protocol": *"https"/"protocol": "http"/' -e 's/"queue_retry_minutes": *[0-9]*/"queue_retry_minutes": 1/' \
    -e '1s/{/{\n    "num_threads": 16,/' "$file"
  grep -q '"protocol": "http"' "$file" || die "this snac keeps its protocol elsewhere than in server.json: $file"
}

# The code grant as a person would walk it: register an app, fetch the login page, send its form, trade the code.
token_of() {
  local user=$1 app id secret page code answer
  app=$(curl -sf "$URL/api/v1/apps" -d client_name=Parley -d "redirect_uris=$OUT_OF_BAND" --data-urlencode 'scopes=read write') ||
    die "snac refused to register an app"
  id=$(field client_id <<<"$app") secret=$(field client_secret <<<"$app")
  page=$(curl -sfG "$URL/oauth/authorize" -d response_type=code -d "client_id=$id" -d "redirect_uri=$OUT_OF_BAND" --data-urlencode 'scope=read write') ||
    die "snac showed no login page"
  code=$(curl -sf "$(sed -n 's/.*<form method="post" action="\([^"]*\)".*/\1/p' <<<"$page")" --data-urlencode "login=$user" \
    --data-urlencode "passwd=$(cat "$DATA/$user.password")" --data-urlencode "redir=$(hidden redir <<<"$page")" \
    --data-urlencode "cid=$(hidden cid <<<"$page")" --data-urlencode "state=$(hidden state <<<"$page")") || code=
  case $code in '' | *[!0-9a-f]*) die "snac did not take the login of $user" ;; esac
  answer=$(curl -sf "$URL/oauth/token" -d grant_type=authorization_code -d "client_id=$id" -d "client_secret=$secret" -d "redirect_uri=$OUT_OF_BAND" -d "code=$code") ||
    die "snac gave no token to $user"
  field access_token <<<"$answer"
}

field() { sed -n "s/.*\"$1\": *\"\([^\"]*\)\".*/\1/p"; }
hidden() { sed -n "s/.*name=\"$1\" value=\"\([^\"]*\)\".*/\1/p"; }

report() {
  local user users="" version
  version=$(curl -sf "$URL/api/v1/instance" | sed -n 's/.*really snac\/\([^)]*\).*/\1/p')
  for user in $USERS; do
    users="$users${users:+,}$(json "$user"):{\"password\":$(json "$(cat "$DATA/$user.password")"),\"token\":$(json "$(cat "$DATA/$user.token")")}"
  done
  printf '{"server":"snac2","version":%s,"url":%s,"work":%s,"users":{%s},"pids":%s}\n' "$(json "$version")" "$(json "$URL")" "$(json "$WORK")" "$users" "$(pids_json)"
}

main "usage: snac2.sh start <work folder> [port] | stop <work folder>" "$@"
