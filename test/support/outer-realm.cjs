const { TestEnvironment } = require('jest-environment-node')

/**
 * Jest gives every test file modules of its own, and so loads each package anew for each. What keeps no state between
 * tests and takes long to load may be had from the worker itself, which loads it once: see load-once.cjs.
 */
module.exports = class OuterRealm extends TestEnvironment {
  async setup() {
    await super.setup()
    this.global.requireOutside = (name) => require(name)
  }
}
