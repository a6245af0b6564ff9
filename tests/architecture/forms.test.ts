/** A form that is sent before its script runs must not put what people wrote into the address. */
import { expect, it } from 'vitest'
import { readSources } from './source-files'

it('every form is sent by POST', () => {
  const forms = readSources()
    .filter(({ file }) => file.startsWith('app/') && file.endsWith('.tsx'))
    .flatMap(({ file, text }) => [...text.matchAll(/<form\b[^>]*/g)].map(([tag]) => ({ file, tag })))
  expect(forms.length).toBeGreaterThan(10)
  expect(forms.filter(({ tag }) => !tag.includes('method="post"')).map(({ file }) => file)).toEqual([])
})
