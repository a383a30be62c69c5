import DefaultTheme from 'vitepress/theme'

// VitePress prints what keeps a page from being written, writes half of it and ends well. Here it fails the build.
export default {
  extends: DefaultTheme,
  enhanceApp({ app }) {
    if (import.meta.env.SSR) {
      app.config.errorHandler = (error) => {
        console.error(error)
        process.exitCode = 1
      }
    }
  },
}
