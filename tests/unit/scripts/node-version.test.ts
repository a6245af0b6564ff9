import { describe, expect, it } from 'vitest'
import { isSupportedNode, unsupportedNodeSentence } from '../../../scripts/lib/node-version.mjs'

describe('the Node version', () => {
  it.each(['20.19.0', '20.20.2', '22.1.0', '24.0.0', '26.3.1'])('%s is new enough', (version) => {
    expect(isSupportedNode(version)).toBe(true)
  })

  it.each(['12.22.0', '18.20.8', '20.18.3'])('%s is refused, in one sentence that names it', (version) => {
    expect(isSupportedNode(version)).toBe(false)
    expect(unsupportedNodeSentence(version)).toMatch(new RegExp(`^Laurel needs .*${version}.*\\.$`))
  })
})
