/**
 * TCP ports on this machine.
 */
import { connect, createServer } from 'node:net'
import { LaunchError } from './launch-error.mjs'

const HOST = '127.0.0.1'

/** @returns {Promise<number>} a port that was free a moment ago */
export function findFreePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, HOST, () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

/**
 * @param {string | undefined} text the PORT variable
 * @param {number} fallback
 * @throws LaunchError when it is not a port
 */
export function parsePort(text, fallback) {
  if (text === undefined || text === '') return fallback
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new LaunchError(`PORT must be a number between 1 and 65535, not "${text}".`)
  }
  return port
}

/**
 * @param {number} port
 * @throws LaunchError when something listens there, or we may not
 */
export async function requireFreePort(port) {
  if ((await answers(port)) || (await listenError(port)) === 'EADDRINUSE') {
    throw new LaunchError(
      `Port ${port} is taken by another program: stop that one, or choose another port, e.g. \`PORT=${port + 1} npm start\`.`,
    )
  }
  if ((await listenError(port)) === 'EACCES') {
    throw new LaunchError(
      `Port ${port} is reserved on this machine: choose one above 1023, e.g. \`PORT=3000 npm start\`.`,
    )
  }
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function answers(port) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: HOST, timeout: 1_000 })
    const finish = (result) => {
      socket.destroy()
      resolve(result)
    }
    socket.once('connect', () => finish(true))
    socket.once('error', () => finish(false))
    socket.once('timeout', () => finish(false))
  })
}

/**
 * @param {number} port
 * @returns {Promise<string | undefined>} the error's code
 */
function listenError(port) {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error) => resolve(error.code))
    server.listen(port, HOST, () => server.close(() => resolve(undefined)))
  })
}
