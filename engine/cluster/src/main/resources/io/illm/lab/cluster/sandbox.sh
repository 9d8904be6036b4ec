# Makes the file system of a node, inside a mount namespace of its own; then holds the namespaces.
# usage: sandbox.sh CLUSTER-FOLDER SOCKETS-FOLDER PROGRAMS-FOLDER

# containerd, the CNI and the kubelet write to fixed places beneath these, whatever their configuration says:
# /run/containerd, /run/netns, /run/xtables.lock, /var/lib/cni, /var/log/containers.
exec 7<"$1" 8<"$2" 9<"$3"
for place in /run /var/log /var/lib; do
  mount -t tmpfs -o mode=755,size=64m lab "$place"
done
# What was covered by these, and is ours, comes back.
back() {
  [ -e "$2" ] && return
  mkdir -p "$2"
  mount --no-canonicalize --bind "/proc/self/fd/$1" "$2" # as it is, not where it leads by name
}
back 7 "$1"
back 8 "$2"
back 9 "$3"
# Volumes of pods: on the cluster's disk, where they end with it, and not in these few megabytes of memory.
mkdir -p /var/lib/local-path-provisioner "$1/data/volumes"
mount --bind "$1/data/volumes" /var/lib/local-path-provisioner

# The kubelet sets these for the whole machine. It leaves them alone where they read as it wants them: let them.
mkdir /run/sysctl
sysctl() {
  [ -e "/proc/sys/$1" ] || return 0
  name=/run/sysctl/$(echo "$1" | tr / .)
  echo "$2" > "$name"
  mount --bind "$name" "/proc/sys/$1"
}
sysctl vm/overcommit_memory 1
sysctl vm/panic_on_oom 0
sysctl kernel/panic 10
sysctl kernel/panic_on_oops 1
sysctl kernel/keys/root_maxkeys 1000000
sysctl kernel/keys/root_maxbytes 25000000

# A pod that asks for mount propagation gets it, up to this namespace and no further.
mount --make-rshared /
exec 7<&- 8<&- 9<&-
touch "$2/held"
exec sleep infinity
