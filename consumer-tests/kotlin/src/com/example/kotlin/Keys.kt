package com.example.kotlin

import dev.mailkeys.core.Secret
import dev.mailkeys.jetemail.JetEmailKeys
import dev.mailkeys.jetemail.KeyChanges
import dev.mailkeys.jetemail.NewKey
import kotlin.jvm.optionals.getOrNull

/** Makes a key and lets it send from one domain only. What may be absent is an Optional; nothing is null. */
fun restrictedKey(keys: JetEmailKeys, name: String, domain: String): Secret {
    val token: Secret = keys.create(NewKey.named(name)).token()
    keys.update(token, KeyChanges.builder().approvedDomains(listOf(domain)).build())
    return token
}

/** The names of keys that may send from any domain. */
fun unrestricted(keys: JetEmailKeys): List<String> =
    keys.list()
        .filter { it.approvedDomains().isEmpty() }
        .map { it.name().getOrNull() ?: "(no name)" }
