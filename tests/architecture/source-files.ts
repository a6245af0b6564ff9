/** Reads the tree's sources and the imports each file makes, telling run-time imports from `import type`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

export const ROOT = path.resolve(import.meta.dirname, '../..')

export interface ImportEdge {
  /** As written for packages; relative to the root for our own files, without extension. */
  target: string
  isOwn: boolean
  /** False for `import type` and for imports of types only. */
  isRuntime: boolean
}

export interface SourceFile {
  /** Relative to the root. */
  readonly file: string
  readonly text: string
  readonly isClient: boolean
  /** Found when first asked for: only then is the file parsed. */
  readonly imports: readonly ImportEdge[]
}

const FOLDERS = ['app', 'server', 'ml', 'prisma', 'scripts', 'tests']

let sources: readonly SourceFile[] | undefined

/**
 * Every TypeScript source of ours, generated code left out; those at the root too, which Next and the tools read. Read
 * once a process.
 */
export function readSources(): readonly SourceFile[] {
  sources ??= readAll()
  return sources
}

function readAll(): SourceFile[] {
  const inFolders = FOLDERS.filter((folder) => existsSync(path.join(ROOT, folder))).flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
      path.posix.join(folder, name.split(path.sep).join('/')),
    ),
  )
  return [...inFolders, ...readdirSync(ROOT)]
    .filter((file) => /\.(ts|tsx|mts|mjs)$/.test(file) && !file.startsWith('server/generated/'))
    .sort()
    .map(readSource)
}

function readSource(file: string): SourceFile {
  const text = readFileSync(path.join(ROOT, file), 'utf8')
  let imports: ImportEdge[] | undefined
  return {
    file,
    text,
    isClient: /^\s*(\/\*[\s\S]*?\*\/\s*)?['"]use client['"]/.test(text),
    get imports() {
      imports ??= importsOf(file, text)
      return imports
    },
  }
}

/** The syntax tree, without the comments’ tags, which take half of the time to read. */
export const parse = (file: string, text: string): ts.SourceFile =>
  ts.createSourceFile(
    file,
    text,
    { languageVersion: ts.ScriptTarget.ESNext, jsDocParsingMode: ts.JSDocParsingMode.ParseNone },
    true,
  )

function importsOf(file: string, text: string): ImportEdge[] {
  const imports: ImportEdge[] = []
  const add = (specifier: string, isRuntime: boolean) =>
    imports.push({ ...resolve(file, specifier), isRuntime })

  // Only `import()` stands deeper than at the top of a file.
  const isDeep = /\bimport\s*\(/.test(text)
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      add(node.moduleSpecifier.text, !isTypeOnly(node.importClause))
    } else if (
      ts.isExportDeclaration(node) &&
      node.moduleSpecifier &&
      ts.isStringLiteral(node.moduleSpecifier)
    ) {
      add(node.moduleSpecifier.text, !node.isTypeOnly)
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments
      if (argument && ts.isStringLiteral(argument)) add(argument.text, true)
    }
    if (isDeep) ts.forEachChild(node, visit)
  }
  for (const statement of parse(file, text).statements) visit(statement)
  return imports
}

function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false
  if (clause.isTypeOnly) return true
  const bindings = clause.namedBindings
  if (clause.name || !bindings || !ts.isNamedImports(bindings)) return false
  return bindings.elements.length > 0 && bindings.elements.every((element) => element.isTypeOnly)
}

function resolve(file: string, specifier: string): { target: string; isOwn: boolean } {
  if (specifier.startsWith('@/')) return { target: specifier.slice(2), isOwn: true }
  if (specifier.startsWith('.'))
    return { target: path.posix.join(path.posix.dirname(file), specifier), isOwn: true }
  return { target: specifier, isOwn: false }
}
