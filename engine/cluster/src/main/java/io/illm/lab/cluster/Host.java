package io.illm.lab.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was read of this machine, so that the preflight can be tested without one.
 *
 * @param linux whether it runs Linux
 * @param root whether this process is root
 * @param mayRaisePriority whether it has CAP_SYS_RESOURCE
 * @param tools the host tools found on the PATH
 * @param ociRuntime where runc or crun is
 * @param trials what was tried of the kernel; empty where this process may not even try
 * @param freeDisk bytes free where clusters are kept
 * @param freeMemory bytes of memory available
 * @param taken the subnets that links, routes or clusters use
 * @param forwards whether the host forwards packets
 * @param resolvConf the host's resolver configuration
 */
record Host(
    boolean linux,
    boolean root,
    boolean mayRaisePriority,
    Set<String> tools,
    Optional<Path> ociRuntime,
    List<Trial> trials,
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
