import fc from 'fast-check'
import { z } from 'zod'
import type { Caller } from '../../../src/contract/kernel/caller'
import type { OperationDeclaration } from '../../../src/contract/kernel/operation'
import { sessionHeader } from '../../../src/contract/kernel/session-header'
import { fitting, type JsonSchema, type Pools } from './fitting-requests'
import { type FuzzCaller, fuzzCallers } from './fuzz-callers'
import { hostileKeys, hostileTexts, hostileValues, jsonOf, withKey } from './hostile-values'

/** One request as it goes over the wire; who calls is added when it is sent. */
export interface HostileRequest {
  caller: FuzzCaller
  method: string
  path: string
  headers: Readonly<Record<string, string>>
  body: string | Buffer
}

/**
 * Requests of one operation: some that fit its schema and are about others, some that fit but for a twist or three,
 * some whose body is no JSON, some that are odd as HTTP.
 */
export function hostileRequests(
  name: string,
  declaration: OperationDeclaration,
  pools: Pools,
): fc.Arbitrary<HostileRequest> {
  const schema = z.toJSONSchema(declaration.request, { io: 'input' }) as JsonSchema
  const plain = fitting(schema, pools)
  const caller = callersFor(declaration.caller)
  const post = (bodies: fc.Arbitrary<string | Buffer>) =>
    fc
      .record({ caller, body: bodies })
      .map((sent) => ({ ...sent, method: 'POST', path: `/api/${name}`, headers: json }))
  const fits = post(plain.map(jsonOf))
  return fc.oneof(
    { weight: 9, arbitrary: fits },
    { weight: 7, arbitrary: post(twisted(plain).map(jsonOf)) },
    { weight: 2, arbitrary: post(plain.map(jsonOf).chain(noJson)) },
    { weight: 2, arbitrary: fits.chain(oddHttp) },
  )
}

const json = { 'content-type': 'application/json' }

/** Every other request comes from somebody who may be let in, as far as the declaration tells. */
function callersFor(caller: Caller): fc.Arbitrary<FuzzCaller> {
  const anybody = fc.constantFrom(...fuzzCallers)
  const students = ['student', 'another student', 'ranking student'] as const
  const guardians = ['guardian', 'bills guardian', 'awaiting guardian'] as const
  const likely = ((): readonly FuzzCaller[] => {
    if (caller === 'anyone') return fuzzCallers
    if (caller === 'account') return ['stranger', ...students, ...guardians]
    if (caller === 'student') return students
    if (caller.who === 'staff') return caller.roles
    if (caller.who === 'student-of-binding') return students
    if (caller.who === 'guardian-of-binding') return guardians
    return [...students, ...guardians, ...caller.staff]
  })()
  return fc.oneof(anybody, fc.constantFrom(...likely))
}

type Path = readonly (string | number)[]

function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsIn(inner, [...path, key]))]
}

/** The value with what stands at a path made into something else; `undefined` takes it away. */
function changedAt(value: unknown, [key, ...rest]: Path, change: (inner: unknown) => unknown): unknown {
  if (key === undefined) return change(value)
  const inner = changedAt((value as Record<string, unknown>)[key], rest, change)
  if (Array.isArray(value))
    return value.flatMap((one, at) => (String(at) !== key ? [one] : inner === undefined ? [] : [inner]))
  return withKey(value as object, String(key), inner)
}

const twists: fc.Arbitrary<(inner: unknown) => unknown> = fc.oneof(
  { weight: 6, arbitrary: hostileValues.map((hostile) => () => hostile) },
  { weight: 2, arbitrary: fc.constant(() => undefined) },
  { weight: 3, arbitrary: fc.tuple(hostileKeys, hostileValues).map(([key, value]) => addedTo(key, value)) },
  { weight: 1, arbitrary: fc.constant((inner: unknown) => [inner]) },
  { weight: 1, arbitrary: fc.constant((inner: unknown) => ({ value: inner })) },
  { weight: 1, arbitrary: fc.constant(jsonOf) },
  { weight: 1, arbitrary: fc.constant((inner: unknown) => Array.from({ length: 100 }, () => inner)) },
  {
    weight: 2,
    arbitrary: hostileTexts.map(
      (text) => (inner: unknown) => `${typeof inner === 'string' ? inner : jsonOf(inner)}${text}`,
    ),
  },
)

function addedTo(key: string, value: unknown): (inner: unknown) => unknown {
  return (inner) => {
    if (Array.isArray(inner)) return [...inner, value]
    return withKey(typeof inner === 'object' && inner !== null ? inner : {}, key, value)
  }
}

function twisted(plain: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const changes = fc.array(fc.tuple(fc.nat(), twists), { minLength: 1, maxLength: 3 })
  return fc.tuple(plain, changes).map(([value, all]) =>
    all.reduce((before, [where, twist]) => {
      const paths = pathsIn(before)
      return changedAt(before, paths[where % paths.length] ?? [], twist)
    }, value),
  )
}

/** What is left of a request's JSON when it is no JSON any more, or none that anybody would write. */
function noJson(text: string): fc.Arbitrary<string | Buffer> {
  return fc.oneof(
    fc.nat({ max: text.length }).map((length) => text.slice(0, length)),
    fc.constantFrom<string | Buffer>(
      ...['', ' ', 'null', '7', '"text"', '[]', 'undefined', 'NaN', '{}{}', `${text}${text}`, `\ufeff${text}`],
      ...[`${text},`, text.replace('{', '{,'), text.replaceAll('"', "'"), `/* */${text}`, `callback(${text})`],
      ...[`{"__proto__":{"isAdmin":true},${text.slice(1)}`, `{"constructor":{"prototype":{"x":1}},${text.slice(1)}`],
      ...[`${text.slice(0, -1)},"a":"\\ud800"}`, `{"a":1,"a":2,${text.slice(1)}`, `{"":"",${text.slice(1)}`],
      ...[`${'['.repeat(20_000)}${']'.repeat(20_000)}`, `${' '.repeat(60_000)}${text}`, ' '.repeat(70_000)],
      Buffer.from([0xff, 0xfe, 0x00]),
      Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d]),
      Buffer.from(text, 'utf16le'),
    ),
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
  )
}

/** Values that Node lets through into a header. */
const headerValues = fc.oneof(
  fc.constantFrom('', ' ', 'null', '0', '-1', '*', 'é', 'a'.repeat(4000), "' or 1=1 --", '../..', '127.0.0.1, ::1, x'),
  fc.string({ unit: fc.constantFrom(...'abcXYZ019 ,;=/"\'%<>\u00ff'), maxLength: 40 }),
)

function oddHttp(request: HostileRequest): fc.Arbitrary<HostileRequest> {
  const { path } = request
  const paths = [
    `${path}/`,
    `${path}?a=1&a=2`,
    `/${path}`,
    `${path}%00`,
    `${path}%2e%2e`,
    path.toUpperCase(),
    `${path};x`,
  ]
  const far = [
    '/api/',
    '/api',
    '/',
    '/api/../health',
    '/health',
    '/api/%',
    `/api/${'a'.repeat(5000)}`,
    '*',
    '/api/__proto__',
  ]
  const names = [
    sessionHeader,
    'authorization',
    'x-forwarded-for',
    'x-forwarded-host',
    'host',
    'origin',
    'cookie',
    'accept',
    'forwarded',
  ]
  const types = [
    '',
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'application/json; charset=utf-16',
  ]
  const headers = (pair: fc.Arbitrary<Record<string, string>>) =>
    pair.map((more) => ({ headers: { ...json, ...more } }))
  return fc
    .oneof<fc.Arbitrary<Partial<HostileRequest>>[]>(
      fc.constantFrom('GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD').map((method) => ({ method })),
      fc.constantFrom(...paths, ...far).map((other) => ({ path: other })),
      headers(fc.constantFrom(...types, 'é', 'a'.repeat(4000)).map((type) => ({ 'content-type': type }))),
      headers(fc.tuple(fc.constantFrom(...names), headerValues).map(([name, value]) => ({ [name]: value }))),
      headers(fc.constantFrom('gzip', 'deflate, br', 'x').map((coding) => ({ 'content-encoding': coding }))),
      headers(fc.constantFrom('100-continue', 'x').map((expect) => ({ expect }))),
      headers(fc.constantFrom('DELETE', '__proto__').map((method) => ({ 'x-http-method-override': method }))),
    )
    .map((odd) => ({ ...request, ...odd }))
}
