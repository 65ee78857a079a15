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
  /** By which the applet may end it early. */
  readonly id?: number
}

export interface UploadRequest {
  readonly filePath: string
  /** Of the form's field that holds the file. */
  readonly name: string
  readonly fields: Record<string, string>
  /** Its body and its type are written from the rest. */
  readonly request: NetworkRequest
}

export type DownloadAnswer =
  | { statusCode: number; header: Record<string, string>; tempFilePath: string; bytes: number }
  | { readonly failure: string }

export interface Scanned {
  readonly text: string
  /** As WeChat names them; `QR_CODE` unless told. */
  readonly scanType?: string
}

export interface MediaWish {
  readonly count: number
  readonly mediaType: readonly string[]
}

/** What a tap on a button with `open-type="getPhoneNumber"` brings: a code for the server, or why there is none. */
export type PhoneNumberAnswer = { readonly code: string } | { readonly failure: string; readonly errno?: number }

export interface DocumentWish {
  readonly path: string
  /** As in `xlsx`; empty where the applet did not say. */
  readonly fileType: string
  /** With the menu that forwards and saves it. */
  readonly hasMenu: boolean
}

export type ChosenMedia =
  | { readonly files: readonly { tempFilePath: string; size: number; fileType: 'image' | 'video' }[] }
  | { readonly failure: string }

export type NetworkAnswer =
  | {
      readonly statusCode: number
      readonly header: Record<string, string>
      readonly base64: string
      readonly sentBytes?: number
    }
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
  upload: { argument: UploadRequest; result: NetworkAnswer }
  download: { argument: NetworkRequest; result: DownloadAnswer }
  /** The person has agreed to the privacy terms. */
  agree: { argument: null; result: null }
  phoneNumber: { argument: null; result: PhoneNumberAnswer }
  /** Null removes the file. */
  saveFile: { argument: { path: string; base64: string | null }; result: null }
  openDocument: { argument: DocumentWish; result: { isOpen: true } | { failure: string } }
  /** Ends the request with this id. */
  abort: { argument: number; result: null }
  /** Null where the person closes the scanner. */
  scan: { argument: null; result: Scanned | null }
  chooseMedia: { argument: MediaWish; result: ChosenMedia }
  /** Null removes the key; a null key removes all. */
  store: {
    argument: { key: string | null; value: string | null; scene: number }
    result: null
  }
  /** The applet has itself restarted for a new version. */
  restart: { argument: null; result: null }
  login: { argument: null; result: { code: string } | { failure: string } }
  pay: { argument: PaymentRequest; result: PaymentAnswer }
  log: { argument: LogEntry; result: null }
  exception: { argument: ReportedException; result: null }
}
