/** Finds queries outside `tx` inside transactions, by following the names that a transaction's callback uses. */
import path from 'node:path'
import ts from 'typescript'
import { parse } from './source-files'

interface Source {
  file: string
  text: string
}

/** What one top-level declaration uses: names of the same file, or of an import. */
interface Declaration {
  file: string
  uses: Set<string>
}

/** A module's names: where an imported one comes from, and what each own one uses. */
interface Module {
  imports: Map<string, { file: string; name: string }>
  declarations: Map<string, Declaration>
  transactions: { line: number; uses: Set<string> }[]
}

const DB = { file: 'server/db', name: 'db' }

/**
 * @returns how many transactions there are, and "file:line → call → … → db" for each that reaches `db()`.
 * Left out: methods found only through an object's type (`this.#helper()` counts by its class's name).
 */
export function transactionLeaks(sources: readonly Source[]): { transactions: number; leaks: string[] } {
  const modules = new Map(sources.map(({ file, text }) => [withoutExtension(file), readModule(file, text)]))
  const known = new Map<string, string[] | null>()

  /** The calls from a name to `db`, itself first; null when it asks for no connection. */
  function wayToDb(file: string, name: string): string[] | null {
    const from = modules.get(file)?.imports.get(name)
    if (from) {
      if (from.file === DB.file && from.name === DB.name) return [name]
      const way = wayToDb(from.file, from.name)
      return way && [name, ...way.slice(1)]
    }
    const key = `${file}#${name}`
    const earlier = known.get(key)
    if (earlier !== undefined) return earlier
    known.set(key, null)
    for (const used of modules.get(file)?.declarations.get(name)?.uses ?? []) {
      const way = wayToDb(file, used)
      if (way) {
        known.set(key, [name, ...way])
        break
      }
    }
    return known.get(key) ?? null
  }

  let transactions = 0
  const leaks: string[] = []
  for (const [file, module] of modules)
    for (const { line, uses } of module.transactions) {
      transactions++
      for (const name of uses) {
        const way = wayToDb(file, name)
        if (way) leaks.push(`${file}.ts:${line} → ${way.join(' → ')}`)
      }
    }
  return { transactions, leaks }
}

const withoutExtension = (file: string) => file.replace(/\.(ts|tsx|mjs)$/, '').replace(/\/index$/, '')

function readModule(file: string, text: string): Module {
  const tree = parse(file, text)
  const module: Module = { imports: new Map(), declarations: new Map(), transactions: [] }
  for (const statement of tree.statements) {
    if (ts.isImportDeclaration(statement)) readImports(statement, file, module)
    else if (ts.isExportDeclaration(statement)) readReExports(statement, file, module)
    else if (ts.isVariableStatement(statement))
      for (const { name, initializer } of statement.declarationList.declarations) {
        if (ts.isIdentifier(name) && initializer)
          module.declarations.set(name.text, { file, uses: namesIn(initializer) })
      }
    else if ((ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) && statement.name)
      module.declarations.set(statement.name.text, { file, uses: namesIn(statement) })
  }
  const visit = (node: ts.Node): void => {
    const callback = transactionCallback(node)
    if (callback) {
      const line = tree.getLineAndCharacterOfPosition(node.getStart()).line + 1
      module.transactions.push({ line, uses: namesIn(callback) })
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return module
}

/** The first argument of `….$transaction(…)`, unless it is a list of queries, which hold one connection together. */
function transactionCallback(node: ts.Node): ts.Node | null {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return null
  if (node.expression.name.text !== '$transaction') return null
  const [argument] = node.arguments
  return argument && !ts.isArrayLiteralExpression(argument) ? argument : null
}

function readImports(statement: ts.ImportDeclaration, file: string, module: Module): void {
  const from = ownTarget(file, statement.moduleSpecifier)
  const bindings = statement.importClause?.namedBindings
  if (!from || statement.importClause?.isTypeOnly || !bindings || !ts.isNamedImports(bindings)) return
  for (const { name, propertyName, isTypeOnly } of bindings.elements)
    if (!isTypeOnly) module.imports.set(name.text, { file: from, name: (propertyName ?? name).text })
}

function readReExports(statement: ts.ExportDeclaration, file: string, module: Module): void {
  const from = statement.moduleSpecifier && ownTarget(file, statement.moduleSpecifier)
  if (!from || !statement.exportClause || !ts.isNamedExports(statement.exportClause)) return
  for (const { name, propertyName } of statement.exportClause.elements)
    module.imports.set(name.text, { file: from, name: (propertyName ?? name).text })
}

function ownTarget(file: string, specifier: ts.Expression): string | null {
  if (!ts.isStringLiteral(specifier)) return null
  if (specifier.text.startsWith('@/')) return withoutExtension(specifier.text.slice(2))
  if (!specifier.text.startsWith('.')) return null
  return withoutExtension(path.posix.join(path.posix.dirname(file), specifier.text))
}

/** Every identifier that stands for a value: called, passed on, or read. Names of properties and of types are none. */
function namesIn(root: ts.Node): Set<string> {
  const names = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node)) return
    if (ts.isIdentifier(node) && !isName(node)) names.add(node.text)
    ts.forEachChild(node, visit)
  }
  visit(root)
  return names
}

function isName(node: ts.Identifier): boolean {
  const { parent } = node
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isPropertyAssignment(parent) && parent.name === node) ||
    (ts.isMethodDeclaration(parent) && parent.name === node)
  )
}
