/**
 * Small file habits: write whole or not at all, keep secrets private, hash trees.
 */
import { createHash, randomBytes } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'

/**
 * Writes through a temporary neighbour, so that a reader sees the old text or the new one.
 * @param {string} file
 * @param {string} text
 * @param {number} [mode]
 */
export function writeAtomically(file, text, mode = 0o644) {
  mkdirSync(path.dirname(file), { recursive: true })
  const temporary = `${file}.${process.pid}.${randomBytes(4).toString('hex')}.tmp`
  try {
    writeFileSync(temporary, text, { mode })
    renameSync(temporary, file)
  } catch (error) {
    // On a full disk, half a file would take the last of the space.
    rmSync(temporary, { force: true })
    throw error
  }
}

/**
 * @param {string} file
 * @returns {unknown} its JSON, or undefined when there is none or it is broken
 */
export function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/**
 * A secret of this installation: made once, readable by its owner only.
 * @param {string} file
 * @returns {string} 43 characters, URL-safe
 */
export function readOrCreateSecret(file) {
  if (!existsSync(file)) writeAtomically(file, randomBytes(32).toString('base64url'), 0o600)
  return readFileSync(file, 'utf8').trim()
}

/**
 * One hash over names and contents of files and folders, in a fixed order.
 * @param {string} root
 * @param {string[]} entries relative to `root`; what does not exist counts as absent
 * @param {{ skip?: string[] }} [options] `skip`: folders left out, relative to `root`
 * @returns {string} SHA-256, hexadecimal
 */
export function hashTree(root, entries, { skip = [] } = {}) {
  const hash = createHash('sha256')
  const skipped = new Set(skip.map((entry) => path.join(root, entry)))
  const visit = (file) => {
    if (skipped.has(file) || !existsSync(file)) return
    if (statSync(file).isDirectory()) {
      for (const name of readdirSync(file).sort()) visit(path.join(file, name))
      return
    }
    const content = readFileSync(file)
    hash.update(`${path.relative(root, file).replaceAll('\\', '/')}\0${content.length}\0`).update(content)
  }
  for (const entry of [...entries].sort()) visit(path.join(root, entry))
  return hash.digest('hex')
}
