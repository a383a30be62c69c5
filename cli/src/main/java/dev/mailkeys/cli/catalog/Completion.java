package dev.mailkeys.cli.catalog;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.options.CommonOptions;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.cli.peer.Provider;
import dev.mailkeys.cli.terminal.Stdout;
import dev.mailkeys.cli.text.Shown;
import java.util.List;
import java.util.stream.Collectors;
import picocli.AutoComplete;
import picocli.CommandLine;

/** {@code mailkeys completion}: the script that makes bash and zsh complete commands, options and names. */
final class Completion implements Command {

    private static final List<String> SHELLS = List.of("bash", "zsh");

    /** Where picocli has one word for what a function of ours names. */
    private static final String BY_FUNCTION = "local (\\w+)=\\(\"\\$\\((_mailkeys_\\w+)\\)\"\\)";

    /** Has a word for each line, read one by one, as bash 3, 4 and zsh all can. */
    private static final String EACH_LINE = """
        local $1=() each
          while IFS= read -r each; do $1+=("\\$each"); done < <($2)\
        """;

    /** Values of options come quoted from picocli, words do not: here all are alike, and are quoted once, at the end. */
    private static final String QUOTED = "COMPREPLY=\\( (\\$\\( compReplyArray \"\\$\\{\\w+\\[@\\]\\}\" \\)) \\)";

    private static final String UNQUOTED = "COMPREPLY=( \\$(compgen -W \"$1\" -- \"\\${curr_word}\") )";

    /** Replaces picocli's header, which describes files that we do not have. */
    private static final String HEAD = """
        #!/usr/bin/env bash
        # Completes mailkeys in bash and zsh. For this shell:  source <(mailkeys completion)
        # For all of yours in bash:  mailkeys completion > ~/.local/share/bash-completion/completions/mailkeys

        """;

    /**
     * Replaces picocli's function, which takes even a value for a command. In bash, a value after = is a word of its own; in
     * zsh it is not. Options that many commands share may come before the command; doctor has them all. After two hyphens
     * comes another program. If there is nothing to complete yet, it shows the options. Names are quoted for bash; zsh
     * quotes them itself, and completes files better.
     */
    private static final String ENTRY = """
        function _complete_mailkeys() {
          local -a line=("${COMP_WORDS[@]}")
          local at=$COMP_CWORD command=_picocli_mailkeys i next before="" files=""
          if [ "${line[at]}" = "=" ]; then
            line[at]=""
          elif [ "${line[at - 1]}" = "=" ]; then
            line=("${line[@]:0:$((at - 1))}" "${line[at]}")
            at=$((at - 1))
          elif [[ "${line[at]}" == --*=* ]]; then
            before="${line[at]%%=*}="
            line=("${line[@]:0:$at}" "${before%=}" "${line[at]#*=}")
            at=$((at + 1))
          fi
          local -a COMP_WORDS=("${line[@]}")
          local COMP_CWORD=$at
          for ((i = 1; i < at; i++)); do
            [ "$command ${line[i]}" = "_picocli_mailkeys_run --" ] && command=_mailkeys_program && break
            next="${command}_${line[i]//-/}"
            case "${line[i]}" in
              VALUED)
                [ "${line[i + 1]}" = "=" ] && i=$((i + 1))
                i=$((i + 1))
                [ $i = $at ] && command=_picocli_mailkeys_doctor
                ;;
              -*) ;;
              *) if typeset -f "$next" >/dev/null; then command="$next"; fi ;;
            esac
          done
          COMPREPLY=()
          "$command"
          if [ ${#COMPREPLY[@]} = 0 ] && [ -z "${line[at]}" ] && [[ "${line[at - 1]}" != -* ]]; then
            COMP_WORDS[at]="-"
            "$command"
          fi
          if [ -n "$ZSH_VERSION" ]; then
            [ -n "$files" ] && [ -z "$before" ] && COMPREPLY=()
          elif [[ "${line[at]}" != [\\"\\']* ]] && { [ -z "$files" ] || ! type compopt &>/dev/null; }; then
            for ((i = 0; i < ${#COMPREPLY[@]}; i++)); do
              printf -v next %q "${COMPREPLY[i]}"
              COMPREPLY[i]="$next"
            done
          fi
          for ((i = 0; i < ${#COMPREPLY[@]}; i++)); do
            COMPREPLY[i]="$before${COMPREPLY[i]}"
          done
        }

        """;

    private static final String FILES = "type compopt &>/dev/null && compopt -o filenames";

    /** Names the tables of the file that the line names, or else of the one at hand, without starting mailkeys. */
    private static final String NAMES = """

        function _mailkeys_targets() { _mailkeys_tables targets; }

        function _mailkeys_accounts() {
          printf '%s\\n' PROVIDERS
          _mailkeys_tables accounts
        }

        function _mailkeys_tables() {
          local file="${MAILKEYS_ROTATION_FILE:-mailkeys.toml}" i
          for ((i = 1; i < COMP_CWORD; i++)); do
            case "${COMP_WORDS[i]}" in
              --file) file="${COMP_WORDS[i + 1]}"; [ "$file" = "=" ] && file="${COMP_WORDS[i + 2]}" ;;
              --file=*) file="${COMP_WORDS[i]#--file=}" ;;
            esac
          done
          local table="^[[:space:]]*\\[[[:space:]]*$1[[:space:]]*\\.[[:space:]]*"
          sed -n -E "/$table/{ s/$table//; s/^(\\"([^\\"]*)\\"|'([^']*)'|([A-Za-z0-9_-]+)).*/\\2\\3\\4/p; }" "$file" 2>/dev/null \\
            | awk '!seen[$0]++'
        }

        function _mailkeys_program() {
          local IFS=$'\\n'
          if [ "${COMP_WORDS[COMP_CWORD - 1]}" = "--" ]; then
            COMPREPLY=($(compgen -c -- "${COMP_WORDS[COMP_CWORD]}"))
          else
            FILES
            COMPREPLY=($(compgen -f -- "${COMP_WORDS[COMP_CWORD]}"))
          fi
        }
        """;

    @Override
    public void describe(Syntax syntax) {
        syntax.about("Prints the completion script for bash and zsh.");
        syntax.words("SHELL", "bash or zsh. Default: both, by the same script.", "bash", "zsh");
        CommonOptions.messages(syntax);
        syntax.example("mailkeys completion > /etc/bash_completion.d/mailkeys")
                .example("source <(mailkeys completion)");
    }

    @Override
    public void run(Job job) {
        job.options().words().stream()
                .filter(shell -> !SHELLS.contains(shell))
                .findFirst()
                .ifPresent(shell -> {
                    throw Failure.usage("There is no completion for " + Shown.of(shell) + ". There is one for bash and"
                            + " zsh, the same for both.");
                });
        String script = AutoComplete.bash("mailkeys", new CommandLine(FullTree.root()));
        String providers = Provider.all().stream().map(Provider::word).collect(Collectors.joining(" "));
        String ours = withOurEntry(script).replaceAll(BY_FUNCTION, EACH_LINE).replaceAll(QUOTED, UNQUOTED)
                + NAMES.replace("PROVIDERS", providers).replace("FILES", FILES);
        new Stdout(job.process()).write(HEAD + ours.replace(FILES, "files=yes; " + FILES));
    }

    private static String withOurEntry(String script) {
        int body = script.indexOf("if [ -n \"$BASH_VERSION\" ]");
        int entry = script.indexOf("# Bash completion entry point function.");
        int commands =
                script.indexOf("# Generates completions for the options and subcommands of the `mailkeys` command.");
        String valued = String.join(" | ", WordsFirst.valued());
        return script.substring(body, entry) + ENTRY.replace("VALUED", valued) + script.substring(commands);
    }
}
