/** A link to the sign-in page cannot send people to another site. */
import { describe, expect, it } from 'vitest'
import { safePath } from '@/app/(auth)/_components/safe-path'

const SITE = 'http://127.0.0.1:3000'

describe('safePath', () => {
  it.each(['/', '/p/abc/runs', '/desk/abc/rank?task=1#a', '/p/a%20b', '/learn/ż'])('keeps %s', (path) => {
    expect(new URL(safePath(path), SITE).href).toBe(new URL(path, SITE).href)
  })

  const LEAVING = [
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/\r\n/evil.example',
    '\t//evil.example',
    ' //evil.example',
    '/\t\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    'evil.example',
    '/./\\/evil.example',
    '/..//evil.example',
    '/%09/../..//evil.example',
    '//evil.example:80@127.0.0.1',
    '///evil.example',
    '/\u0000/evil.example',
    '',
    undefined,
  ]
  it.each(LEAVING)('stays on the site for %j', (path) => {
    // Whoever takes the path parses it once more.
    const target = new URL(safePath(path), SITE)
    expect(target.origin).toBe(SITE)
    expect(safePath(path)).not.toMatch(/^\/[/\\]|[\t\r\n\0]/)
  })
})
