/** What is uploaded: React's production build, no source maps in the package. */
export default {
  logger: { quiet: true, stats: false },
  // Chinese is written as it is, in half the bytes of `\u…`: the main package is loaded before anything shows.
  terser: { enable: true, config: { output: { ascii_only: false } } },
  mini: { enableSourceMap: false, debugReact: false, minifyXML: { collapseWhitespace: true } },
  h5: { enableSourceMap: false },
}
