package io.illm.lab.component.kube;

import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.net.http.HttpClient;

/** Creates HTTP clients that use no proxy, for clusters on this machine. */
final class DirectHttp extends JdkHttpClientFactory {

  @Override
  protected HttpClient.Builder createNewHttpClientBuilder() {
    return super.createNewHttpClientBuilder().proxy(HttpClient.Builder.NO_PROXY);
  }
}
