/** The RLHF loop in a minute: a policy of fourteen words learns in the browser. */
import { ButtonLink } from '@/app/_components/ui/button'
import { PageHeader } from '@/app/_components/ui/page-header'
import { titled, wordsOf } from '@/app/_i18n/server'
import { api, orNotFound } from '@/app/_trpc/server'
import { LiveLoop } from './_components/live-loop'
import { OwnLoop } from './_components/own-loop'

export const generateMetadata = titled('tiny', 'title')

export default async function LoopPage({ params }: { params: Promise<{ projectId: string }> }) {
  const { projectId } = await params
  const caller = await api()
  const { isMember } = await orNotFound(caller.anatomy.open({ projectId }))
  const loop = await orNotFound(caller.anatomy.loop({ projectId }))
  const t = await wordsOf('tiny')
  return (
    <>
      <PageHeader title={t('title')} description={t('about')} />
      <LiveLoop />
      <p className="max-w-[80ch] text-caption text-ink-3">{t('simplified')}</p>
      {loop && <OwnLoop loop={loop} />}
      {isMember && (
        <div>
          <ButtonLink href={`/p/${projectId}/runs/new?kind=policy`}>{t('real')}</ButtonLink>
        </div>
      )}
    </>
  )
}
