/** `npm run ml -- <command>`: the options of the commands that train, and an exit code that a script can rely on. */
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { exitCodeOf } from '@/ml/cli/task-options'
import type { TaskEnd } from '@/ml/contract'
import { verbatim } from '@/ml/messages/message'
import { readModelFolder, writeModelFolder } from '@/ml/models/model-folder'
import { demonstrationsOfLetters } from './letter-count'
import { temporaryFolder, writeJsonl, writeTinyModel } from './tiny-model'

const ROOT = path.resolve(import.meta.dirname, '../..')
let folder: string
let data: string

beforeAll(async () => {
  folder = await temporaryFolder()
  await writeTinyModel(path.join(folder, 'base'))
  data = await writeJsonl(path.join(folder, 'demonstrations.jsonl'), demonstrationsOfLetters(4, 1))
})

function ml(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'ml/cli/main.ts', ...args],
    { cwd: ROOT, encoding: 'utf8' },
  )
  return { status, stdout, stderr }
}

const sft = (name: string, model: string, ...more: string[]) =>
  ml('sft', '--model', model, '--data', data, '--out', path.join(folder, name), ...more)

it('a run that finishes ends with 0, one whose numbers break with 1', async () => {
  const base = path.join(folder, 'base')
  expect(sft('tuned', base, '--set', 'epochs=1')).toMatchObject({ status: 0 })
  const broken = await readModelFolder(base)
  broken.parameters.get('model.norm.weight')!.data[3] = Number.NaN
  const dir = path.join(folder, 'broken')
  await writeModelFolder(dir, broken, {
    precision: 'float32',
    besides: [path.join(base, 'tokenizer.json')],
  })
  const { status, stdout } = sft('never', dir)
  expect(stdout).toContain('became not a number in step 1')
  expect(status).toBe(1)
})

it('what is missing or unknown ends with 2 and says which option', () => {
  expect(ml('dpo', '--model', folder)).toMatchObject({ status: 2, stderr: '--out is needed\n' })
  expect(ml('ppo', '--out', folder, '--model', folder)).toMatchObject({
    status: 2,
    stderr: '--reward is needed\n',
  })
  expect(ml('sft', '--no-such').status).toBe(2)
})

it.each(['pretrain', 'sft', 'reward', 'dpo', 'ppo'])('%s --help names its options and settings', (name) => {
  const { status, stdout } = ml(name, '--help')
  expect(status).toBe(0)
  for (const line of [`Usage: npm run ml -- ${name}`, '--out DIR', '--checkpoints DIR', 'learningRate = '])
    expect(stdout).toContain(line)
})

it('over the KL budget after the first update ends with 1, later with 0, as a cancelled run does', () => {
  const stopped = (reason: 'kl-budget' | 'cancelled', step: number): TaskEnd => ({
    type: 'stopped',
    reason,
    step,
    message: verbatim(''),
    kept: true,
    metrics: {},
  })
  expect([stopped('kl-budget', 1), stopped('kl-budget', 5), stopped('cancelled', 0)].map(exitCodeOf)).toEqual(
    [1, 0, 0],
  )
})
