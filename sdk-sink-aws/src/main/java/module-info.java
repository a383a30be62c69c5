/** Sinks for secrets of AWS Secrets Manager and parameters of AWS Systems Manager. */
module dev.mailkeys.sink.aws {
    requires transitive dev.mailkeys.core;
    requires transitive dev.mailkeys.rotation;
    requires com.fasterxml.jackson.databind;
    requires software.amazon.awssdk.auth;
    requires software.amazon.awssdk.core;
    requires software.amazon.awssdk.identity.spi;
    requires software.amazon.awssdk.profiles;
    requires software.amazon.awssdk.regions;
    requires software.amazon.awssdk.utils;

    exports dev.mailkeys.sink.aws;

    opens dev.mailkeys.sink.aws to
            com.fasterxml.jackson.databind;

    provides dev.mailkeys.rotation.sink.spi.SinkFactory with
            dev.mailkeys.sink.aws.SecretsManagerSinks,
            dev.mailkeys.sink.aws.ParameterStoreSinks;
}
