import type { BootData } from './app-config'
import type { PaymentAnswer, PaymentRequest } from './payment'

export interface NetworkRequest {
  readonly url: string
  readonly method: string
  readonly header: Record<string, string>
  /** Text, or base64 when `isBinary`. */
  readonly body: string | null
  readonly isBinary: boolean
  readonly timeoutMs: number
}

export type NetworkAnswer =
  | { readonly statusCode: number; readonly header: Record<string, string>; readonly base64: string }
  | { readonly failure: string }

export interface LogEntry {
  readonly type: string
  readonly args: readonly unknown[]
}

export interface ReportedException {
  readonly message: string
  readonly stack: string
}

/** What the host page in the browser asks of the process outside. */
export interface PhoneCalls {
  boot: { argument: null; result: BootData }
  request: { argument: NetworkRequest; result: NetworkAnswer }
  /** Null removes the key; a null key removes all. */
  store: { argument: { key: string | null; value: string | null }; result: null }
  login: { argument: null; result: { code: string } | { failure: string } }
  pay: { argument: PaymentRequest; result: PaymentAnswer }
  log: { argument: LogEntry; result: null }
  exception: { argument: ReportedException; result: null }
}
