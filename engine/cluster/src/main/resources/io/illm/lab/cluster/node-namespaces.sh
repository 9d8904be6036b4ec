# Makes the file system of a node, inside a mount namespace of its own; then holds the namespaces.
# usage: sandbox.sh CLUSTER-FOLDER SOCKETS-FOLDER PROGRAMS-FOLDER IMAGES-FOLDER NODE CNI

# Programs and pods write to fixed places beneath these, whatever their configuration says:
# /run/containerd, /run/netns, /run/xtables.lock, /var/lib/cni, /var/log/containers.
exec 7<"$1" 8<"$2" 9<"$3" 6<"$4"
for place in /run /var/log /var/lib; do
  mount -t tmpfs -o mode=755,size=256m lab "$place"
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
back 6 "$4"
# Where the kubelet's cAdvisor, and collectors like it, ask for the names of containers.
mkdir -p /run/containerd
ln -s "$2/$5/containerd.sock" /run/containerd/containerd.sock
# Volumes of pods: on the cluster's disk, where they end with it, and not in these few megabytes of memory.
mkdir -p /var/lib/local-path-provisioner "$1/$5/data/volumes"
mount --bind "$1/$5/data/volumes" /var/lib/local-path-provisioner

# Where pods expect a node's state and logs to be, such as volume drivers and collectors of logs.
mkdir -p /var/lib/kubelet /var/log/pods
mount --bind "$1/$5/data/kubelet" /var/lib/kubelet
mount --bind "$1/$5/data/pod-logs" /var/log/pods

# A component that brings the network, or a plugin for it, puts program and configuration where everybody looks for them.
# The host may have its own there, or not even the folder.
for place in /etc /opt; do
  mkdir -p "/run/lab$place/upper" "/run/lab$place/work"
  mount -t overlay -o "lowerdir=$place,upperdir=/run/lab$place/upper,workdir=/run/lab$place/work" lab "$place"
done
# What is ours there is written to the disk, not to the overlay.
keep() {
  case "$2" in /etc/* | /opt/*) mount --no-canonicalize --bind "/proc/self/fd/$1" "$2" ;; esac
}
keep 7 "$1"
keep 8 "$2"
keep 9 "$3"
keep 6 "$4"
rm -rf /etc/cni /opt/cni # the host's, if it has any
mkdir -p /etc/cni/net.d /opt/cni/bin "$1/$5/data/cni-programs"
mount --bind "$1/$5/data/cni-programs" /opt/cni/bin
[ "$6" = none ] || mount --bind "$1/$5/etc/cni" /etc/cni/net.d

# What is pinned here is of this node alone, though all nodes share one kernel.
[ ! -d /sys/fs/bpf ] || mount -t bpf -o mode=700 lab /sys/fs/bpf

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
# So does Cilium with these.
sysctl kernel/unprivileged_bpf_disabled 1
sysctl kernel/timer_migration 0

# A pod that asks for mount propagation gets it, up to this namespace and no further.
mount --make-rshared /
exec 6<&- 7<&- 8<&- 9<&-
echo $$ > "$2/$5/held"
exec sleep infinity
