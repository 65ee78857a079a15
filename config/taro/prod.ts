/** What is uploaded: React's production build, no source maps in the package. */
export default {
  logger: { quiet: true, stats: false },
  mini: { enableSourceMap: false, debugReact: false, minifyXML: { collapseWhitespace: true } },
  h5: { enableSourceMap: false },
}
