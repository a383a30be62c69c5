package dev.mailkeys.cli;

/** {@code mailkeys elasticemail get}. */
final class ElasticEmailGet implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about("Shows one key, without its token.").required("--name", "NAME", "The key's name.");
        ElasticEmailVerbs.subaccount(syntax);
        CommonOptions.read(syntax);
        syntax.example("mailkeys elasticemail get --name newsletter --output json");
    }

    @Override
    public void run(Job job) {
        String name = job.options().required("--name");
        job.output().one(ElasticEmailFields.of(ElasticEmailVerbs.keys(job).get(name)));
    }
}
