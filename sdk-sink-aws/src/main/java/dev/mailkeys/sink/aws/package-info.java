/**
 * Delivers tokens into AWS: {@link dev.mailkeys.sink.aws.SecretsManagerSink secrets} of Secrets Manager and
 * {@link dev.mailkeys.sink.aws.ParameterStoreSink parameters} of Systems Manager.
 *
 * <p>For example:
 *
 * <pre>{@code
 * .sink(SecretsManagerSink.of("mail/newsletter", AwsAccess.usual(), ClientSettings.defaults())
 *         .inField(SecretContent.field("token")))
 * }</pre>
 */
@NullMarked
package dev.mailkeys.sink.aws;

import org.jspecify.annotations.NullMarked;
