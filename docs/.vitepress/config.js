import { defineConfig } from 'vitepress'

// A link to a file of the repository that is no page of this site; set where the repository is published.
const repository = process.env.MAILKEYS_REPOSITORY

export default defineConfig({
  title: 'mailkeys',
  description: 'Key management for JetEmail, Emailit and Elastic Email that never loses a key',
  cleanUrls: false,
  lastUpdated: false,
  outDir: './target/site',
  cacheDir: './target/cache',
  srcExclude: ['**/node_modules/**', 'target/**', 'public/**'],
  themeConfig: {
    search: { provider: 'local' },
    outline: [2, 3],
    socialLinks: repository ? [{ icon: 'github', link: repository }] : [],
    nav: [
      { text: 'Start', link: '/guide/first-five-minutes' },
      { text: 'Rotate', link: '/rotate/' },
      { text: 'Reference', link: '/reference/mailkeys-toml' },
      { text: 'Javadoc', link: '/javadoc/index.html', target: '_self' },
      { text: 'Decisions', link: '/decisions/' },
    ],
    sidebar: [
      {
        text: 'The SDK',
        items: [
          { text: 'First five minutes', link: '/guide/first-five-minutes' },
          { text: 'Create and restrict', link: '/guide/create-and-restrict' },
          { text: 'List and page', link: '/guide/list-and-page' },
          { text: 'Models as JSON', link: '/guide/json' },
          { text: 'When it fails', link: '/guide/when-it-fails' },
          { text: 'Settings', link: '/guide/settings' },
          { text: 'In Spring Boot', link: '/guide/spring-boot' },
          { text: 'In Kotlin', link: '/guide/kotlin' },
          { text: 'On other threads', link: '/guide/on-other-threads' },
          { text: 'Logs, metrics and traces', link: '/guide/logs-metrics-traces' },
          { text: 'Use the current key', link: '/guide/use-the-current-key' },
          { text: 'Test your code', link: '/guide/test-your-code' },
          { text: 'Test from any language', link: '/guide/simulate' },
          { text: 'Check our facts', link: '/guide/check-our-facts' },
          { text: 'Behind a proxy', link: '/guide/behind-a-proxy' },
        ],
      },
      {
        text: 'Rotate keys',
        items: [
          { text: 'How a rotation works', link: '/rotate/' },
          { text: 'Begin with what is there', link: '/rotate/init' },
          { text: 'From GitHub Actions', link: '/rotate/github-actions' },
          { text: 'From GitLab', link: '/rotate/gitlab' },
          { text: 'From cron', link: '/rotate/cron' },
          { text: 'From your program', link: '/rotate/from-code' },
          { text: 'From several machines', link: '/rotate/several-machines' },
          { text: 'Journals in PostgreSQL', link: '/rotate/journals-in-postgresql' },
          { text: 'A fleet', link: '/rotate/fleet' },
          { text: 'Start a program with its key', link: '/rotate/run' },
          { text: 'A key has leaked', link: '/rotate/a-key-has-leaked' },
          { text: 'Audit the keys', link: '/rotate/audit' },
          { text: 'A command as a sink', link: '/exec-sinks' },
          { text: 'AWS as a sink', link: '/aws-sinks' },
          { text: 'A secret of GitHub', link: '/github-secrets' },
          { text: 'A kind of sink of your own', link: '/own-sinks' },
          { text: 'A variable of GitLab as a sink', link: '/gitlab-variables' },
          { text: 'Vault and OpenBao as a sink', link: '/vault-sinks' },
          { text: 'Kubernetes as a sink', link: '/kubernetes-sinks' },
        ],
      },
      {
        text: 'Moving',
        items: [
          { text: 'From emailit-java', link: '/moving/from-emailit-java' },
          { text: 'From elasticemail-java', link: '/moving/from-elasticemail-java' },
        ],
      },
      {
        text: 'Reference',
        items: [
          { text: 'mailkeys.toml', link: '/reference/mailkeys-toml' },
          { text: 'The command', link: '/reference/command' },
          { text: 'Every verb and option', link: '/reference/verbs' },
          { text: 'Exit codes and fields', link: '/reference/exit-codes' },
          { text: 'What each provider does', link: '/reference/facts' },
          { text: 'Security', link: '/security' },
          { text: 'Compatibility', link: '/compatibility' },
          { text: 'Performance', link: '/performance' },
          { text: 'Architecture', link: '/architecture' },
          { text: 'Decisions', link: '/decisions/' },
        ],
      },
    ],
  },
})
