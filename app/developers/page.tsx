/** What programs can do: the REST API, read from its OpenAPI document, to be tried with a key. For anybody: it holds no data. */
import type { Metadata } from 'next'
import Link from 'next/link'
import { Card } from '@/app/_components/ui/card'
import { PageHeader } from '@/app/_components/ui/page-header'
import { openApiDocument } from '@/server/rest/openapi'
import { PROBLEMS } from '@/server/rest/problem'
import { KeyField, KeyProvider } from './_components/key-field'
import { OperationCard } from './_components/operation-card'
import { type ApiDocument, sectionsOf } from './_components/reference'

export const metadata: Metadata = { title: 'Developers' }

const title = (name: string) => `${name[0].toUpperCase()}${name.slice(1).replaceAll('-', ' ')}`

export default function DevelopersPage() {
  const document = openApiDocument() as unknown as ApiDocument
  const sections = sectionsOf(document)
  return (
    <main className="mx-auto flex w-full max-w-[1120px] flex-col gap-5 px-7 py-6 max-sm:px-4">
      <PageHeader
        title="Developers"
        description="What programs can do with a project, by HTTP. Every line here is read from the API itself."
        crumbs={[{ label: 'Laurel', href: '/' }]}
      />
      <KeyProvider>
        <Card className="grid gap-4 p-5 lg:grid-cols-[1fr_20rem]">
          <div className="flex flex-col gap-2 text-ui">
            {document.info.description.split('\n\n').map((paragraph) => (
              <p key={paragraph}>{paragraph.replaceAll('`', '')}</p>
            ))}
            <p>
              The same as a document for tools:{' '}
              <Link href="/api/v1/openapi.json" prefetch={false} className="text-accent-ink underline">
                /api/v1/openapi.json
              </Link>{' '}
              (OpenAPI 3.1).
            </p>
            <p>
              Model versions answer other tools with the same key: clients of OpenAI’s API at /v1 (models,
              chat/completions, completions), and OpenRLHF at /v1/get_reward, with the key in the address.
            </p>
          </div>
          <KeyField />
        </Card>
        <nav aria-label="Resources" className="flex flex-wrap gap-x-4 gap-y-1 text-ui">
          {sections.map(({ name }) => (
            <a key={name} href={`#${name}`} className="text-accent-ink underline max-sm:py-2">
              {title(name)}
            </a>
          ))}
          <a href="#problems" className="text-accent-ink underline max-sm:py-2">
            Problems
          </a>
        </nav>
        {sections.map(({ name, operations }) => (
          <section key={name} id={name} aria-label={title(name)} className="flex scroll-mt-4 flex-col gap-2">
            <h2>{title(name)}</h2>
            {operations.map((operation) => (
              <OperationCard key={operation.id} operation={operation} />
            ))}
          </section>
        ))}
      </KeyProvider>
      <section id="problems" aria-label="Problems" className="flex scroll-mt-4 flex-col gap-2">
        <h2>Problems</h2>
        <p className="text-ink-2 text-ui">
          A refusal is a problem document with type, title, status, detail and, when something in the request
          is wrong, errors that say where.
        </p>
        <ul className="flex flex-col">
          {Object.entries(PROBLEMS).map(([kind, problem]) => (
            <li key={kind} id={`problem-${kind}`} className="border-b py-1.5 text-ui last:border-b-0">
              <code className="font-mono">{problem.status}</code> {problem.title}
              <span className="text-ink-3"> · {kind}</span>
            </li>
          ))}
        </ul>
      </section>
    </main>
  )
}
