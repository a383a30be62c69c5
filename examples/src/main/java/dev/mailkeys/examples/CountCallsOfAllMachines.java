package dev.mailkeys.examples;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.pace.SharedPace;
import dev.mailkeys.jetemail.JetEmailKeys;
import dev.mailkeys.rotation.jdbc.PostgresPace;
import javax.sql.DataSource;

/** Makes a client whose calls are counted with those of all other machines, in one PostgreSQL. */
public final class CountCallsOfAllMachines {

    private CountCallsOfAllMachines() {}

    static JetEmailKeys client(DataSource dataSource, Secret credential) {
        SharedPace pace = PostgresPace.of(dataSource);
        return JetEmailKeys.using(
                credential, ClientSettings.builder().sharedPace(pace).build());
    }
}
