/** A sink for CI/CD variables of GitLab. */
module dev.mailkeys.sink.gitlab {
    requires transitive dev.mailkeys.core;
    requires transitive dev.mailkeys.rotation;
    requires com.fasterxml.jackson.databind;

    exports dev.mailkeys.sink.gitlab;

    opens dev.mailkeys.sink.gitlab to
            com.fasterxml.jackson.databind;

    provides dev.mailkeys.rotation.sink.spi.SinkFactory with
            dev.mailkeys.sink.gitlab.GitLabVariableSinks;
}
