#!/usr/bin/env bash
# Shows only the kiosk on the screen of a check-in station: no address bar, no tabs, no gestures, nothing kept between
# two starts except the device's own cookie. Start it from the session of an account that may do nothing else.
#   ORALU_BIOMETRICS_URL=https://kiosk.example start-kiosk.sh
# policy.json beside it, with the kiosk's own address put in, belongs in /etc/chromium/policies/managed/: no other address, no
# developer tools, no extensions, no downloads, the camera for this address alone.
set -euo pipefail

address="${ORALU_BIOMETRICS_URL:-http://127.0.0.1:8003}/kiosk"
profile="${ORALU_KIOSK_PROFILE:-$HOME/.local/share/oralu-kiosk}"

for name in chromium chromium-browser google-chrome; do
  browser=$(command -v "$name") && break
done
[ -n "${browser:-}" ] || { echo "No Chromium on this machine. Install it, then start again." >&2; exit 1; }

mkdir -p "$profile"
chmod 700 "$profile"
# A browser that ends (or is ended) starts again after two seconds.
while true; do
  "$browser" --kiosk "$address" --user-data-dir="$profile" \
    --no-first-run --noerrdialogs --disable-session-crashed-bubble --disable-infobars \
    --auto-accept-camera-and-microphone-capture \
    --disable-pinch --overscroll-history-navigation=0 --disable-translate --disable-features=Translate,TouchpadOverscrollHistoryNavigation \
    --disable-background-networking --disable-component-update --disable-sync --password-store=basic || true
  sleep 2
done
