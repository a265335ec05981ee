# Brings what the commands of this folder run on. Sourced with the repository's root as working directory.

. scripts/lib/say.sh
. scripts/lib/times.sh
. scripts/lib/help.sh
. scripts/lib/node.sh
. scripts/lib/packages.sh

bootstrap() {
  begin_times
  ensure_node
  mark_time node
  use_registry_of_npm
  ensure_packages
  mark_time packages
}

# Replaces this shell by a TypeScript program of the monorepo.
exec_typescript() {
  exec node --require ./node_modules/@backstage/cli/config/nodeTransform.cjs "$@"
}
