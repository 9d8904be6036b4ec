# What the rows of bench/run share: the lab, its programs and images, clusters that are sure to go, clocks.

root=$(cd "$here/.." && pwd)
lab=$root/lab
work=$(mktemp -d /tmp/bench-run.XXXXXX)
state=$work/state
mkdir "$state"

say() { printf '%s\n' "$*" >&2; }
fail() { say "error: $1"; say "hint: $2"; exit 4; }
now() { echo $((${EPOCHREALTIME/[.,]/} / 1000)); } # milliseconds
load() { cut -d' ' -f1 /proc/loadavg; }

# Waits, for a bounded time, until nothing else keeps the machine busy; what it was then goes into the results.
await_quiet() {
  local until=$((SECONDS + ${BENCH_PATIENCE:-120}))
  while awk -v load="$(load)" 'BEGIN { exit load < 1.5 }'; do
    ((SECONDS < until)) || { say "the machine stays busy (load $(load)): measuring all the same"; break; }
    sleep 2
  done
}

# A row's samples are the lines of a file; its results are made of them by a jq program.
sample() { cat >>"$work/$row.samples"; }
result() { # what, unit, jq program over the array of samples
  jq -c -s -L "$here" --arg row "$row" --arg what "$1" --arg unit "$2" --arg load "$load_before" --arg at "$at" \
    "include \"statistics\"; {row: \$row, what: \$what, unit: \$unit, at: \$at, load: (\$load | tonumber)} + ($3) + {samples: .}" \
    "$work/$row.samples" >>"$work/results"
}

# --- clusters, in a state folder of their own, gone when the bench ends ------------------------------------

up() { XDG_STATE_HOME=$state "$lab" cluster up "$@" --json >"$work/up.json" 2>"$work/up.log" || { cat "$work/up.log" >&2; exit 4; }; }
down() { XDG_STATE_HOME=$state "$lab" cluster down "$1" >/dev/null 2>&1; }
kubeconfig() { echo "$state/illm-k8s-lab/clusters/$1/kubeconfig"; }

# The cluster that rows share which don't measure a boot.
shared_cluster() {
  cluster=bench-$$
  [[ -e $(kubeconfig "$cluster") ]] || up "$cluster"
}

clean() {
  local code=$? left
  trap '' INT TERM HUP
  set +e # whatever fails, go on
  jobs -p | xargs -r kill 2>/dev/null
  wait 2>/dev/null
  for left in "$state"/illm-k8s-lab/clusters/*/; do
    [[ ! -d $left ]] || down "$(basename "$left")"
  done
  rm -rf "$work"
  exit "$code"
}
trap clean EXIT
trap 'exit 130' INT TERM HUP

# Every process of a cluster: `PID COMMAND`.
processes() {
  local pid name
  for pid in $(cat /sys/fs/cgroup/lab-"$1"/{,*/,*/*/,*/*/*/,*/*/*/*/}cgroup.procs \
    /sys/fs/cgroup/memory/lab-"$1"/{,*/,*/*/,*/*/*/,*/*/*/*/}cgroup.procs 2>/dev/null | sort -un); do
    { read -r -d '' name <"/proc/$pid/cmdline"; } 2>/dev/null && echo "$pid ${name##*/}"
  done
}

# A kubeconfig's certificates as files, for curl: a client that starts in milliseconds.
credentials() { # kubeconfig, folder
  local part
  mkdir -p "$2"
  for part in certificate-authority client-certificate client-key; do
    sed -n "s/.*$part-data\"*: *\"*\([A-Za-z0-9+/=]*\).*/\1/p" "$1" | base64 -d >"$2/$part"
  done
  sed -n 's/.*server"*: *"*\(https:[^", }]*\).*/\1/p' "$1" >"$2/server"
}
api() { # folder, path, more of curl's arguments...
  curl --silent --max-time "${patience:-2}" --cacert "$1/certificate-authority" --cert "$1/client-certificate" --key "$1/client-key" \
    "${@:3}" "$(<"$1/server")$2"
}

# Writes to $work/seen the milliseconds since a command at which the API was ready and all nodes Ready, seen by a client of our own.
watch_from_outside() { # cluster, when the command began, how many nodes
  local folder=$work/watch
  rm -rf "$folder"
  until [[ -s $(kubeconfig "$1") ]]; do sleep 0.02; done
  sleep 0.02 # until it is written whole
  credentials "$(kubeconfig "$1")" "$folder"
  until [[ $(api "$folder" /readyz) = ok ]]; do sleep 0.05; done
  local ready=$(($(now) - $2))
  until (($(api "$folder" /api/v1/nodes | tr -d ' \n' | grep -o '"type":"Ready","status":"True"' | wc -l) == $3)); do sleep 0.05; done
  echo "\"api\": $ready, \"node\": $(($(now) - $2))" >"$work/seen"
}

# --- what the lab has made ---------------------------------------------------------------------------------

for tool in jq curl openssl go; do
  command -v "$tool" >/dev/null || fail "not on the PATH: $tool" "install it; on Debian: apt-get install jq curl openssl, and see \`lab doctor\` for Go"
done
[[ $(id -u) = 0 ]] || fail "the rows boot clusters, which needs root" "sudo bench/run"

# Builds the lab and everything that a cluster is made of, where that is not cached; and knows where it is.
find_made() {
  say "booting once, so that everything is built and cached"
  up bench-first-$$
  local pid name
  while read -r pid name; do
    [[ $name != kube-apiserver ]] || programs=$(tr '\0' '\n' <"/proc/$pid/cmdline" | head -n 1 | xargs dirname)
  done < <(processes bench-first-$$)
  down bench-first-$$
  [[ -n ${programs:-} ]] || fail "the cluster has no kube-apiserver" "see \`lab doctor\`"
  local images=${XDG_CACHE_HOME:-$HOME/.cache}/illm-k8s-lab/images
  coredns_tar=$(newest "$images" registry.k8s.io/coredns/coredns)
  pause_tar=$(newest "$images" ghcr.io/illm/pause)
}
newest() { # folder of images, name without its tag
  local file
  while read -r file; do
    if [[ $(jq -r .image "$file") = "$2":* ]]; then
      echo "${file%.json}.tar"
      return
    fi
  done < <(ls -t "$1"/*/image.json)
}
