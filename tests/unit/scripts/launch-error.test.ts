import { describe, expect, it } from 'vitest'
import {
  explainDiskFull,
  explainForbidden,
  explainInstallFailure,
} from '../../../scripts/lib/launch-error.mjs'

describe('failures as sentences', () => {
  it('recognises a full disk by code and by other programs’ words', () => {
    const error = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
    expect(explainDiskFull(error, '/data')).toContain('/data')
    expect(explainDiskFull('FATAL: could not write: No space left on device', '/data')).toContain(
      'disk is full',
    )
    expect(explainDiskFull(new Error('something else'), '/data')).toBeUndefined()
  })

  it('tells a missing registry from a full disk, a broken lock and the rest', () => {
    expect(explainInstallFailure('npm error code ENOTFOUND', '/x')).toContain(
      'could not reach its package registry',
    )
    expect(explainInstallFailure('npm error code ENOSPC\nECONNRESET', '/x')).toContain('disk is full')
    expect(explainInstallFailure('npm error code EUSAGE', '/x')).toContain('do not agree')
    expect(explainInstallFailure('gyp ERR!', '/x')).toContain('npm says why above')
  })

  it('names the file that may not be touched', () => {
    const error = Object.assign(new Error('EACCES'), { code: 'EACCES', path: '/work/.data' })
    expect(explainForbidden(error)).toMatch(/^\/work\/\.data may not be touched/)
    expect(explainForbidden(new Error('EACCES'))).toBeUndefined()
  })
})
