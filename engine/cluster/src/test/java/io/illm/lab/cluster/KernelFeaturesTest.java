package io.illm.lab.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.model.experiment.KernelFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The kernel's optional features")
class KernelFeaturesTest {

  @Test
  void are_missing_where_a_trial_did_not_show_them() {
    KernelFeatures found = new KernelFeatures(Set.of(KernelFeature.NFS), "this kernel has no %s");

    assertThat(found.lacks(KernelFeature.NFS)).isEmpty();
    assertThat(found.lacks(KernelFeature.NFT_QUEUE)).hasValue("this kernel has no nft-queue");
  }

  @Test
  void of_machines_elsewhere_are_unknown_unless_the_user_vouches_for_them() {
    assertThat(KernelFeatures.elsewhere().lacks(KernelFeature.NETEM))
        .hasValue(
            "the lab can't try whether the kernel of this cluster's nodes has netem;"
                + " `--have netem` says that it has");
  }

  @Test
  void are_tried_in_namespaces_of_which_this_machine_sees_nothing() throws IOException {
    KernelFeatures found = KernelFeatures.ofThisMachine(List.of(KernelFeature.values()));

    assertThat(Path.of("/sys/class/net/lab-a")).doesNotExist();
    assertThat(Path.of("/sys/class/net/lab-w")).doesNotExist();
    if (found.present().contains(KernelFeature.NFS)) {
      assertThat(Files.readString(Path.of("/proc/filesystems"))).contains("nfs4");
    }
  }

  @Test
  void are_not_tried_where_no_step_needs_one() {
    assertThat(KernelFeatures.ofThisMachine(List.of()).present()).isEmpty();
  }
}
