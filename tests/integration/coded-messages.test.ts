/** What earlier versions stored as English sentences is a code with values after an upgrade, and is said in both languages. */
import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { sayIn } from '@/app/_i18n/say-in'
import { type Message, messagesIn, verbatim } from '@/ml/messages/message'
import { sayInEnglish } from '@/server/messages/say-in-english'
import { withDatabase } from '../../scripts/lib/database-url.mjs'
import { withClient } from '../../scripts/postgres/connection.mjs'

const MIGRATIONS = path.join(import.meta.dirname, '../../prisma/migrations')
const CODED = '20261201130000_coded_messages'

/** An earlier sentence, and what is said of it now. */
const SENTENCES: readonly [before: string, codes: string[], english?: string][] = [
  [
    'Started on cpu with 2 threads, 4,012,345 parameters. cpu chosen automatically: the processor, always available.',
    ['run-started', 'provider-chosen'],
  ],
  [
    'Resumed at step 12 on cpu with 1 threads, 900 parameters. the processor, always available.',
    ['run-resumed', 'provider-processor'],
    'Resumed at step 12 on cpu with 1 thread, 900 parameters. the processor, always available.',
  ],
  ['Checkpoint at step 20.', ['checkpoint-written']],
  [
    'Cancelled after 3 of 16 steps. Kept the version after step 3.',
    ['cancelled-after-steps', 'version-kept'],
  ],
  ['Cancelled after 64 of 128. Nothing was kept.', ['cancelled-after-rows', 'nothing-kept']],
  [
    'KL to the reference reached 12.41 nats per answer, over the budget of 10. Kept the version after step 7.',
    ['kl-budget-exceeded', 'version-kept'],
  ],
  [
    '96 answers, 24 tasks to rank. 2 prompts gave fewer than two different answers and made no task.',
    ['ranking-tasks-made', 'prompts-without-task'],
  ],
  [
    'The training process was ended by SIGKILL (often: out of memory) before it finished. It said: Killed',
    ['process-out-of-memory', 'process-said'],
  ],
  [
    'The disk is full: the checkpoint of step 40 needs 31.6 MB and 2.0 MB are free. Free some space; then the run can go on.',
    ['checkpoint-disk-full'],
  ],
  [
    'Stories: 12.5 % of the tokens; its 7350 are read 5.5 times. Beyond 4 times a text teaches less and less. None of it is held out.',
    ['source-read', 'source-read-often', 'source-without-held-out'],
    'Stories: 12.5% of the tokens; its 7,350 are read 5.5 times. Beyond 4 times a text teaches less and less. None of it is held out.',
  ],
  [
    'small: It answered 404: no model. Most addresses end with /v1. Asked again in 2.0 s.',
    ['remote-answer-retried'],
  ],
  ['small of Office was given up. It did not answer within 600 seconds.', ['remote-model-given-up']],
  [
    'Undone. 1 prompt and 12 answers stayed, because they have been used here since.',
    ['import-undone-partly'],
  ],
  ['prompt: expected text, found a list', ['row-expected-text']],
  ['prompt: expected a number, found string "five"', ['row-expected-number']],
  [
    'the prompt has 200001 characters; at most 200000 fit',
    ['row-text-too-long'],
    'the prompt has 200,001 characters; at most 200,000 fit',
  ],
  ['better_than holds a NUL character', ['row-text-nul']],
  ['Something that only this server said.', ['verbatim']],
  [`Laurel failed at it: ${'x'.repeat(1200)}`, ['verbatim']],
]

describe('an upgrade', () => {
  const name = `laurel_test_${randomUUID().replaceAll('-', '')}`
  const onServer = (sql: string) => withClient(inject('testServerUrl'), (client) => client.query(sql))
  let told: Message[] = []
  let types: string[] = []

  beforeAll(async () => {
    await onServer(`create database ${name}`)
    await withClient(withDatabase(inject('testServerUrl'), name), async (client) => {
      const migrate = (folder: string) =>
        client.query(readFileSync(path.join(MIGRATIONS, folder, 'migration.sql'), 'utf8'))
      const folders = readdirSync(MIGRATIONS, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .sort()
      for (const folder of folders.slice(0, folders.indexOf(CODED))) await migrate(folder)
      // Lines of a log without its run.
      await client.query('set session_replication_role = replica')
      for (const [sentence] of SENTENCES)
        await client.query(`insert into "RunLog" ("runId", level, message) values ('a run', 'info', $1)`, [
          sentence,
        ])
      await migrate(CODED)
      const rows = await client.query('select message from "RunLog" order by id')
      told = rows.rows.map(({ message }) => message)
      const columns = await client.query(
        `select table_name || '.' || column_name as name from information_schema.columns
         where table_schema = 'public' and data_type = 'jsonb' and column_name in ('outcome', 'message', 'reason', 'problem')
         order by 1`,
      )
      types = columns.rows.map((row) => row.name)
    })
  }, 120_000)
  afterAll(() => onServer(`drop database if exists ${name} with (force)`))

  it('knows every sentence that is told today, and keeps what it does not know as it is', () => {
    expect(told.map((message) => messagesIn(message).map(({ code }) => code))).toEqual(
      SENTENCES.map(([, codes]) => codes),
    )
    expect(told.at(-2)).toEqual(verbatim(SENTENCES.at(-2)![0]))
  })

  it('says the same in English, with its plurals and separators', () => {
    expect(told.map(sayInEnglish)).toEqual(SENTENCES.map(([before, , english]) => english ?? before))
  })

  it('says it in Polish, messages inside messages too', () => {
    const inPolish = told.map(sayIn('pl'))
    expect(inPolish.slice(0, 5)).toEqual([
      'Start na cpu, 2 wątki, parametry: 4\u00a0012\u00a0345. cpu wybrano automatycznie: procesor, zawsze dostępny.',
      'Wznowienie w kroku 12 na cpu, 1 wątek, parametry: 900. procesor, zawsze dostępny.',
      'Punkt kontrolny w kroku 20.',
      'Przerwano po 3 z 16 kroków. Zachowano wersję po kroku 3.',
      'Przerwano po 64 z 128. Nic nie zostało zachowane.',
    ])
    expect(inPolish).toContain(
      'small: Odpowiedział 404: no model. Większość adresów kończy się na /v1. Ponowne pytanie za 2,0 s.',
    )
    expect(inPolish).toContain(
      'Wycofano. Zostało to, czego od tego czasu tu użyto: 1 polecenie i 12 odpowiedzi.',
    )
  })

  it('reaches every column that holds a message', () => {
    expect(types).toEqual([
      'DatasetExport.outcome',
      'Import.outcome',
      'ImportProblem.reason',
      'Question.problem',
      'RemoteUsage.problem',
      'Run.outcome',
      'RunLog.message',
      'Screening.outcome',
      'WebhookDelivery.problem',
    ])
  })
})
