#!/usr/bin/env node
/**
 * A schema engine for the official Prisma CLI that needs no download: the CLI starts it as it would start its native
 * binary (`PRISMA_SCHEMA_ENGINE_BINARY`), speaks line-delimited JSON-RPC over standard input and output, and every
 * method is answered by `@prisma/schema-engine-wasm` through `@prisma/adapter-pg`.
 *
 * Leaves out: other databases than PostgreSQL; Windows, where a script cannot be started as a program (there
 * `scripts/prisma.mjs` lets the CLI fetch its native engine).
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { createAdapterFactory } from './adapter.mjs'
import { parseEngineArguments } from './engine-arguments.mjs'
import { logEngineEvent } from './engine-log.mjs'
import { runOneShotCommand } from './one-shot.mjs'

const WASM_MODULE = '@prisma/schema-engine-wasm/schema_engine_bg'
/** JSON-RPC error code of the native engine for "look into data". */
const KNOWN_ERROR = 4466

const options = parseEngineArguments(process.argv.slice(2))
const databaseUrl = options.databaseUrl ?? process.env.DATABASE_URL

if (options.version) {
  console.log('schema-engine-cli wasm')
} else if (options.command) {
  process.exitCode = await runOneShotCommand(options.command, databaseUrl)
} else {
  serve()
}

/** Answers requests in order until standard input ends. */
function serve() {
  const input = createInterface({ input: process.stdin })
  /** @type {ReturnType<typeof startEngine> | undefined} */
  let engine
  let queue = Promise.resolve()
  input.on('line', (line) => {
    const request = parseRequest(line)
    if (!request) return
    queue = queue.then(async () => {
      engine ??= startEngine()
      await answer(await engine, request)
    })
  })
  input.on('close', () => queue.then(() => process.exit(0)))
}

/** @param {string} line */
function parseRequest(line) {
  try {
    const message = JSON.parse(line)
    return typeof message.method === 'string' ? message : undefined
  } catch {
    return undefined
  }
}

async function startEngine() {
  // The engine reports a Rust panic through this global before it traps.
  globalThis.PRISMA_WASM_PANIC_REGISTRY = {
    set_message: (message) => logEngineEvent('ERROR', message, { is_panic: true }),
  }
  const bindings = await import(WASM_MODULE)
  const folder = path.dirname(createRequire(import.meta.url).resolve(WASM_MODULE))
  const { instance } = await WebAssembly.instantiate(
    readFileSync(path.join(folder, 'schema_engine_bg.wasm')),
    { './schema_engine_bg.js': bindings },
  )
  bindings.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start?.()

  const factory = bindMigrationAwareSqlAdapterFactory(createAdapterFactory(databaseUrl))
  const datamodels = options.datamodels.map((file) => [file, readFileSync(file, 'utf8')])
  const engine = await bindings.SchemaEngine.new(
    { datamodels: datamodels.length ? datamodels : undefined },
    () => {},
    factory,
  )
  return { engine, factory }
}

/**
 * @param {Awaited<ReturnType<typeof startEngine>>} started
 * @param {{ id: unknown, method: string, params?: unknown }} request
 */
async function answer({ engine, factory }, request) {
  try {
    if (typeof engine[request.method] !== 'function') {
      throw new Error(`The offline schema engine has no method "${request.method}".`)
    }
    const result = await engine[request.method](request.params ?? {})
    // The native engine prints a diff through a notification; the WebAssembly one returns it.
    if (request.method === 'diff' && result?.stdout) {
      send({ method: 'print', params: { content: result.stdout }, id: `print-${request.id}` })
    }
    send({ id: request.id, result: result ?? null })
  } catch (error) {
    send({
      id: request.id,
      error: {
        code: KNOWN_ERROR,
        message: 'An error happened. Check the data field for details.',
        data: {
          is_panic: false,
          message: withCause(error, factory),
          meta: error.meta ?? null,
          error_code: error.code ?? null,
        },
      },
    })
  }
}

/** Replaces "External error id#N" by the adapter's error of that number. */
function withCause(error, factory) {
  const message = error.message ?? String(error)
  const id = /External error id#(\d+)/.exec(message)?.[1]
  const cause = id === undefined ? undefined : factory.errorRegistry.consumeError(Number(id))?.error
  if (!cause) return message
  const text = `Database error: ${cause.message || String(cause.code ?? cause)}`
  return message.replace(/(external connector error\s*)?External error id#\d+/i, text)
}

/** @param {Record<string, unknown>} message */
function send(message) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
}
