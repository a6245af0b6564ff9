/**
 * PostgreSQL's LISTEN, one connection a process, shared by every listener. After a lost connection it listens again and
 * calls everybody once, because notifications sent meanwhile are gone: a callback must re-read, not trust a payload.
 */
import pg from 'pg'
import { env } from '../env'
import { invariant } from '../errors'

type Callback = () => void

interface Listener {
  channels: Map<string, Set<Callback>>
  client: pg.Client | null
  connecting: Promise<pg.Client> | null
}

const RECONNECT_MS = 500

const holder = globalThis as typeof globalThis & { laurelListener?: Listener }
const listener = (): Listener =>
  (holder.laurelListener ??= { channels: new Map(), client: null, connecting: null })

/** The channel on which a run's news are announced. */
export const runChannel = (runId: string) => `run_${runId}`
/** The channel on which new questions to models are announced to workers. */
export const QUESTIONS_CHANNEL = 'questions'
/** The channel on which the answer to one question grows. */
export const questionChannel = (questionId: string) => `question_${questionId}`

/** Calls `onNotify` after each NOTIFY on `channel`, until the returned function is called. */
export async function listen(channel: string, onNotify: Callback): Promise<() => void> {
  invariant(/^[a-z0-9_]{1,63}$/.test(channel), `channel name ${channel}`)
  const state = listener()
  const callbacks = state.channels.get(channel) ?? new Set()
  callbacks.add(onNotify)
  state.channels.set(channel, callbacks)
  const client = await connected(state)
  await client.query(`listen "${channel}"`)
  return () => {
    callbacks.delete(onNotify)
    if (callbacks.size > 0) return
    state.channels.delete(channel)
    state.client?.query(`unlisten "${channel}"`).catch(() => state.client?.end())
  }
}

/** Closes the connection, for tests and orderly ends. */
export async function stopListening(): Promise<void> {
  const state = listener()
  state.channels.clear()
  await state.connecting
  const { client } = state
  state.client = null
  await client?.end()
}

function connected(state: Listener): Promise<pg.Client> {
  if (state.client) return Promise.resolve(state.client)
  state.connecting ??= connect(state).finally(() => {
    state.connecting = null
  })
  return state.connecting
}

async function connect(state: Listener): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: env().DATABASE_URL, keepAlive: true })
  client.on('notification', ({ channel }) => {
    for (const callback of [...(state.channels.get(channel) ?? [])]) callback()
  })
  client.on('error', () => undefined) // 'end' follows and reconnects
  client.on('end', () => {
    if (state.client !== client) return
    state.client = null
    reconnect(state)
  })
  await client.connect()
  for (const channel of state.channels.keys()) await client.query(`listen "${channel}"`)
  state.client = client
  return client
}

function reconnect(state: Listener): void {
  if (state.channels.size === 0) return
  connected(state).then(
    () => {
      for (const callbacks of state.channels.values()) for (const callback of [...callbacks]) callback()
    },
    () => setTimeout(() => reconnect(state), RECONNECT_MS),
  )
}
