/** The words of the screens: the same keys and arguments in every language, none missing, none unused. */
import { createTranslator } from 'use-intl/core'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import * as en from '@/app/_i18n/en'
import { chooseLanguage, LANGUAGES, type Language, LOCALES } from '@/app/_i18n/languages'
import * as pl from '@/app/_i18n/pl'
import { sayIn } from '@/app/_i18n/say-in'
import { message as messageOfTask } from '@/ml/messages/catalogue'
import { together, verbatim } from '@/ml/messages/message'
import { AppError } from '@/server/errors'
import { message } from '@/server/messages/catalogue'
import { sayInEnglish } from '@/server/messages/say-in-english'
import { issueMessage, shapeMessage, wrong } from '@/server/schemas/shape-message'
import { readSources } from '../architecture/source-files'

type Tree = { readonly [key: string]: string | Tree }

/** "rank.flags.unsafe" → its message. */
function leaves(tree: Tree, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${prefix}${key}`, value]] : leaves(value, `${prefix}${key}.`),
  )
}

const TREES: Record<Language, Tree> = { en: { ...en }, pl: { ...pl } }
const english = leaves(TREES.en)
const ROOMS = Object.keys(en)

/** `{name}` and `{name, plural, …}`, not the texts of plural forms. */
const argumentsOf = (message: string) =>
  [...message.matchAll(/(?<!(?:(?<!\p{L})(?:zero|one|two|few|many|other)|=\d+)\s?)\{(\w+)\s*(?:[,}])/gu)]
    .map(([, name]) => name)
    .filter((name, index, all) => all.indexOf(name) === index)
    .sort()

/** Files that show words, with the rooms each names and every string in it. */
const files = readSources()
  .filter(({ file }) => file.startsWith('app/') && !/^app\/_i18n\/(en|pl)\//.test(file))
  .map(({ file, text }) => ({
    file,
    text,
    names: [
      ...text.matchAll(/(\w+) = (?:useTranslations|await wordsOf)\('(\w+)'\)/g),
      ...text.matchAll(/(\w+): Words<'(\w+)'>/g),
    ].map(([, name, room]) => ({ name, room })),
    rooms: new Set(
      [...text.matchAll(/(?:useTranslations\(|wordsOf\(|titled\(|Words<)'(\w+)'/g)].map(([, room]) => room),
    ),
    strings: new Set([...text.matchAll(/'([\w.-]+)'/g)].map(([, string]) => string)),
    prefixes: [...text.matchAll(/`([\w.-]+\.)\$\{/g)].map(([, prefix]) => prefix),
  }))

describe('words', () => {
  it.each(LANGUAGES)('are complete in %s: the same keys, taking the same arguments', (language) => {
    const translated = new Map(leaves(TREES[language]))
    expect([...translated.keys()].sort()).toEqual(english.map(([key]) => key).sort())
    for (const [key, message] of english) {
      expect(argumentsOf(translated.get(key)!), key).toEqual(argumentsOf(message))
    }
  })

  it.each(LANGUAGES)('can be said in %s, whatever the number', (language) => {
    for (const [key, message] of leaves(TREES[language])) {
      const t = createTranslator({
        locale: LOCALES[language],
        messages: { message },
        onError: (error) => {
          throw new Error(`${language} ${key}: ${error.message}`)
        },
      })
      const varies = argumentsOf(message).some((name) => isNumber(message, name!))
      for (const count of varies ? [0, 1, 2, 5, 22, 1.5] : [0]) {
        const values = argumentsOf(message).map((name) => [name, isNumber(message, name!) ? count : 'X'])
        const tags = [...message.matchAll(/<(\w+)>/g)].map(([, tag]) => [tag, (inside: string) => inside])
        const said = t.markup('message', Object.fromEntries([...values, ...tags]))
        expect(said, `${language} ${key}`).not.toMatch(/[{}]/)
        expect(said.trim(), `${language} ${key}`).not.toBe('')
      }
    }
  })

  it('are all asked for by some screen', () => {
    const unused = english
      .map(([key]) => {
        const [room, ...rest] = key.split('.')
        return { key, room, rest: rest.join('.') }
      })
      // Messages are asked for by their codes.
      .filter(
        ({ room, rest }) =>
          !['messages', 'refusals', 'shapes'].includes(room!) &&
          !files.some(
            ({ rooms, strings, prefixes }) =>
              rooms.has(room) && (strings.has(rest) || prefixes.some((prefix) => rest.startsWith(prefix!))),
          ),
      )
    expect(unused.map(({ key }) => key)).toEqual([])
  })

  it('are there for every screen that asks', () => {
    const known = new Set(english.map(([key]) => key))
    const missing = files.flatMap(({ file, text, names }) =>
      names.flatMap(({ name, room }) =>
        ROOMS.includes(room!)
          ? [...text.matchAll(new RegExp(`\\b${name}(?:\\.rich)?\\(\\s*'([\\w.-]+)'`, 'g'))]
              .map(([, key]) => key)
              .filter(
                (key) => !names.some((other) => other.name === name && known.has(`${other.room}.${key}`)),
              )
              .map((key) => `${file}: ${room}.${key}`)
          : [`${file}: no room ${room}`],
      ),
    )
    expect(missing).toEqual([])
  })
})

describe('messages', () => {
  const sources = readSources()
    .filter(({ file }) => /^(app|server|ml)\//.test(file) && !/catalogue\.ts$|^app\/_i18n\//.test(file))
    .map(({ text }) => text)
    .join('\n')
  const inPolish = sayIn('pl')

  it.each([
    ['messages', en.messages],
    ['shapes', en.shapes],
  ])('of %s are each said somewhere, by a code that programs can branch on', (_, catalogue) => {
    const codes = Object.keys(catalogue)
    expect(codes.filter((code) => !sources.includes(`'${code}'`))).toEqual([])
    for (const code of codes) expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  })

  it('have one code each, whichever catalogue they are in', () => {
    const codes = [en.messages, en.shapes, en.refusals].flatMap(Object.keys)
    expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([])
  })

  it('are said one after the other where several are told together, with plurals and numbers as the language writes them', () => {
    const stopped = together(
      messageOfTask('cancelled-after-steps', { done: 3, total: 16 }),
      messageOfTask('version-kept', { step: 3 }),
    )
    expect(inPolish(stopped)).toBe('Przerwano po 3 z 16 kroków. Zachowano wersję po kroku 3.')
    expect(sayInEnglish(stopped)).toBe('Cancelled after 3 of 16 steps. Kept the version after step 3.')
    const made = together(
      message('ranking-tasks-made', { answers: 96, tasks: 24 }),
      message('prompts-without-task', { prompts: 2 }),
    )
    expect(inPolish(made)).toBe(
      '96 odpowiedzi, 24 zadania do oceny. 2 polecenia dały mniej niż dwie różne odpowiedzi i nie ma zadania.',
    )
    expect(sayInEnglish(made)).toBe(
      '96 answers, 24 tasks to rank. 2 prompts gave fewer than two different answers and made no task.',
    )
    const started = message('run-started', { provider: 'cpu', threads: 2, parameters: 4_012_345 })
    expect(inPolish(started)).toBe('Start na cpu, 2 wątki, parametry: 4\u00a0012\u00a0345.')
    expect(sayInEnglish(started)).toBe('Started on cpu with 2 threads, 4,012,345 parameters.')
    const read = { source: 'Stories', share: 0.125, tokens: 7350, passes: 1.5 }
    expect(inPolish(messageOfTask('source-read', read))).toBe(
      'Stories: 12,5% tokenów; 7350 własnych czytanych 1,5 razy.',
    )
    expect(sayInEnglish(messageOfTask('source-read', read))).toBe(
      'Stories: 12.5% of the tokens; its 7,350 are read 1.5 times.',
    )
  })

  it('say the messages inside them in the same language, and what other software said as it is', () => {
    const retried = message('remote-answer-retried', {
      model: 'small',
      reason: together(
        message('outside-answered-words', { status: '404', words: 'no {such} model' }),
        message('outside-address-hint'),
      ),
      seconds: 2,
    })
    expect(inPolish(retried)).toBe(
      'small: Odpowiedział 404: no {such} model Większość adresów kończy się na /v1. Ponowne pytanie za 2,0 s.',
    )
    expect(inPolish(verbatim("It's {count, plural} <b>"))).toBe("It's {count, plural} <b>")
  })

  it('of shapes come back from zod as they went in; its own limits are said too', () => {
    const Name = z.string().min(1, wrong('shape-name-missing')).max(3)
    const issueOf = (value: unknown) => issueMessage(Name.safeParse(value).error!.issues[0]!)
    expect(issueOf('')).toEqual({ code: 'shape-name-missing' })
    expect(inPolish(issueOf('long'))).toBe('Użyj najwyżej 3 znaków.')
    expect(sayInEnglish(issueOf(3))).toMatch(/expected string/)
  })
})

describe('refusals', () => {
  const inPolish: (error: AppError) => string = sayIn('pl')

  it('are each thrown somewhere', () => {
    const sources = readSources()
      .filter(({ file }) => /^(server|app)\//.test(file) && !/refusals/.test(file))
      .map(({ text }) => text)
      .join('\n')
    // The ending of an invitation's code is the state of the invitation.
    const silent = Object.keys(en.refusals).filter(
      (code) => !sources.includes(`'${code}'`) && !/^invitation-(used|revoked|expired)$/.test(code),
    )
    expect(silent).toEqual([])
  })

  it('have a code that programs can branch on, and a kind', () => {
    for (const code of Object.keys(en.refusals)) expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    const refused = new AppError('role-too-low', { required: 'admin', role: 'annotator' })
    expect(refused).toMatchObject({
      code: 'role-too-low',
      kind: 'FORBIDDEN',
      httpStatus: 403,
      message: 'This needs the role admin; yours is annotator.',
    })
  })

  it('are said in Polish with its plurals, and in English to programs', () => {
    expect(inPolish(new AppError('run-not-found'))).toBe('Nie ma takiego przebiegu.')
    expect(new AppError('run-not-found').message).toBe('No such run.')
    expect([1, 3, 5, 22].map((count) => inPolish(new AppError('too-many-exports', { count })))).toEqual([
      '1 eksport jest w toku. Poczekaj, aż któreś będą gotowe.',
      '3 eksporty są w toku. Poczekaj, aż któreś będą gotowe.',
      '5 eksportów jest w toku. Poczekaj, aż któreś będą gotowe.',
      '22 eksporty są w toku. Poczekaj, aż któreś będą gotowe.',
    ])
    expect(inPolish(new AppError('too-many-prompts', { limit: 5000, count: 12_501 }))).toBe(
      'Najwyżej 5000 poleceń naraz; jest ich 12\u00a0501.',
    )
    expect(new AppError('too-many-prompts', { limit: 5000, count: 12_501 }).message).toBe(
      'At most 5,000 prompts at a time; there are 12,501.',
    )
  })

  it('say the reason in them in the reader’s language too', () => {
    const weak = new AppError('password-too-weak', {
      reason: shapeMessage('shape-text-too-short', { limit: 10 }),
    })
    expect(inPolish(weak)).toBe('To hasło zbyt łatwo odgadnąć. Użyj co najmniej 10 znaków.')
    expect(weak.message).toBe('This password is too easy to guess. Use at least 10 characters.')
  })

  it('take what people wrote as it is: it is no message of ours', () => {
    const name = "{count, plural} <b>'it''s'</b> {reason}"
    expect(inPolish(new AppError('list-exists', { name }))).toContain(name)
    expect(new AppError('list-exists', { name }).message).toContain(name)
  })
})

function isNumber(message: string, name: string): boolean {
  return new RegExp(`\\{${name},\\s*(?:number|plural|selectordinal)`).test(message)
}

describe('the language', () => {
  it('is the chosen one, else the first the browser asks for that we speak, else English', () => {
    expect(chooseLanguage('pl', 'en-GB,en;q=0.9')).toBe('pl')
    expect(chooseLanguage(undefined, 'de-DE,de;q=0.9,pl;q=0.8,en;q=0.7')).toBe('pl')
    expect(chooseLanguage('xx', 'en-US,pl;q=0.5')).toBe('en')
    expect(chooseLanguage(undefined, null)).toBe('en')
  })
})
