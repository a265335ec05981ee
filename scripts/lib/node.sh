# Node 22: the one on PATH where it is right, else one from npm, kept in the user's cache.

node_release=22.23.3
node_home="${XDG_CACHE_HOME:-$HOME/.cache}/slipway/node-$node_release"

is_node_22() {
  case "$("$1" --version 2>/dev/null)" in
    v22.1[89].* | v22.[2-9][0-9].*) return 0 ;;
    *) return 1 ;;
  esac
}

use_node_from_cache() {
  PATH="$node_home/node_modules/node/bin:$PATH"
  export PATH
}

install_node() {
  local log
  command -v npm >/dev/null ||
    fail "Node 22 is needed and neither it nor npm is on this machine. Install Node 22 (https://nodejs.org/en/download, or your package manager) and run this again."
  say "Installing Node $node_release into $node_home (once)"
  mkdir -p "$node_home"
  log="$node_home/install.log"
  run_quietly 'npm is installing Node' "$log" \
    npm install --prefix "$node_home" --no-audit --no-fund "node@$node_release" || true
  is_node_22 "$node_home/node_modules/node/bin/node" ||
    fail "npm could not bring Node $node_release. See $log. Check the network and npm's registry setting, or install Node 22 yourself, and run this again."
}

ensure_node() {
  is_node_22 node && return
  is_node_22 "$node_home/node_modules/node/bin/node" || install_node
  use_node_from_cache
}
