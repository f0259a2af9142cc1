# Shared by snac2.sh and wordpress.sh; sourced, never run. Sets up: say, die, the work folder, ports, packages,
# start and stop of processes. The scripts set NAME (for messages) before they source this.
#
# Progress goes to stderr. Stdout carries one line, the JSON that describes the running server. A failure prints one
# line to stderr, "<script>: <what is missing and how to get it>", and exits 1 (2 for a wrong command line).

say() { printf '%s: %s\n' "$NAME" "$*" >&2; }
# 3 tells on_exit that the line is written; the outside sees 1.
die() { say "$*"; exit 3; }

# text as a JSON string
json() {
  local text=${1//\\/\\\\}
  text=${text//\"/\\\"}
  printf '"%s"' "$text"
}

# --- work folder ------------------------------------------------------------------------------------------------

# Everything lives in one folder, so that removing the folder after `stop` leaves no trace. The log of whatever step
# is going on is named in the message when it fails.
open_work() {
  mkdir -p -- "$1" 2>/dev/null || die "can't make the work folder $1; give one that can be written"
  WORK=$(cd -- "$1" && pwd -P)
  mkdir -p "$WORK/log"
  MARK_FILE=$WORK/mark
}

# --- ports ------------------------------------------------------------------------------------------------------

port_is_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# A free port below the range that the kernel hands to clients, so that no client takes it between our look and
# the server's bind.
free_port() {
  local port try
  for try in $(seq 200); do
    port=$((20000 + (RANDOM << 15 | RANDOM) % 12000))
    port_is_taken $port || { echo $port; return; }
  done
  die "found no free port between 20000 and 32000 on 127.0.0.1"
}

# keep_port <name> <port given or empty>: the port given, else the one of the last start in this folder, else a free
# one. A server's names and links contain its port, so a second start keeps it.
keep_port() {
  local file=$WORK/port-$1 port=$2
  [ -n "$port" ] || port=$(cat "$file" 2>/dev/null || true)
  [ -n "$port" ] || port=$(free_port)
  case $port in '' | *[!0-9]*) die "'$port' is not a port number" ;; esac
  port_is_taken "$port" && die "port $port on 127.0.0.1 is taken by another process; end it, give another port, or use a new work folder"
  echo "$port" >"$file"
  echo "$port"
}

# --- packages ---------------------------------------------------------------------------------------------------

# last_words <log>…: the last thing that a tool complained about, for our one line.
last_words() { grep -hE '^E: |^W: Failed|rror' "$@" 2>/dev/null | tail -n 1 || true; }

# install_packages <package>…: what a script found missing.
install_packages() {
  local log=$WORK/log/install.log
  command -v apt-get >/dev/null || die "this machine lacks $* (names of Debian packages) and has no apt-get; install what is equivalent"
  [ "$(id -u)" = 0 ] || die "this machine lacks $*; as root: apt-get install --no-install-recommends $*"
  say "installing $* (Debian packages) …"
  { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y -q --no-install-recommends "$@"; } \
    >"$log" 2>&1 || die "couldn't install $*: $(last_words "$log") (whole log: $log)"
}

# From here on APT works with lists in the work folder, so that no root is needed and the machine's own are left alone.
# Backports of this Debian count too, after the release itself.
read_lists() {
  command -v apt-get >/dev/null || die "this machine has no apt-get; the server comes from Debian's packages"
  local apt=$WORK/apt log=$WORK/log/lists.log
  mkdir -p "$apt"/lists/partial "$apt"/cache/archives/partial "$apt"/sources
  private_apt >"$apt/apt.conf"
  backports_source >"$apt/sources/backports.list"
  export APT_CONFIG=$apt/apt.conf
  say "reading Debian's package lists …"
  apt-get update -q >"$log" 2>&1 || die "couldn't read Debian's package lists: $(last_words "$log") (whole log: $log)"
}

# download <package>…: brings packages into $WORK/debs without installing them: their own start-up would open ports
# and make users that a test has no business with.
download() {
  local log=$WORK/log/download.log
  mkdir -p "$WORK/debs"
  say "downloading $* …"
  (cd "$WORK/debs" && apt-get download -q "$@") >"$log" 2>&1 ||
    die "couldn't download $*; is the Debian archive reachable? $(last_words "$log" "$WORK/log/lists.log") (logs: $WORK/log)"
}

# The machine's own sources, moved beside the backports.
private_apt() {
  local parts=/etc/apt/sources.list.d
  cp -L /etc/apt/sources.list "$apt/sources/own.list" 2>/dev/null || true
  cp -L "$parts"/*.list "$parts"/*.sources "$apt/sources/" 2>/dev/null || true
  cat <<A
Dir::Etc::sourcelist "/dev/null";
Dir::Etc::sourceparts "$apt/sources";
Dir::State::lists "$apt/lists";
Dir::Cache "$apt/cache";
APT::Sandbox::User "root";
A
}

# The archive that this machine's APT already uses for its release, and there the backports suite.
backports_source() {
  local release archive
  release=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
  archive=$(apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(CODENAME)' 'Created-By: Packages' 2>/dev/null |
    awk -v r="$release" '$2 == r || $3 == r { print $1; exit }')
  [ -n "$release" ] && [ -n "$archive" ] || return 0
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] ${archive%/} $release-backports main"
}

# unpack <folder>: the downloaded packages, unpacked. Made whole or not at all.
unpack() {
  local deb
  rm -rf "$1.new" && mkdir -p "$1.new"
  for deb in "$WORK"/debs/*.deb; do
    dpkg-deb -x "$deb" "$1.new" || die "couldn't unpack $deb; remove $WORK/debs and start again"
  done
  rm -rf "$1" && mv "$1.new" "$1"
}

# --- processes --------------------------------------------------------------------------------------------------

# Each process of a start carries the mark of that start in its environment, and so does every child it forks. The
# mark finds exactly those processes, also a worker whose parent is gone, and no other that got the same number.
new_mark() {
  MARK="$WORK:$(od -An -N8 -tx8 /dev/urandom | tr -d ' ')"
  printf '%s' "$MARK" >"$MARK_FILE"
}

marked_pids() {
  local mark=$1 environ pid
  for environ in /proc/[0-9]*/environ; do
    pid=${environ#/proc/}
    grep -qszxF -- "PARLEY_REAL_SERVER=$mark" "$environ" 2>/dev/null && echo "${pid%/environ}"
  done
  return 0
}

# launch <log name> <command>…: in the background, away from our terminal and pipes. Sets PID.
launch() {
  local log=$WORK/log/$1.log
  shift
  PARLEY_REAL_SERVER=$MARK setsid "$@" </dev/null >"$log" 2>&1 &
  PID=$!
}

# await <seconds> <log name> <what> <command>…: until the command succeeds; gives up at once when the process PID ends.
await() {
  local end=$((SECONDS + $1)) log=$WORK/log/$2.log what=$3
  shift 3
  until "$@" >/dev/null 2>&1; do
    kill -0 "$PID" 2>/dev/null || { local words; words=$(tail -n 1 "$log"); stop_all; die "$what ended at once: $words (whole log: $log)"; }
    [ $SECONDS -lt $end ] || { stop_all; die "$what did not answer in time (log: $log)"; }
    sleep 0.2
  done
}

# Ends the processes of the last start in this folder and their children: asks, waits 10 s, then forces.
stop_all() {
  [ -s "$MARK_FILE" ] || return 0
  local mark pids end=$((SECONDS + 10))
  mark=$(cat "$MARK_FILE")
  pids=$(marked_pids "$mark")
  while [ -n "$pids" ]; do
    if [ $SECONDS -lt $end ]; then kill $pids 2>/dev/null; else kill -KILL $pids 2>/dev/null; fi || true
    sleep 0.2
    pids=$(marked_pids "$mark")
  done
  rm -f "$MARK_FILE"
}

pids_json() { marked_pids "$MARK" | paste -sd, | sed 's/^/[/; s/$/]/'; }

# --- command line -----------------------------------------------------------------------------------------------

# A start that failed leaves no process, and never goes without a word.
on_exit() {
  local code=$?
  [ $code != 0 ] || return 0
  [ $code = 3 ] || say "a step failed without a word of its own (logs: $WORK/log)"
  stop_all
  exit 1
}

# main <usage> "$@": start|stop <work folder> [port]…, calling start_server with the ports.
main() {
  local usage=$1 verb=${2:-} work=${3:-}
  shift 3 2>/dev/null || shift $#
  [ -n "$work" ] || { printf '%s\n' "$usage" >&2; exit 2; }
  (open_work "$work") || exit 1
  open_work "$work"
  case $verb in
    start)
      stop_all
      new_mark
      trap on_exit EXIT
      start_server "$@"
      ;;
    stop) stop_all ;;
    *) printf '%s\n' "$usage" >&2; exit 2 ;;
  esac
}
