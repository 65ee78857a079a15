import type { LogEntry } from '../phone-calls'
import { elementCommands } from './automation-element'
import { pageCommands } from './automation-page'
import { measureTree, meter, noteActivity } from './meter'
import { type OpenPage, openPages, topPage } from './page-stack'
import { callWx, mockCall } from './wx'
import { changeNetwork, changeTheme } from './wx-system'

/** What functions sent by the automator may use, as in the applet itself. */
export interface AppScope {
  readonly wx: Record<string, unknown>
  getApp(): unknown
  getCurrentPages(): unknown
}

type Params = Record<string, unknown>
export type Command = (params: Params) => unknown

export interface CampusHost {
  readonly scope: AppScope
  /** Runs one command of the automator's protocol. */
  run(method: string, params: Params): Promise<unknown>
  mock(name: string, mock: ((...args: unknown[]) => unknown) | null): void
  readonly changeTheme: typeof changeTheme
  readonly changeNetwork: typeof changeNetwork
  readonly meter: typeof meter
  /** Nodes of the page in front. */
  measure(): ReturnType<typeof measureTree>
  log?: LogEntry
}

declare global {
  interface Window {
    campusHost: CampusHost
  }
}

const told = ({ id, path, query }: OpenPage) => ({ pageId: id, path, query })

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
      if (!command) throw new Error(`${method} is not implemented in this runtime`)
      return (await command(params)) ?? {}
    },
    mock: mockCall,
    changeTheme,
    changeNetwork,
    meter,
    measure: () => measureTree(topPage().frame.document.body),
  }
}
