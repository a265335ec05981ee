# Prints the text on standard input and ends, where the arguments ask for help. Works before anything is installed.

offer_help() {
  local argument
  for argument in "$@"; do
    case "$argument" in
      -h | --help)
        cat
        exit 0
        ;;
    esac
  done
}
