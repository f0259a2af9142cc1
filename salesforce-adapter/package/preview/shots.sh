#!/usr/bin/env bash
# Takes the pictures of the documentation, in Chromium, at the widths of a desk and of a phone.
set -euo pipefail
cd "$(dirname "$0")"
to="${1:-../../../docs/admin/images}"
mkdir -p "$to"
shot() { # state, width, height
  chromium --no-sandbox --headless=new --disable-gpu --disable-background-networking --hide-scrollbars \
    --allow-file-access-from-files --virtual-time-budget=4000 --window-size="$2,$3" \
    --screenshot="$to/salesforce-$1-$2.png" "file://$PWD/target/index.html?show=$1" 2> /dev/null
}
shot normal 1280 560
shot normal 390 720
shot too-long 1280 500
shot too-long 390 700
shot not-allowed 1280 330
shot not-allowed 390 400
shot failed 1280 610
shot failed 390 800
