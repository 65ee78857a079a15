import { SaxesParser } from 'saxes'

export type Attributes = Readonly<Record<string, string>>

export interface XmlHandlers {
  readonly open?: (name: string, attributes: Attributes) => void
  readonly text?: (text: string) => void
  readonly close?: (name: string) => void
}

const local = (name: string) => name.slice(name.indexOf(':') + 1)
const chunk = 1 << 20

/** Reads XML from its beginning to its end; names come without their prefix. Throws where it is not well formed. */
export function walkXml(xml: string, { open, text, close }: XmlHandlers): void {
  if (xml === '') return
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('doctype', () => {
    throw new Error('a part of a workbook has no document type')
  })
  if (open) parser.on('opentag', ({ name, attributes }) => open(local(name), attributes as Attributes))
  if (text) parser.on('text', text)
  if (text) parser.on('cdata', text)
  if (close) parser.on('closetag', ({ name }) => close(local(name)))
  for (let at = 0; at < xml.length; at += chunk) parser.write(xml.slice(at, at + chunk))
  parser.close()
}

/** Attributes without the prefixes of their names. */
export function attributesOf(attributes: Attributes): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [local(name), value]))
}

/** The shared texts of a workbook, each without the readings that stand above Japanese characters. */
export function textsOf(xml: string): string[] {
  const texts: string[] = []
  let isText = false
  let phonetic = 0
  walkXml(xml, {
    open: (name) => {
      if (name === 'si') texts.push('')
      if (name === 'rPh') phonetic += 1
      if (name === 't') isText = phonetic === 0
    },
    text: (text) => {
      if (isText) texts[texts.length - 1] += text
    },
    close: (name) => {
      if (name === 't') isText = false
      if (name === 'rPh') phonetic -= 1
    },
  })
  return texts
}
