/** Texts that models are pre-trained on: what there is, and where more comes in. */
import { titled } from '@/app/_i18n/server'
import { Words } from '@/app/_i18n/words-of-rooms'
import { api, orNotFound } from '@/app/_trpc/server'
import { Texts } from './_components/texts'

export const generateMetadata = titled('texts', 'title')

export default async function TextsPage({ params }: { params: Promise<{ projectId: string }> }) {
  const { projectId } = await params
  return (
    <Words rooms={['texts', 'shapes']}>
      <Texts projectId={projectId} initial={await orNotFound((await api()).texts.list({ projectId }))} />
    </Words>
  )
}
