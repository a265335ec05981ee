# When which part of a command's preparation ended, for the program that tells it: BEGAN NAME=ENDED NAME=ENDED…, in milliseconds.

now_in_milliseconds() {
  local microseconds=${EPOCHREALTIME:-}
  if [ -n "$microseconds" ]; then
    microseconds=${microseconds/[.,]/}
    echo $((microseconds / 1000))
  else
    # The Bash of macOS knows whole seconds only.
    echo "$(date +%s)000"
  fi
}

begin_times() {
  SLIPWAY_START_TIMES=$(now_in_milliseconds)
  export SLIPWAY_START_TIMES
}

mark_time() {
  SLIPWAY_START_TIMES="$SLIPWAY_START_TIMES $1=$(now_in_milliseconds)"
}
