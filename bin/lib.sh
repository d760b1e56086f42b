# Shared by the programs in bin/: where things are, a step that explains itself, and the Swift build.
# Sourced, never run.

set -euo pipefail

# Folders that were given from where the person stands, before we go to the root.
for name in YUDENG_HOME YUDENG_SHOTS YUDENG_DATA; do
  given=${!name:-}
  if [ -n "$given" ] && [ "${given#/}" = "$given" ]; then export "$name=$PWD/$given"; fi
done

cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD
log_folder=${YUDENG_LOGS:-$root/.build/logs}

# A crash must end at once: the crash reporter otherwise lives on and holds our output open.
export SWIFT_BACKTRACE=enable=no
export YUDENG_DATA=${YUDENG_DATA:-$root/../shared/data}

# fail SENTENCE: says what is wrong and what to do, and stops.
fail() {
  printf '\n✘ %s\n' "$1" >&2
  exit 1
}

# step NAME ADVICE COMMAND...: runs a step quietly. When it fails, shows the end of its log and the advice.
# The command runs inside a condition, where `set -e` sleeps: a function given here joins its lines with &&.
step() {
  local name=$1 advice=$2 began=$SECONDS log
  shift 2
  mkdir -p "$log_folder"
  log=$log_folder/$(printf '%s' "$name" | cksum | cut -d' ' -f1).log
  printf '· %s … ' "$name"
  if "$@" </dev/null >"$log" 2>&1; then
    printf '好（%d 秒）\n' $((SECONDS - began))
    return
  fi
  printf '没有成功\n'
  { grep -E '(error|错误)[:：]' "$log" || tail -n 25 "$log"; } | head -n 40 >&2
  printf '  完整记录 full log: %s\n' "${log#"$root/"}" >&2
  fail "$advice"
}

# has_program NAME...: whether all of them can be run.
has_program() { command -v "$@" >/dev/null 2>&1 && [ "$(command -v "$@" | wc -l)" -eq $# ]; }

# build_program debug|release: builds `yudeng` and sets `program` to where it lies.
build_program() {
  step "编译程序 build ($1)" \
    "程序没有编译成功：请按上面第一条 error 修改；若提示取不到依赖，请检查网络后重试。 The build failed: see the first error above, or check the network if a package could not be fetched." \
    swift build -c "$1" --product yudeng
  program=$(swift build -c "$1" --show-bin-path)/yudeng
}
