# How the commands speak: one line for each thing that they do, one sentence for each thing that went wrong.

say() {
  printf '▸ %s\n' "$*"
}

fail() {
  printf '✗ %s\n' "$*" >&2
  exit 1
}

# Runs a command with its output in a log file, and says every 15 seconds that it is still at it.
run_quietly() {
  local what=$1 log=$2 began=$SECONDS pid status=0
  shift 2
  "$@" >"$log" 2>&1 </dev/null &
  pid=$!
  trap 'kill "$pid" 2>/dev/null; exit 130' INT TERM
  while kill -0 "$pid" 2>/dev/null; do
    sleep 1
    if [ $(((SECONDS - began) % 15)) -eq 0 ]; then
      say "  $what: $((SECONDS - began)) s"
    fi
  done
  wait "$pid" || status=$?
  trap - INT TERM
  return "$status"
}
