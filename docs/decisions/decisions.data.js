import { createContentLoader } from 'vitepress'

/** The title of each decision, read from its first heading. */
export default createContentLoader('decisions/0*.md', {
  includeSrc: true,
  transform: (pages) =>
    pages
      .map(({ url, src }) => ({ url: url.replace(/^\//, './../'), title: src.match(/^# (.*)$/m)[1] }))
      .sort((a, b) => a.url.localeCompare(b.url)),
})
