/** Screens speak through `app/_i18n`: no English sentence stands in a component. */
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { parse, readSources } from './source-files'

/** Attributes that people read or hear. */
const SPOKEN = new Set([
  'alt',
  'aria-label',
  'caption',
  'confirmLabel',
  'description',
  'hint',
  'label',
  'placeholder',
  'title',
  'unit',
])

/** The same in every language: names, keys, addresses, licences. */
const NAMES = /\b(?:Laurel|Markdown|JSONL?|UTC|Esc|Tab|Ctrl|id)\b|https:\/\/|\/learn\/|laurel_|CC-BY-4\.0/g

const isSaid = (text: string) => /\p{L}{2,}/u.test(text.replace(NAMES, ''))

/** "line: words" of every text of a component that did not come from a room. */
function literals(file: string, text: string): string[] {
  const tree = parse(file, text)
  const found: string[] = []
  const note = (node: ts.Node, words: string) => {
    const { line } = tree.getLineAndCharacterOfPosition(node.getStart())
    found.push(`${file}:${line + 1}: ${words.trim().replace(/\s+/g, ' ')}`)
  }
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && isSaid(node.text)) note(node, node.text)
    if (ts.isJsxAttribute(node) && SPOKEN.has(node.name.getText()) && node.initializer)
      for (const words of stringsOf(node.initializer)) if (isSaid(words)) note(node, words)
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

/** The strings an attribute can be: `"a"`, `{'a'}`, `{isOpen ? 'a' : 'b'}`, `{`a ${b}`}`. */
function stringsOf(node: ts.Node): string[] {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [node.text]
  if (ts.isTemplateExpression(node))
    return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)]
  if (ts.isJsxExpression(node) && node.expression) return stringsOf(node.expression)
  if (ts.isConditionalExpression(node)) return [...stringsOf(node.whenTrue), ...stringsOf(node.whenFalse)]
  if (ts.isParenthesizedExpression(node)) return stringsOf(node.expression)
  return []
}

describe('the words of screens', () => {
  const screens = readSources().filter(({ file }) => file.startsWith('app/') && file.endsWith('.tsx'))

  it('come from app/_i18n', () => {
    expect(screens.flatMap(({ file, text }) => literals(file, text))).toEqual([])
  })

  it('are those of documents’ titles too: `titled` translates them, a constant does not', () => {
    const constant = screens.filter(({ text }) => /metadata\b[^=]*= \{[^}]*\b(title|description):/.test(text))
    expect(constant.map(({ file }) => file)).toEqual([])
  })

  it('are found in text, in attributes and in choices between them', () => {
    const file = 'app/example.tsx'
    expect(literals(file, '<p>Some words</p>')).toHaveLength(1)
    expect(literals(file, '<p title={isOpen ? "Close" : t("open")} />')).toHaveLength(1)
    expect(literals(file, '<p className="flex">{t("x")} · 3</p>')).toEqual([])
  })
})

describe('what pages show from the server', () => {
  it('asks for words as the server does: hooks are for client components, and only the build would say so', () => {
    const sources = new Map(
      readSources().map((source) => [source.file.replace(/\.tsx?$/, '').replace(/\/index$/, ''), source]),
    )
    const open = [...sources.keys()].filter((file) => /^app\/(.*\/)?(page|layout|not-found)$/.test(file))
    const seen = new Set(open)
    const found: string[] = []
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const source = sources.get(at)
      if (!source || source.isClient) continue
      if (/\buse(Translations|Formats|Formatter|Locale|Sentences|Meanings|Reports)\(/.test(source.text))
        found.push(source.file)
      for (const { target, isOwn, isRuntime } of source.imports) {
        if (!isOwn || !isRuntime || !target.startsWith('app/') || seen.has(target)) continue
        seen.add(target)
        open.push(target)
      }
    }
    expect(seen.size).toBeGreaterThan(100)
    expect(found).toEqual([])
  })
})
