package io.illm.lab.runner.cluster;

import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.net.http.HttpClient;

/** Makes HTTP clients that reach a cluster of this machine, whatever proxy the JVM was given. */
final class DirectHttp extends JdkHttpClientFactory {

  @Override
  protected HttpClient.Builder createNewHttpClientBuilder() {
    return super.createNewHttpClientBuilder().proxy(HttpClient.Builder.NO_PROXY);
  }
}
