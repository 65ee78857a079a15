import { type CodeSpace, component, glassEasel, MiniProgramEnv } from 'glass-easel-miniprogram-adapter'
import { boot } from './bridge'
import { bytesOf, limits, refuseLimit } from './limits'
import { meter, noteActivity } from './meter'
import type { PageFrame } from './page-frame'
import { handPlainEvents } from './plain-event'
import { reportException } from './reports'

type TemplateGroups = Record<string, glassEasel.template.ComponentTemplate['content']>
type Caller = component.GeneralComponent & { route?: string }

declare global {
  interface Window {
    campusTemplates: TemplateGroups
    campusMissingTemplate(name: unknown): undefined
  }
}

/** What the applet's `Page(…)` was given, as a running page: its methods, `data` and `setData`. */
export interface PageInstance {
  route: string
  __route__: string
  options: Record<string, string>
  data: Record<string, unknown>
  setData(data: Record<string, unknown>, done?: () => void): void
  getOpenerEventChannel?(): unknown
  [member: string]: unknown
}

let space: CodeSpace | null = null

function codeSpace(): CodeSpace {
  if (!space) throw new Error('the pages are not ready')
  return space
}

/** WeChat carries data over as text: only JSON survives, what is too long is an error, and all of it is counted. */
function measureSetData(): void {
  const { prototype } = component.ComponentCaller
  const original = prototype.setData as (data: Record<string, unknown>, done?: () => void) => void
  function setData(this: Caller, data: Record<string, unknown>, done?: () => void) {
    const text = JSON.stringify(data)
    const bytes = bytesOf(text)
    const page = this.route ?? this.is
    if (bytes > limits.setDataBytes)
      throw refuseLimit(`setData of ${page} carries ${Math.ceil(bytes / 1024)} KB; WeChat allows 1024 KB`)
    meter.setData.push({ page, atMs: performance.now(), bytes })
    noteActivity()
    original.call(this, JSON.parse(text), done)
    noteActivity()
  }
  prototype.setData = setData as typeof prototype.setData
}

/** A function of the adapter that its type declarations leave out. */
interface WithOptions {
  prepareComponentOptions(...given: unknown[]): [glassEasel.ComponentOptions, unknown]
}

/** The adapter hides ids from the document; the applet and the automator look for them. */
function showIds(target: WithOptions): void {
  const original = target.prepareComponentOptions.bind(target)
  target.prepareComponentOptions = (...given) => {
    const [options, isolation] = original(...given)
    return [{ ...options, writeIdToDOM: true, idPrefixGenerator: null }, isolation]
  }
}

export function preparePages(): void {
  measureSetData()
  handPlainEvents()
  glassEasel.addGlobalErrorListener((error) => {
    reportException(error)
    return false
  })
  glassEasel.addGlobalWarningListener((message) => {
    reportException(new Error(message))
    return false
  })
  window.campusMissingTemplate = (name) => {
    if (name) reportException(new Error(`Template "${String(name)}" is not defined in the WXML`))
    return undefined
  }
  space = new MiniProgramEnv().createCodeSpace('campus', true)
  showIds(space as unknown as WithOptions)
  for (const [path, config] of Object.entries(boot().configs))
    space.addComponentStaticConfig(path, withResolvedNames(path, config))
  const groupList = window.campusTemplates
  // `bindtap` without a colon, as Taro writes it, is an old form that the framework takes only when told.
  for (const [path, content] of Object.entries(groupList))
    space.addCompiledTemplate(path, { groupList, content, fallbackListenerOnNativeNode: true })
}

type StaticConfig = Parameters<CodeSpace['addComponentStaticConfig']>[1]

function withResolvedNames(path: string, config: object): StaticConfig {
  const ours = config as StaticConfig
  const used = { ...boot().app.usingComponents, ...ours.usingComponents }
  const usingComponents = Object.fromEntries(
    Object.entries(used).map(([name, target]) => [name, absolute(path, target)]),
  )
  return { ...ours, usingComponents }
}

function absolute(from: string, target: string): string {
  if (target.startsWith('/')) return target
  return `/${new URL(target, `http://build/${from}`).pathname.slice(1)}`
}

/** `Page`, `Component` and `Behavior` for the file that runs. */
export function constructorsFor(path: string): { Page: unknown; Component: unknown; Behavior: unknown } {
  return codeSpace().componentEnv(path, ({ Page, Component, Behavior }) => ({ Page, Component, Behavior }))
}

export interface MountedPage {
  readonly instance: PageInstance
  /** Puts the page into its frame's document. */
  attach(): void
  detach(): void
}

/** Creates a page of the applet in its frame. */
export function createPage(frame: PageFrame): MountedPage {
  const root = codeSpace().getComponentSpace().createComponentByUrl('page', frame.path, null, frame.backend)
  const instance = root.getMethodCaller() as unknown as PageInstance
  const { parent, placeholder } = frame.place
  type Place = Parameters<typeof glassEasel.Element.replaceDocumentElement>[1]
  return {
    instance,
    attach: () =>
      glassEasel.Element.replaceDocumentElement(root, parent as unknown as Place, placeholder as unknown as Place),
    detach: () => {
      glassEasel.Element.pretendDetached(root)
      root.destroyBackendElement()
    },
  }
}
