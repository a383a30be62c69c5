package dev.mailkeys.cli.catalog;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.options.CommonOptions;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.cli.terminal.Stdout;
import picocli.AutoComplete;
import picocli.CommandLine;

/** {@code mailkeys completion}: the script that makes bash and zsh complete commands and options. */
final class Completion implements Command {

    /** Where picocli has one word, there is one for each target: read line by line, which bash 3, 4 and zsh all do. */
    private static final String EACH_TARGET = """
        local TARGET_pos_param_args=() target
          while IFS= read -r target; do TARGET_pos_param_args+=("$target"); done < <(_mailkeys_targets)\
        """;

    /** Names the targets of the file that the line names, or else of the one at hand, without starting mailkeys. */
    private static final String TARGETS = """

        function _mailkeys_targets() {
          local file="${MAILKEYS_ROTATION_FILE:-mailkeys.toml}" i
          for ((i = 1; i < COMP_CWORD; i++)); do
            case "${COMP_WORDS[i]}" in
              --file) file="${COMP_WORDS[i + 1]}"; [ "$file" = "=" ] && file="${COMP_WORDS[i + 2]}" ;;
              --file=*) file="${COMP_WORDS[i]#--file=}" ;;
            esac
          done
          local table="^[[:space:]]*\\[[[:space:]]*targets\\."
          sed -n "/$table/{ s/$table//; s/[[:space:]]*\\].*//; s/[\\\"']//g; p; }" "$file" 2>/dev/null
        }
        """;

    @Override
    public void describe(Syntax syntax) {
        syntax.about("Prints the completion script for bash and zsh.");
        CommonOptions.messages(syntax);
        syntax.example("mailkeys completion > /etc/bash_completion.d/mailkeys")
                .example("source <(mailkeys completion)");
    }

    @Override
    public void run(Job job) {
        String script = AutoComplete.bash("mailkeys", new CommandLine(FullTree.root()));
        String one = "local TARGET_pos_param_args=(\"" + Syntax.TARGETS + "\")";
        new Stdout(job.process()).write(script.replace(one, EACH_TARGET) + TARGETS);
    }
}
