import path from 'node:path'
import ariaProperties from './aria-properties.json'

/** The parts of Taro's plugin interface that are used here. */
interface Platform {
  template: { mergeComponents(context: unknown, patch: Record<string, Record<string, string>>): void }
  runtimePath: string | string[]
}
interface PluginContext {
  registerMethod(method: { name: string; fn(platform: Platform): void }): void
}

/**
 * Lets views and texts carry a role and a label for screen readers. Taro's WeChat templates bind only the
 * properties they know, and `aria-role` and `aria-label` are not among them; the run-time side learns them too,
 * because the two must agree on the order of properties.
 */
export default function ariaPlugin(context: PluginContext): void {
  context.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (!platform.template) return
      platform.template.mergeComponents(context, ariaProperties)
      const paths = Array.isArray(platform.runtimePath) ? platform.runtimePath : [platform.runtimePath]
      platform.runtimePath = [...paths, path.join(__dirname, 'aria-runtime.js')]
    },
  })
}
