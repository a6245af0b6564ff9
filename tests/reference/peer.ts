/** Runs this folder's scripts with the Python that has PyTorch, TRL, PEFT, transformers, datasets, DuckDB, Argilla and Label Studio, as far as they are there: LAUREL_TEST_PYTHON, else python3. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { asInput, GRADIENT_CASES, TRAINING_CASE } from './cases'
import { PEFT_TOKENS, writePeftCase } from './peft-case'
import { TRL_CASES } from './trl-cases'

export interface PeerAnswers {
  torch: string
  cases: Record<string, { loss: number; gradient: string; losses: number[]; huggingFace?: number | null }>
}

const PYTHON = process.env.LAUREL_TEST_PYTHON ?? 'python3'

export interface TrlAnswers {
  trl: string
  cases: Record<string, { loss: number; gradient: number[] }>
}

/** The version of a Python package, or null. */
export function findPeer(
  name: 'torch' | 'trl' | 'peft' | 'transformers' | 'datasets' | 'duckdb' | 'argilla' | 'label_studio_sdk',
): string | null {
  const found = spawnSync(PYTHON, ['-c', `import ${name}; print(${name}.__version__)`], { encoding: 'utf8' })
  return found.status === 0 ? found.stdout.trim() : null
}

export const askPyTorch = (): PeerAnswers =>
  askPython('peers.py', [...GRADIENT_CASES, TRAINING_CASE].map(asInput)) as PeerAnswers

export const askTrl = (): TrlAnswers => askPython('trl.py', TRL_CASES) as TrlAnswers

export interface PeftAnswers {
  peft: string
  /** Logits (T · V) with our adapter, with it off, and merged by PEFT. */
  on: number[]
  off: number[]
  merged: number[]
  /** An adapter that PEFT has written for the same model: its logits, and its files in base64. */
  theirs: { logits: number[]; files: Record<string, string> }
}

export async function askPeft(): Promise<PeftAnswers> {
  const folders = await writePeftCase()
  return askPython('peft.py', { ...folders, tokens: PEFT_TOKENS }) as PeftAnswers
}

/** What a script of this folder answers to a JSON value. @throws Error with its words when it fails */
export function askPython(name: string, cases: unknown): unknown {
  const folder = mkdtempSync(path.join(tmpdir(), 'laurel-reference-'))
  const [input, output] = ['in.json', 'out.json'].map((file) => path.join(folder, file))
  writeFileSync(input!, JSON.stringify(cases))
  // Copied away from here: a script called trl.py would hide the package of that name.
  const script = path.join(folder, `ask-${name}`)
  copyFileSync(path.join(import.meta.dirname, name), script)
  const { status, stderr } = spawnSync(PYTHON, [script, input!, output!], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`)
  return JSON.parse(readFileSync(output!, 'utf8'))
}
