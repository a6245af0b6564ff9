/** One prompt, what people wrote to it and what models answered, and what was said against it. */
import { Columns3 } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { Stars } from '@/app/_components/charts/stars'
import { ButtonLink } from '@/app/_components/ui/button'
import { Card, CardHead } from '@/app/_components/ui/card'
import { ModelChip } from '@/app/_components/ui/model-chip'
import { PageHeader } from '@/app/_components/ui/page-header'
import { Tag } from '@/app/_components/ui/tag'
import { TimeAgo } from '@/app/_components/ui/time-ago'
import { wordsOf } from '@/app/_i18n/server'
import { api, orNotFound } from '@/app/_trpc/server'
import { reasonInWords } from '../_components/report-words'
import { WithdrawnNote } from '../_components/withdrawn-note'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await wordsOf('prompts'))('one.title') }
}

export default async function PromptPage({
  params,
}: {
  params: Promise<{ projectId: string; promptId: string }>
}) {
  const { projectId, promptId } = await params
  const [t, tDesk, common] = await Promise.all([wordsOf('prompts'), wordsOf('desk'), wordsOf('common')])
  const prompt = await orNotFound((await api()).prompts.get({ projectId, promptId }))
  return (
    <>
      <PageHeader
        title={t('one.title')}
        crumbs={[{ label: t('title'), href: `/p/${projectId}/prompts` }]}
        beside={
          <span className="flex flex-wrap gap-2">
            <Tag>{prompt.taskType}</Tag>
            <Tag tone="outline">{t(`splitNames.${prompt.split}`)}</Tag>
            {prompt.tags.map((tag) => (
              <Tag key={tag} tone="outline">
                {tag}
              </Tag>
            ))}
          </span>
        }
        actions={
          <ButtonLink href={`/p/${projectId}/compare?prompt=${prompt.id}`} icon={Columns3}>
            {t('one.ask')}
          </ButtonLink>
        }
      />
      <Card>
        <p className="max-w-[74ch] whitespace-pre-wrap text-prompt" lang={prompt.language} dir="auto">
          {prompt.text}
        </p>
        <p className="mt-2 text-caption text-ink-3">
          <Link className="underline" href={`/p/${projectId}/prompts/sets/${prompt.promptSet.id}`}>
            {prompt.promptSet.name}
          </Link>
          , <span className="font-mono">{prompt.key}</span>
          {(prompt.licence ?? prompt.promptSet.licence) &&
            `, ${t('one.licence', { licence: prompt.licence ?? prompt.promptSet.licence })}`}
          {prompt.split === 'test' && `. ${t('one.test')}`}
        </p>
      </Card>
      {prompt.withdrawnAt && <WithdrawnNote projectId={projectId} promptId={prompt.id} />}
      {prompt.reports.length > 0 && (
        <Card>
          <CardHead title={t('one.reports')} caption={String(prompt.reports.length)} />
          <ul className="flex flex-col divide-y">
            {prompt.reports.map((report) => (
              <li key={report.id} className="py-2 text-ui">
                <p className="flex flex-wrap items-center gap-x-2 text-caption text-ink-3">
                  <Tag tone={report.status === 'open' ? 'warn' : 'neutral'}>
                    {reasonInWords(tDesk, report.reason)}
                  </Tag>
                  {report.reporter.name} <TimeAgo date={report.createdAt} />,{' '}
                  {t(`one.closed.${report.status}`)}
                </p>
                {report.comment && (
                  <p className="mt-1 [overflow-wrap:anywhere]">{common('quote', { text: report.comment })}</p>
                )}
              </li>
            ))}
          </ul>
        </Card>
      )}
      <div className="grid items-start gap-3.5 lg:grid-cols-2">
        <Card>
          <CardHead title={t('one.written')} caption={String(prompt._count.demonstrations)} />
          <ul className="flex flex-col divide-y">
            {prompt.demonstrations.map((demonstration) => (
              <li key={demonstration.id} className="py-2.5">
                <p className="mb-0.5 text-caption text-ink-3">
                  {demonstration.author?.name ?? t(`one.by.${demonstration.origin}`)}
                </p>
                <p className="reading" lang={prompt.language}>
                  {demonstration.response}
                </p>
              </li>
            ))}
            {prompt.demonstrations.length === 0 && (
              <li className="text-ink-2 text-ui">{t('one.noneWritten')}</li>
            )}
          </ul>
        </Card>
        <Card>
          <CardHead title={t('one.answered')} caption={String(prompt._count.completions)} />
          <ul className="flex flex-col divide-y">
            {prompt.completions.map((completion) => (
              <li key={completion.id} className="py-2.5">
                <p className="mb-0.5 flex flex-wrap items-center gap-3">
                  {completion.modelVersion ? (
                    <ModelChip
                      kind={completion.modelVersion.kind}
                      version={completion.modelVersion.version}
                      isPlain
                    />
                  ) : (
                    <span className="text-caption text-ink-3">
                      {completion.sourceModel ?? t('one.by.imported')}
                    </span>
                  )}
                  {completion.stars && (
                    <Stars
                      mean={completion.stars.stars}
                      standardError={completion.stars.standardError}
                      count={completion.stars.rankings}
                    />
                  )}
                </p>
                <p className="reading" lang={prompt.language}>
                  {completion.text}
                </p>
              </li>
            ))}
            {prompt.completions.length === 0 && (
              <li className="text-ink-2 text-ui">{t('one.noneAnswered')}</li>
            )}
          </ul>
        </Card>
      </div>
    </>
  )
}
