/** The verbs for keys of Elastic Email. The catalog enters by {@link ElasticEmailVerbs}. */
@NullMarked
package dev.mailkeys.cli.command.elasticemail;

import org.jspecify.annotations.NullMarked;
