import type { BootData } from '../app-config'
import type { PhoneCalls } from '../phone-calls'
import { singlePageScene } from '../profiles'

declare global {
  interface Window {
    /** Put there by the process outside; see runtime.ts. */
    callPhone(name: string, argument: unknown): Promise<unknown>
  }
}

/** Asks the process outside the browser, which holds the network, the storage and the identity of the phone. */
export function callPhone<Name extends keyof PhoneCalls>(
  name: Name,
  argument: PhoneCalls[Name]['argument'],
): Promise<PhoneCalls[Name]['result']> {
  return window.callPhone(name, argument) as Promise<PhoneCalls[Name]['result']>
}

let bootData: BootData | null = null

export async function loadBootData(): Promise<void> {
  bootData = await callPhone('boot', null)
}

/** What the build and the phone are; there before anything else starts. */
export function boot(): BootData {
  if (!bootData) throw new Error('asked for the build before it was there')
  return bootData
}

/** True in the page that Moments open by itself. */
export function isSinglePage(): boolean {
  return boot().launch.scene === singlePageScene
}
