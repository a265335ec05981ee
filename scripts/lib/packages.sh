# The packages of the monorepo, installed when what they follow from has changed since the last time.

install_stamp=node_modules/.slipway-install

# Yarn does not read npm's registry setting.
use_registry_of_npm() {
  local registry
  [ -z "${YARN_NPM_REGISTRY_SERVER:-}" ] && command -v npm >/dev/null || return 0
  registry=$(npm config get registry 2>/dev/null) || return 0
  case "$registry" in
    http*) export YARN_NPM_REGISTRY_SERVER="${registry%/}" ;;
  esac
}

check_free_space() {
  local free_kilobytes
  free_kilobytes=$(df -Pk . | awk 'NR == 2 { print $4 }')
  [ "$free_kilobytes" -ge 3145728 ] ||
    fail "The packages need 3 GB of free disk, and there are $((free_kilobytes / 1024)) MB left for $PWD. Make room and run this again."
}

explain_failed_install() {
  local log=$1
  tail -n 15 "$log" >&2
  if grep -qE 'ENOSPC|no space left' "$log"; then
    fail "The disk became full while the packages were installed. Make room and run this again; the whole output is in $log."
  elif grep -qE 'ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|RequestError|TimeoutError' "$log"; then
    fail "The package registry could not be reached. Check the network, the proxy and npm's registry setting, and run this again; the whole output is in $log."
  elif grep -q YN0028 "$log"; then
    fail "yarn.lock does not fit the package.json files. Run \"yarn install\" and commit yarn.lock; the whole output is in $log."
  fi
  fail "The packages could not be installed; the whole output is in $log."
}

ensure_packages() {
  local key log
  key=$(node scripts/lib/install-key.js)
  [ "$(cat "$install_stamp" 2>/dev/null)" != "$key" ] || return 0
  check_free_space
  rm -f "$install_stamp"
  say 'Installing the packages (a few minutes the first time)'
  log=$(mktemp "${TMPDIR:-/tmp}/slipway-install.XXXXXX")
  run_quietly 'Yarn is installing' "$log" \
    node .yarn/releases/yarn-4.13.0.cjs install --immutable ||
    explain_failed_install "$log"
  rm -f "$log"
  printf '%s\n' "$key" >"$install_stamp"
}
