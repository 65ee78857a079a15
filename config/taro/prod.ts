import { scriptLevel } from './script-level'

/** What is uploaded: React's production build, no source maps in the package. */
export default {
  logger: { quiet: true, stats: false },
  terser: {
    enable: true,
    config: {
      ecma: scriptLevel,
      // Taro leaves most of this off for engines long gone; the main package is loaded before anything shows.
      compress: {
        ecma: scriptLevel,
        arrows: true,
        collapse_vars: true,
        comparisons: true,
        computed_props: true,
        hoist_props: true,
        inline: true,
        loops: true,
        negate_iife: true,
        properties: true,
        reduce_funcs: true,
        reduce_vars: true,
        switches: true,
        typeofs: true,
        passes: 2,
      },
      // Chinese is written as it is, in half the bytes of `\u…`.
      output: { ecma: scriptLevel, ascii_only: false },
    },
  },
  // The templates stay as Taro writes them: its minifier is made for HTML and drops end tags, which WeChat refuses.
  mini: { enableSourceMap: false, debugReact: false },
  h5: { enableSourceMap: false },
}
