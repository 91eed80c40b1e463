#!/bin/sh
# Runs a Mosquitto and lets it read its accounts again (SIGHUP) when they change: sh reload-on-change.sh FOLDER COMMAND...
# FOLDER/passwords is written by a gateway; the broker waits for it at the first start. Ends with the broker, or by SIGTERM together with it.
#
# Mosquitto before 2.1 forgets at a reload what an absent client may read whose session it has restored from its file, and then drops that
# client's messages. So in the first seconds after its start, while the gateways connect again, nothing is reloaded, unless there is no such
# file yet (ORALU_BROKER_STATE names it).
set -u
accounts=$1/passwords
shift
every=${ORALU_BROKER_LOOK_SECONDS:-1}
gateways_return=${ORALU_BROKER_GRACE_SECONDS:-30}
state=${ORALU_BROKER_STATE:-}

stamp() { ls -i --full-time "$accounts" 2>/dev/null || ls -il "$accounts" 2>/dev/null; }

broker=
trap 'test -n "$broker" && kill "$broker"; test -z "$broker" && exit 0' TERM INT
until test -s "$accounts"; do sleep "$every" & wait $!; done
known=$(stamp)
test -n "$state" && ! test -e "$state" && gateways_return=0
"$@" &
broker=$!
sleep "$gateways_return" & grace=$!
while kill -0 "$broker" 2>/dev/null; do
  sleep "$every" & wait $!
  now=$(stamp)
  if test "$now" != "$known" && ! kill -0 "$grace" 2>/dev/null; then
    known=$now
    kill -HUP "$broker"
  fi
done
kill "$grace" 2>/dev/null
wait "$broker"
