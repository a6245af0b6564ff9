/**
 * Waits for a child and keeps the last part of what it said.
 */
import { spawn } from 'node:child_process'

const KEPT_CHARS = 200_000

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<{ code: number, output: string }>} `code` is 1 when a signal ended it; `output` mixes both streams, as
 *   far as they are piped
 * @throws the error of a program that could not be started
 */
export function collectOutput(child) {
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => {
      output = (output + text).slice(-KEPT_CHARS)
    })
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

/**
 * Runs a program that no launcher looks after (tests).
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} options
 */
export function runUnattended(program, args, options) {
  return collectOutput(spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] }))
}
