/** The same question before and after fine-tuning, on this project's models; what the demonstrations are. */
import { NotebookPen } from 'lucide-react'
import { ButtonLink } from '@/app/_components/ui/button'
import { Card, CardHead } from '@/app/_components/ui/card'
import { EmptyState } from '@/app/_components/ui/empty-state'
import { PageHeader } from '@/app/_components/ui/page-header'
import { Table, Td, Th, Tr } from '@/app/_components/ui/table'
import { titled, wordsOf } from '@/app/_i18n/server'
import { api, orNotFound } from '@/app/_trpc/server'
import { BeforeAfter } from './_components/before-after'

export const generateMetadata = titled('tuning', 'title')

export default async function FineTuningPage({ params }: { params: Promise<{ projectId: string }> }) {
  const { projectId } = await params
  const caller = await api()
  const [{ models, isMember }, kinds] = await Promise.all([
    orNotFound(caller.anatomy.open({ projectId })),
    orNotFound(caller.anatomy.demonstrationKinds({ projectId })),
  ])
  const t = await wordsOf('tuning')
  const base = models.find(({ kind }) => kind === 'base')
  const tuned = models.filter(({ kind }) => kind === 'sft' || kind === 'policy')
  return (
    <>
      <PageHeader title={t('title')} description={t('about')} />
      {base && tuned.length > 0 ? (
        <BeforeAfter projectId={projectId} base={base} tuned={tuned} />
      ) : (
        <Card>
          <EmptyState
            icon={NotebookPen}
            title={t('none')}
            action={
              isMember && <ButtonLink href={`/p/${projectId}/runs/new?kind=sft`}>{t('start')}</ButtonLink>
            }
          >
            {t('noneHint')}
          </EmptyState>
        </Card>
      )}
      <Card className="overflow-x-auto p-0">
        <CardHead title={t('setTitle')} caption={t('setCaption')} className="mb-0 px-4 pt-4 pb-2" />
        {kinds.length === 0 ? (
          <p className="px-4 pb-4 text-ink-2 text-ui">{t('noDemonstrations')}</p>
        ) : (
          <Table label={t('setTitle')}>
            <thead>
              <tr>
                <Th>{t('kind')}</Th>
                <Th isNumber>{t('count')}</Th>
                <Th>{t('example')}</Th>
              </tr>
            </thead>
            <tbody>
              {kinds.map(({ taskType, count, instruction, response }) => (
                <Tr key={taskType}>
                  <Td className="whitespace-nowrap">{taskType}</Td>
                  <Td isNumber>{count}</Td>
                  <Td className="min-w-72 py-2">
                    <span lang="en" className="block text-ink-2">
                      {instruction}
                    </span>
                    <span lang="en" className="block">
                      {response}
                    </span>
                  </Td>
                </Tr>
              ))}
            </tbody>
          </Table>
        )}
      </Card>
      <p className="max-w-[80ch] text-caption text-ink-3">{t('simplified')}</p>
    </>
  )
}
