package io.illm.lab.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadinessTest {

  private static Readiness of(String json) {
    return Readiness.of(Cel.value(json));
  }

  /** An object of a kind whose controller has seen generation 2 of 2. */
  private static Readiness seen(String kind, String spec, String status) {
    return of(
        "{'kind': '%s', 'metadata': {'name': 'x', 'generation': 2}, 'spec': {%s}, 'status': {'observedGeneration': 2, %s}}"
            .formatted(kind, spec, status)
            .replace(", }", "}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          'replicas': 3 | 'replicas': 3, 'updatedReplicas': 3, 'availableReplicas': 3 | true  | 3 of 3 are available
          'replicas': 3 | 'replicas': 4, 'updatedReplicas': 2, 'availableReplicas': 3 | false | 2 of 3 are updated
          'replicas': 3 | 'replicas': 4, 'updatedReplicas': 3, 'availableReplicas': 3 | false | 1 old replicas are still there
          'replicas': 3 | 'replicas': 3, 'updatedReplicas': 3, 'availableReplicas': 2 | false | 2 of 3 are available
          'replicas': 3 | 'replicas': 3, 'updatedReplicas': 3                         | false | 0 of 3 are available
          'replicas': 1 | 'replicas': 3, 'updatedReplicas': 3, 'availableReplicas': 3 | false | 2 replicas too many are still there
          'replicas': 0 | 'replicas': 0                                               | true  | 0 of 0 are available
          'paused': true | 'updatedReplicas': 1, 'replicas': 1, 'availableReplicas': 1 | true  | 1 of 1 are available
          """)
  void a_deployment_is_ready_as_kubectl_rollout_status_has_it(
      String spec, String status, boolean ready, String reason) {
    assertThat(seen("Deployment", spec, status)).isEqualTo(new Readiness(ready, reason));
  }

  @Test
  void a_deployment_past_its_progress_deadline_is_not_ready() {
    assertThat(
            seen(
                    "Deployment",
                    "'replicas': 1",
                    "'conditions': [{'type': 'Progressing', 'status': 'False', 'reason': 'ProgressDeadlineExceeded'}]")
                .reason())
        .isEqualTo("its progress deadline is exceeded, ProgressDeadlineExceeded");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          StatefulSet | 'replicas': 2 | 'replicas': 2, 'updatedReplicas': 2, 'readyReplicas': 2, 'availableReplicas': 2 | true | 2 of 2 are available
          StatefulSet | 'replicas': 2 | 'replicas': 2, 'updatedReplicas': 1, 'readyReplicas': 2, 'availableReplicas': 2 | false | 1 of 2 are updated
          StatefulSet | 'replicas': 2 | 'replicas': 2, 'updatedReplicas': 2, 'readyReplicas': 1 | false | 1 of 2 are ready
          StatefulSet | 'replicas': 2, 'updateStrategy': {'type': 'OnDelete'} | 'readyReplicas': 2, 'availableReplicas': 2 | true | 2 of 2 are available
          StatefulSet | 'replicas': 2, 'updateStrategy': {'rollingUpdate': {'partition': 1}} | 'updatedReplicas': 1, 'readyReplicas': 2, 'availableReplicas': 2 | true | 2 of 2 are available
          DaemonSet | | 'desiredNumberScheduled': 2, 'updatedNumberScheduled': 2, 'numberAvailable': 2 | true | 2 of 2 are available
          DaemonSet | | 'desiredNumberScheduled': 2, 'updatedNumberScheduled': 1, 'numberAvailable': 2 | false | 1 of 2 are updated
          DaemonSet | | 'desiredNumberScheduled': 2, 'updatedNumberScheduled': 2 | false | 0 of 2 are available
          ReplicaSet | 'replicas': 2 | 'replicas': 2, 'availableReplicas': 2 | true | 2 of 2 are available
          ReplicaSet | 'replicas': 2 | 'replicas': 2, 'availableReplicas': 1 | false | 1 of 2 are available
          """)
  void workloads(String kind, String spec, String status, boolean ready, String reason) {
    assertThat(seen(kind, spec == null ? "" : spec, status))
        .isEqualTo(new Readiness(ready, reason));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {'kind': 'Deployment', 'metadata': {'generation': 3}, 'status': {'observedGeneration': 2}} | its controller has seen generation 2 of 3
          {'kind': 'Deployment', 'metadata': {'generation': 1}} | its controller has not seen it yet
          {'kind': 'StatefulSet', 'metadata': {'generation': 1}} | its controller has not seen it yet
          {'kind': 'DaemonSet', 'metadata': {'generation': 1}} | its controller has not seen it yet
          {'kind': 'Pod', 'metadata': {'deletionTimestamp': 'now'}} | it is being deleted
          {'kind': 'Job', 'spec': {'completions': 3}, 'status': {'succeeded': 2}} | 2 of 3 pods have succeeded
          {'kind': 'Job', 'status': {'conditions': [{'type': 'Failed', 'status': 'True', 'reason': 'BackoffLimitExceeded'}]}} | it failed, BackoffLimitExceeded
          {'kind': 'Pod', 'status': {'containerStatuses': [{'name': 'app', 'state': {'waiting': {'reason': 'ImagePullBackOff'}}}]}} | app waits: ImagePullBackOff
          {'kind': 'Node', 'status': {'conditions': [{'type': 'Ready', 'status': 'Unknown', 'reason': 'NodeStatusUnknown', 'message': 'Kubelet stopped'}]}} | Ready is Unknown, NodeStatusUnknown: Kubelet stopped
          {'kind': 'CustomResourceDefinition', 'status': {}} | it has no condition Established
          {'kind': 'APIService', 'status': {'conditions': [{'type': 'Available', 'status': 'False', 'reason': 'MissingEndpoints'}]}} | Available is False, MissingEndpoints
          {'kind': 'PersistentVolumeClaim', 'status': {'phase': 'Pending'}} | its phase is Pending, not Bound
          {'kind': 'PersistentVolumeClaim'} | it has no phase yet
          {'kind': 'Namespace', 'status': {'phase': 'Terminating'}} | its phase is Terminating, not Active
          {'kind': 'Service', 'spec': {'type': 'LoadBalancer'}, 'status': {'loadBalancer': {}}} | it has no address of a load balancer yet
          {'kind': 'Ingress', 'spec': {}, 'status': {'loadBalancer': {}}} | it has no address of a load balancer yet
          {'kind': 'EndpointSlice', 'endpoints': [{'conditions': {'ready': false}}]} | none of its endpoints is ready
          {'kind': 'Rollout', 'spec': {}, 'status': {'phase': 'Progressing'}} | it has no condition Ready or Available
          {'kind': 'Certificate', 'metadata': {'generation': 2}, 'spec': {}, 'status': {'conditions': [{'type': 'Ready', 'status': 'True', 'observedGeneration': 1}]}} | its condition Ready is of generation 1 of 2
          {} | there is no such object
          """)
  void not_ready(String object, String reason) {
    assertThat(of(object)).isEqualTo(new Readiness(false, reason));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {'kind': 'Job', 'status': {'conditions': [{'type': 'Complete', 'status': 'True'}]}} | it is complete
          {'kind': 'Pod', 'status': {'conditions': [{'type': 'Ready', 'status': 'True'}]}} | Ready is True
          {'kind': 'Node', 'status': {'conditions': [{'type': 'MemoryPressure', 'status': 'False'}, {'type': 'Ready', 'status': 'True'}]}} | Ready is True
          {'kind': 'CustomResourceDefinition', 'status': {'conditions': [{'type': 'Established', 'status': 'True'}]}} | Established is True
          {'kind': 'APIService', 'status': {'conditions': [{'type': 'Available', 'status': 'True'}]}} | Available is True
          {'kind': 'PersistentVolumeClaim', 'status': {'phase': 'Bound'}} | its phase is Bound
          {'kind': 'Namespace', 'status': {'phase': 'Active'}} | its phase is Active
          {'kind': 'Service', 'spec': {'type': 'ClusterIP'}} | it exists
          {'kind': 'Service', 'spec': {'type': 'LoadBalancer'}, 'status': {'loadBalancer': {'ingress': [{'ip': '1.2.3.4'}]}}} | it has an address
          {'kind': 'EndpointSlice', 'endpoints': [{'conditions': {'ready': true}}]} | 1 endpoints are ready
          {'kind': 'ConfigMap', 'data': {}} | it exists
          {'kind': 'Certificate', 'metadata': {'generation': 2}, 'spec': {}, 'status': {'conditions': [{'type': 'Ready', 'status': 'True', 'observedGeneration': 2}]}} | Ready is True
          {'kind': 'Cluster', 'spec': {}, 'status': {'conditions': [{'type': 'Available', 'status': 'True'}]}} | Available is True
          """)
  void ready(String object, String reason) {
    assertThat(of(object)).isEqualTo(new Readiness(true, reason));
  }

  @Test
  void what_is_no_object_cannot_be_ready() {
    assertThatThrownBy(() -> Readiness.of("text"))
        .hasMessage("ready takes an object, not \"text\"");
  }
}
