// Reached from config/taro/index.ts, so that nothing lies at the root.
module.exports = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5', useBuiltIns: false, hot: false }]],
}
