/**
 * The schema engine's standard-error log: one JSON object a line. The CLI reads it from the *second* line on, so the
 * first line is left empty.
 */
import { writeSync } from 'node:fs'

let started = false

/**
 * @param {'INFO' | 'ERROR'} level
 * @param {string} message
 * @param {Record<string, unknown>} [fields] e.g. `{ error_code: 'P1001', is_panic: false }`
 */
export function logEngineEvent(level, message, fields = {}) {
  const line = JSON.stringify({
    timestamp: new Date().toISOString(),
    level,
    fields: { message, ...fields },
    target: 'schema_engine::logger',
  })
  writeSync(2, `${started ? '' : '\n'}${line}\n`)
  started = true
}
