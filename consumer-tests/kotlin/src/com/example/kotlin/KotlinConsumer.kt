package com.example.kotlin

import dev.mailkeys.core.ClientSettings
import dev.mailkeys.core.Secret
import dev.mailkeys.jetemail.JetEmailKeys
import dev.mailkeys.testkit.JetEmailSimulator
import java.io.ByteArrayOutputStream
import java.io.PrintStream
import java.nio.file.Files
import kotlin.system.exitProcess
import org.jetbrains.kotlin.cli.common.ExitCode
import org.jetbrains.kotlin.cli.jvm.K2JVMCompiler

/** Uses the SDK from Kotlin, and sees that the compiler refuses a null where none may be. */
fun main(args: Array<String>) {
    JetEmailSimulator.start().use { jetemail ->
        val settings = ClientSettings.builder().baseUrl(jetemail.baseUrl()).build()
        val keys = JetEmailKeys.using(Secret.of(jetemail.managementToken()), settings)
        val token = restrictedKey(keys, "newsletter", "example.com")
        restrictedKey(keys, "other", "example.org")
        jetemail.seedKey("open")
        check(jetemail.accepts(token.reveal()))
        check(keys.findByName("newsletter").single().approvedDomains() == listOf("example.com"))
        check("$token" == "***")
        println("unrestricted: ${unrestricted(keys)}")
        check(unrestricted(keys) == listOf("open"))
    }
    refuseNulls(args[0])
    exitProcess(0)
}

/** Each function of the file hands over a null: one error for each line, and no other. */
private fun refuseNulls(file: String) {
    val said = ByteArrayOutputStream()
    val code =
        K2JVMCompiler()
            .exec(
                PrintStream(said),
                "-no-stdlib",
                "-no-reflect",
                "-classpath",
                System.getProperty("java.class.path"),
                "-d",
                Files.createTempDirectory("nulls").toString(),
                file,
            )
    val errors = said.toString().lines().filter { "error:" in it }
    println(errors.joinToString("\n"))
    check(code == ExitCode.COMPILATION_ERROR) { said.toString() }
    val nulls = Files.readAllLines(java.nio.file.Path.of(file)).count { it.startsWith("fun ") }
    check(errors.size == nulls && errors.all { " null" in it || "Secret?" in it || "candidates" in it }) { said.toString() }
}
