/** What programs can do: the REST API, read from its OpenAPI document, to be tried with a key. For anybody: it holds no data. */
import Link from 'next/link'
import { PagePreferences } from '@/app/_components/account/page-preferences'
import { Card } from '@/app/_components/ui/card'
import { PageHeader } from '@/app/_components/ui/page-header'
import { titled, wordsOf } from '@/app/_i18n/server'
import { Words } from '@/app/_i18n/words-of-rooms'
import { openApiDocument } from '@/server/rest/openapi'
import { PROBLEMS } from '@/server/rest/problem'
import { apiWords, plain } from './_components/api-words'
import { KeyField, KeyProvider } from './_components/key-field'
import { OperationCard } from './_components/operation-card'
import { type ApiDocument, sectionsOf } from './_components/reference'

const DOCUMENT = '/api/v1/openapi.json'

export const generateMetadata = titled('developers', 'title')

export default async function DevelopersPage() {
  const [t, say] = await Promise.all([wordsOf('developers'), apiWords()])
  const title = (name: string) => {
    const said = say(name).replaceAll('-', ' ')
    return `${said[0].toUpperCase()}${said.slice(1)}`
  }
  const document = openApiDocument() as unknown as ApiDocument
  const sections = sectionsOf(document, t)
  return (
    <main className="mx-auto flex w-full max-w-[1120px] flex-col gap-5 px-7 py-6 max-sm:px-4">
      <PageHeader
        title={t('title')}
        description={t('about')}
        actions={<PagePreferences />}
        crumbs={[{ label: 'Laurel', href: '/' }]}
      />
      <Words rooms={['developers']}>
        <KeyProvider>
          <Card className="grid gap-4 p-5 lg:grid-cols-[1fr_20rem]">
            <div className="flex flex-col gap-2 text-ui">
              {document.info.description.split('\n\n').map((paragraph) => (
                <p key={paragraph}>{plain(say(paragraph))}</p>
              ))}
              <p>
                {t.rich('tools', {
                  link: () => (
                    <Link href={DOCUMENT} prefetch={false} className="text-accent-ink underline">
                      {DOCUMENT}
                    </Link>
                  ),
                })}
              </p>
              <p>{t('models')}</p>
            </div>
            <KeyField />
          </Card>
          <nav aria-label={t('resources')} className="flex flex-wrap gap-x-4 gap-y-1 text-ui">
            {sections.map(({ name }) => (
              <a key={name} href={`#${name}`} className="text-accent-ink underline max-sm:py-2">
                {title(name)}
              </a>
            ))}
            <a href="#problems" className="text-accent-ink underline max-sm:py-2">
              {t('problems')}
            </a>
          </nav>
          {sections.map(({ name, operations }) => (
            <section
              key={name}
              id={name}
              aria-label={title(name)}
              className="flex scroll-mt-4 flex-col gap-2"
            >
              <h2>{title(name)}</h2>
              {operations.map((operation) => (
                <OperationCard key={operation.id} operation={operation} />
              ))}
            </section>
          ))}
        </KeyProvider>
      </Words>
      <section id="problems" aria-label={t('problems')} className="flex scroll-mt-4 flex-col gap-2">
        <h2>{t('problems')}</h2>
        <p className="text-ink-2 text-ui">{t('problemsHint')}</p>
        <ul className="flex flex-col">
          {Object.entries(PROBLEMS).map(([kind, problem]) => (
            <li key={kind} id={`problem-${kind}`} className="border-b py-1.5 text-ui last:border-b-0">
              <code className="font-mono">{problem.status}</code> {say(problem.title)}
              <span className="text-ink-3"> · {kind}</span>
            </li>
          ))}
        </ul>
      </section>
    </main>
  )
}
