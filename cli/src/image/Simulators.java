import dev.mailkeys.testkit.ElasticEmailSimulator;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.JetEmailSimulator;

/** Runs a command with simulators of all providers in its environment: java -cp mailkeys.jar Simulators.java COMMAND … */
class Simulators {

    public static void main(String[] command) throws Exception {
        try (var jetemail = JetEmailSimulator.start();
                var emailit = EmailitSimulator.start();
                var elastic = ElasticEmailSimulator.start()) {
            for (int number = 1; number <= 3; number++) {
                jetemail.seedKey("key-" + number);
                emailit.seedKey("key-" + number);
                elastic.seedKey("key-" + number);
            }
            var process = new ProcessBuilder(command).inheritIO();
            var environment = process.environment();
            environment.put("JETEMAIL_API_KEY", jetemail.managementToken());
            environment.put("MAILKEYS_JETEMAIL_URL", jetemail.baseUrl().toString());
            environment.put("EMAILIT_API_KEY", emailit.managementToken());
            environment.put("MAILKEYS_EMAILIT_URL", emailit.baseUrl().toString());
            environment.put("ELASTICEMAIL_API_KEY", elastic.managementToken());
            environment.put("MAILKEYS_ELASTICEMAIL_URL", elastic.baseUrl().toString());
            System.exit(process.start().waitFor());
        }
    }
}
