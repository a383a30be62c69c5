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

    /** Replaces picocli's one word by one for each target, read line by line, as bash 3, 4 and zsh all can. */
    private static final String EACH_TARGET = """
        local TARGET_pos_param_args=() target
          while IFS= read -r target; do TARGET_pos_param_args+=("$target"); done < <(_mailkeys_targets)\
        """;

    /** Replaces picocli's header, which describes files that we do not have. */
    private static final String HEAD = """
        #!/usr/bin/env bash
        # Completes mailkeys in bash and zsh. For this shell:  source <(mailkeys completion)
        # For all of yours in bash:  mailkeys completion > ~/.local/share/bash-completion/completions/mailkeys

        """;

    /**
     * Replaces picocli's function, which takes even a value for a command. In bash, a value after = is a word of its
     * own. If there is nothing to complete yet, it shows the options.
     */
    private static final String ENTRY = """
        function _complete_mailkeys() {
          local -a line=("${COMP_WORDS[@]}")
          local at=$COMP_CWORD command=_picocli_mailkeys i next
          [ "${line[at]}" = "=" ] && line[at]=""
          if [ "${line[at - 1]}" = "=" ]; then
            line=("${line[@]:0:at - 1}" "${line[at]}")
            at=$((at - 1))
          fi
          local -a COMP_WORDS=("${line[@]}")
          local COMP_CWORD=$at
          for ((i = 1; i < at; i++)); do
            next="${command}_${line[i]//-/}"
            typeset -f "$next" >/dev/null || break
            command="$next"
          done
          COMPREPLY=()
          "$command"
          if [ ${#COMPREPLY[@]} = 0 ] && [ -z "${line[at]}" ] && [[ "${line[at - 1]}" != -* ]]; then
            COMP_WORDS[at]="-"
            "$command"
          fi
        }

        """;

    /** Lists the targets of the file that the line names, or of the default one, without starting mailkeys. */
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
        new Stdout(job.process()).write(HEAD + withOurEntry(script).replace(one, EACH_TARGET) + TARGETS);
    }

    private static String withOurEntry(String script) {
        int body = script.indexOf("if [ -n \"$BASH_VERSION\" ]");
        int entry = script.indexOf("# Bash completion entry point function.");
        int commands =
                script.indexOf("# Generates completions for the options and subcommands of the `mailkeys` command.");
        return script.substring(body, entry) + ENTRY + script.substring(commands);
    }
}
