import dev.mailkeys.core.Secret
import dev.mailkeys.jetemail.JetEmailKeys
import dev.mailkeys.jetemail.KeyChanges
import dev.mailkeys.jetemail.NewKey

fun nameThatIsNull() = NewKey.named(null)

fun secretThatIsNull() = Secret.of(null)

fun tokenThatIsNull(keys: JetEmailKeys) = keys.delete(null as Secret?)

fun domainThatIsNull() = KeyChanges.builder().approvedDomains(listOf("example.com", null))
