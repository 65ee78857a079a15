/**
 * The edition of ECMAScript that everything in the built applet is written in, packages included. `browserslist` in
 * package.json says the same to Babel: iOS 11 and Chrome 66 are what WeChat's base library 2.20 ran on. The applet
 * needs newer phones than that (docs/deployment.md, "What phones it needs"), but an applet that cannot even be read by an old
 * one could not say so. It also keeps out the look-behind of regular expressions, which iOS cannot read before 16.4.
 */
export const scriptLevel = 2017
