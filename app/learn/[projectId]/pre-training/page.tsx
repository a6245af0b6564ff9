/** What models are pre-trained on: Falcon-7B's table from the article beside the starter model's, and its loss curve. */
import { ButtonLink } from '@/app/_components/ui/button'
import { Card, CardHead } from '@/app/_components/ui/card'
import { PageHeader } from '@/app/_components/ui/page-header'
import { Table, Td, Th, Tr } from '@/app/_components/ui/table'
import { readFormats, titled, wordsOf } from '@/app/_i18n/server'
import { api, orNotFound } from '@/app/_trpc/server'
import { LossCurve } from './_components/loss-curve'

export const generateMetadata = titled('pretraining', 'title')

/** Almazrouei et al., the model card of Falcon-7B; tokens in billions. */
const FALCON = [
  { source: 'RefinedWeb-English', share: 0.79, billions: 1185, from: 'massive web crawl' },
  { source: 'Books', share: 0.07, billions: 110, from: '' },
  { source: 'Conversations', share: 0.06, billions: 85, from: 'Reddit, StackOverflow, HackerNews' },
  { source: 'Code', share: 0.03, billions: 45, from: '' },
  { source: 'RefinedWeb-French', share: 0.03, billions: 45, from: 'massive web crawl' },
  { source: 'Technical', share: 0.02, billions: 30, from: 'arXiv, PubMed, USPTO, etc.' },
]

const CONTEXTS = [
  { name: 'starter', tokens: 256 },
  { name: 'Falcon', tokens: 2048 },
  { name: 'GPT-3.5', tokens: 4096 },
  { name: 'Llama 2', tokens: 4096 },
]

export default async function PretrainingPage({ params }: { params: Promise<{ projectId: string }> }) {
  const { projectId } = await params
  const caller = await api()
  const [record, { isMember }] = await Promise.all([
    orNotFound(caller.anatomy.pretraining({ projectId })),
    orNotFound(caller.anatomy.open({ projectId })),
  ])
  const t = await wordsOf('pretraining')
  const f = await readFormats()
  return (
    <>
      <PageHeader title={t('title')} description={t('about')} />
      <div className="grid items-start gap-3.5 xl:grid-cols-2">
        <Card className="overflow-x-auto p-0">
          <CardHead title={t('falcon')} caption={t('falconCaption')} className="mb-0 px-4 pt-4 pb-2" />
          <Table label={t('falcon')}>
            <thead>
              <tr>
                <Th>{t('source')}</Th>
                <Th isNumber>{t('share')}</Th>
                <Th isNumber>{t('tokens')}</Th>
              </tr>
            </thead>
            <tbody>
              {FALCON.map(({ source, share, billions, from }) => (
                <Tr key={source}>
                  <Td className="h-11">
                    <span lang="en">{source}</span>
                    {from && (
                      <span lang="en" className="block text-caption text-ink-3">
                        {from}
                      </span>
                    )}
                  </Td>
                  <Td isNumber>
                    <Share value={share} label={f.share(share)} />
                  </Td>
                  <Td isNumber className="whitespace-nowrap">
                    {t('billions', { count: billions })}
                  </Td>
                </Tr>
              ))}
            </tbody>
          </Table>
        </Card>
        {record && (
          <Card className="overflow-x-auto p-0">
            <CardHead title={t('starter')} caption={t('starterCaption')} className="mb-0 px-4 pt-4 pb-2" />
            <Table label={t('starter')}>
              <thead>
                <tr>
                  <Th>{t('source')}</Th>
                  {record.stages.map(({ stage }, index) => (
                    <Th key={stage} isNumber>
                      {t('stage', { number: index + 1 })}
                    </Th>
                  ))}
                  <Th isNumber>{t('tokens')}</Th>
                </tr>
              </thead>
              <tbody>
                {record.mix.map(({ title, licence, tokens, shares }) => (
                  <Tr key={title}>
                    <Td className="h-11">
                      <span lang="en">{title}</span>
                      <span lang="en" className="block text-caption text-ink-3">
                        {licence}
                      </span>
                    </Td>
                    {record.stages.map(({ stage }, index) => (
                      <Td key={stage} isNumber>
                        <Share value={shares[index]} label={f.share(shares[index])} />
                      </Td>
                    ))}
                    <Td isNumber className="whitespace-nowrap">
                      {t('millions', { count: f.decimal(tokens / 1e6, 2) })}
                    </Td>
                  </Tr>
                ))}
              </tbody>
            </Table>
          </Card>
        )}
        {record?.loss && record.loss.heldOut.length > 0 && (
          <LossCurve loss={record.loss} secondStage={record.stages[0]?.steps ?? 0} />
        )}
        <Card className="p-0">
          <CardHead title={t('contexts')} caption={t('contextsCaption')} className="mb-0 px-4 pt-4 pb-2" />
          <Table label={t('contexts')}>
            <thead>
              <tr>
                <Th>{t('model')}</Th>
                <Th isNumber>{t('tokens')}</Th>
              </tr>
            </thead>
            <tbody>
              {CONTEXTS.map(({ name, tokens }) => (
                <Tr key={name}>
                  <Td className="h-9">{name === 'starter' ? t('starter') : name}</Td>
                  <Td isNumber className="h-9">
                    {f.count(tokens)}
                  </Td>
                </Tr>
              ))}
            </tbody>
          </Table>
        </Card>
      </div>
      {isMember && (
        <Card className="flex flex-wrap items-center gap-3">
          <p className="min-w-0 flex-1 basis-72 text-ui">
            <span className="block font-semibold">{t('own')}</span>
            <span className="text-ink-2">{t('ownHint')}</span>
          </p>
          <ButtonLink href={`/p/${projectId}/runs/new?kind=pretrain`}>{t('ownStart')}</ButtonLink>
        </Card>
      )}
      <p className="max-w-[80ch] text-caption text-ink-3">{t('simplified')}</p>
    </>
  )
}

function Share({ value, label }: { value: number; label: string }) {
  return (
    <span className="flex items-center justify-end gap-2">
      <span aria-hidden className="h-1.5 w-16 overflow-hidden rounded-[3px] bg-hover max-sm:hidden">
        <span className="block h-full rounded-[3px] bg-m-base" style={{ width: `${100 * value}%` }} />
      </span>
      <span className="w-9">{label}</span>
    </span>
  )
}
