/**
 * Rotated tokens in Kubernetes: {@code type = "kubernetes-secret"}.
 *
 * <pre>{@code
 * var place = KubernetesPlace.of("mail", "newsletter", "EMAILIT_TOKEN");
 * Sink sink = KubernetesSecretSink.of(place, KubernetesCluster.usual(), ClientSettings.defaults());
 * }</pre>
 */
@NullMarked
package dev.mailkeys.sink.kubernetes;

import org.jspecify.annotations.NullMarked;
