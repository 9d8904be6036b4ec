package io.illm.lab.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The facts about this machine that the preflight checks. A test can supply its own.
 *
 * @param linux whether the machine runs Linux
 * @param root whether this process is root
 * @param mayRaisePriority whether this process has CAP_SYS_RESOURCE
 * @param tools the host tools found on the PATH
 * @param ociRuntime the path of runc or crun
 * @param trials the results of the kernel tests; empty if this process can't run them
 * @param freeDisk the free bytes on the disk of the state folder
 * @param freeMemory the available memory in bytes
 * @param taken the subnets that routes or clusters use
 * @param forwards whether the host forwards packets
 * @param resolvConf the resolver configuration of the host
 */
record Host(
    boolean linux,
    boolean root,
    boolean mayRaisePriority,
    Set<String> tools,
    Optional<Path> ociRuntime,
    List<KernelProbe> trials,
    long freeDisk,
    long freeMemory,
    Set<Subnet> taken,
    boolean forwards,
    String resolvConf) {

  Path runtime() {
    return ociRuntime.orElseThrow(
        () -> new IllegalStateException("the preflight lets no boot through without runc or crun"));
  }
}
