package dev.mailkeys.sink.gitlab;

/** Who sees the value of a variable. Jobs that get it always do. */
public enum GitLabVisibility {
    /** Everyone who may change it, and everybody who reads the log of a job that prints it. */
    VISIBLE,
    /** Everyone who may change it. In logs of jobs GitLab writes {@code [MASKED]} in its place. */
    MASKED,
    /** Nobody, and logs are masked too. It can't be read back, and a variable can only be made so: GitLab 17.4 or newer. */
    HIDDEN
}
