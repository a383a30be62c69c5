package dev.mailkeys.sink.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.rotation.sink.spi.SinkFactory;
import dev.mailkeys.rotation.sink.spi.SinkValues;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@code mailkeys.toml} says of these sinks. */
class AwsSinksTest {

    private static SinkValues values(Map<String, Object> values) {
        return SinkValues.of(values, Path.of("/srv"), Set.of());
    }

    private static List<String> problems(SinkFactory factory, Map<String, Object> said) {
        SinkValues values = values(said);
        assertThat(factory.plan(values)).isEmpty();
        return values.problems().stream().map(SinkValues.Problem::text).toList();
    }

    private static String place(SinkFactory factory, Map<String, Object> said) {
        return factory.plan(values(said)).orElseThrow().place();
    }

    @Test
    void theyAreInstalled() {
        assertThat(SinkFactory.installed()).extracting(SinkFactory::type).contains("aws-secretsmanager", "aws-ssm");
    }

    @Test
    void thePlace_isNamedByAllItsParts() {
        var secrets = new SecretsManagerSinks();
        assertThat(place(secrets, Map.of("secret", "mail/news"))).isEqualTo("aws-secretsmanager:mail/news");
        assertThat(place(secrets, Map.of("secret", "mail/news", "region", "eu-west-1", "field", "mail.token")))
                .isEqualTo("aws-secretsmanager:eu-west-1:mail/news#mail.token");
        assertThat(place(new ParameterStoreSinks(), Map.of("parameter", "/mail/news", "field", List.of("a.b"))))
                .isEqualTo("aws-ssm:/mail/news#/a.b");
    }

    @Test
    void whatCanBeNoName_isTold_allAtOnce() {
        assertThat(problems(
                        new SecretsManagerSinks(),
                        Map.of("secret", "two words", "region", "Frankfurt", "field", "a..b", "kms-key", "alias/x")))
                .hasSize(4);
        for (String name : List.of("/mail/news:3", "two words", "mail/news", "")) {
            assertThat(problems(new ParameterStoreSinks(), Map.of("parameter", name)))
                    .as(name)
                    .hasSize(1);
        }
    }

    @Test
    void anArnThatIsNone_isTold_andNothingIsThrown() {
        for (String arn : List.of(
                "arn:aws:secretsmanager:Frankfurt:123456789012:secret:mail/news-AbCdEf",
                "arn:aws:ssm:eu-west-3:123456789012:parameter/mail/news",
                "arn:aws:secretsmanager:eu-west-3::secret:mail/news",
                "mail:news")) {
            assertThat(problems(new SecretsManagerSinks(), Map.of("secret", arn)))
                    .as(arn)
                    .hasSize(1);
        }
    }

    @Test
    void aSecretThatIsToBeMade_needsAName() {
        var arn = "arn:aws:secretsmanager:eu-west-3:123456789012:secret:mail/news-AbCdEf";
        assertThat(place(new SecretsManagerSinks(), Map.of("secret", arn))).isEqualTo("aws-secretsmanager:" + arn);
        assertThat(problems(new SecretsManagerSinks(), Map.of("secret", arn, "create", true)))
                .singleElement()
                .asString()
                .contains("create = true needs the secret's name");
    }

    /** Of two that differ, which is meant nobody knows. */
    @Test
    void aRegionBesideAnArnOfAnother_isTold() {
        var arn = "arn:aws:secretsmanager:eu-west-3:123456789012:secret:mail/news-AbCdEf";
        assertThat(problems(new SecretsManagerSinks(), Map.of("secret", arn, "region", "us-east-1")))
                .containsExactly("region is not that of the ARN, eu-west-3: leave it out, or correct one of the two");
        assertThat(place(new SecretsManagerSinks(), Map.of("secret", arn, "region", "eu-west-3")))
                .isEqualTo("aws-secretsmanager:" + arn);
    }

    /** PutParameter takes none, and that would be seen only once there is a new key. */
    @Test
    void aParameter_isNamed_andNeverByItsArn() {
        var arn = "arn:aws:ssm:eu-west-3:123456789012:parameter/mail/news";
        assertThat(problems(new ParameterStoreSinks(), Map.of("parameter", arn)))
                .singleElement()
                .asString()
                .contains("AWS writes by name alone")
                .contains("region");
    }

    @Test
    void theKeysOfBoth_haveMeanings() {
        var seen = new HashMap<String, String>();
        for (SinkFactory factory : List.of(new SecretsManagerSinks(), new ParameterStoreSinks())) {
            factory.keys().forEach(key -> seen.put(key.name(), key.meaning()));
        }
        assertThat(seen.keySet())
                .containsExactlyInAnyOrder(
                        "secret", "parameter", "field", "create", "kms-key", "region", "profile", "settle-time");
    }
}
