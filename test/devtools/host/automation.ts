import type { Launch } from '../app-config'
import { hideApplet, showApplet } from './app-life'
import { elementCommands } from './automation-element'
import { pageCommands } from './automation-page'
import { tell } from './listening'
import { measureTree, meter, noteActivity } from './meter'
import { type OpenPage, openPages, topPage } from './page-stack'
import { callWx, mockCall } from './wx'
import { changeNetwork, changeTheme } from './wx-system'
import { tellUpdate } from './wx-update'

/** What functions sent by the automator may use, as in the applet itself. */
export interface AppScope {
  readonly wx: Record<string, unknown>
  getApp(): unknown
  getCurrentPages(): unknown
}

type Params = Record<string, unknown>
export type Command = (params: Params) => unknown

export type CommandAnswer = { readonly json: string } | { readonly failure: string }

export interface CampusHost {
  readonly scope: AppScope
  /** Runs one command of the automator's protocol; what comes back is JSON, a failure too. */
  run(method: string, params: Params): Promise<CommandAnswer>
  mock(name: string, mock: ((...args: unknown[]) => unknown) | null): void
  readonly changeTheme: typeof changeTheme
  readonly changeNetwork: typeof changeNetwork
  hide(isLong: boolean): Promise<void>
  show(launch: Partial<Launch>): Promise<void>
  hear(said: 'memoryWarning' | 'updateReady' | 'updateFailed'): void
  readonly meter: typeof meter
  /** Nodes of the page in front. */
  measure(): ReturnType<typeof measureTree>
}

declare global {
  interface Window {
    campusHost: CampusHost
  }
}

const told = ({ id, path, query }: OpenPage) => ({ pageId: id, path, query })

/** Failed calls of `wx` are plain objects with an `errMsg`. */
function wordsOf(error: unknown): string {
  if (error instanceof Error) return error.message
  const { errMsg } = (error ?? {}) as { errMsg?: string }
  return errMsg ?? JSON.stringify(error) ?? String(error)
}

export function automation(scope: AppScope): CampusHost {
  const commands: Record<string, Command> = {
    'App.getCurrentPage': () => told(topPage()),
    'App.getPageStack': () => ({ pageStack: openPages().map(told) }),
    'App.callWxMethod': async ({ method, args }) => ({
      result: await callWx(scope.wx, String(method), args as unknown[]),
    }),
    ...pageCommands,
    ...elementCommands,
  }
  noteActivity()
  return {
    scope,
    async run(method, params) {
      const command = commands[method]
      if (!command) return { failure: `${method} is not implemented in this runtime` }
      try {
        return { json: JSON.stringify((await command(params)) ?? {}) }
      } catch (error) {
        return { failure: wordsOf(error) }
      }
    },
    mock: mockCall,
    changeTheme,
    changeNetwork,
    hide: hideApplet,
    show: showApplet,
    hear(said) {
      if (said === 'memoryWarning') tell('MemoryWarning', { level: 10 })
      else tellUpdate(said === 'updateReady')
    },
    meter,
    measure: () => measureTree(topPage().frame.document.body),
  }
}
