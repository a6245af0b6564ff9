/** The annotator's home: what waits, the project's guidelines, one's own numbers. No comparison with others. */
import { ListOrdered, type LucideIcon, PenLine, Scale } from 'lucide-react'
import { formatCount, plural } from '@/app/_components/format'
import { ButtonLink } from '@/app/_components/ui/button'
import { Card } from '@/app/_components/ui/card'
import { PageHeader } from '@/app/_components/ui/page-header'
import { Words } from '@/app/_i18n/words-of-rooms'
import type { ApiOutput } from '@/app/_trpc/client'
import { Guidelines } from '@/app/desk/[projectId]/_components/guidelines'

export function OwnQueue({
  project,
  queue,
}: {
  project: { id: string; name: string; description: string; guidelines: string }
  queue: ApiOutput['projects']['ownQueue']
}) {
  const desk = `/desk/${project.id}`
  const { waiting, done } = queue
  const work: {
    id: string
    icon: LucideIcon
    title: string
    text: string
    label: string
    isWaiting: boolean
  }[] = [
    {
      id: 'rank',
      icon: ListOrdered,
      title: waiting.rank > 0 ? `${plural(waiting.rank, 'prompt')} to rank` : 'Nothing to rank yet',
      text:
        waiting.rank > 0
          ? 'Put the answers to one prompt in order, best first. Equal answers share a rank.'
          : 'Rankings start when a model has written its answers.',
      label: 'Rank answers',
      isWaiting: waiting.rank > 0,
    },
    {
      id: 'vote',
      icon: Scale,
      title: waiting.vote > 0 ? `${plural(waiting.vote, 'pair')} to vote on` : 'Nothing to vote on yet',
      text:
        waiting.vote > 0
          ? 'Two answers to one prompt, names hidden. Say which is better.'
          : 'Votes start when there are two models to compare.',
      label: 'Vote',
      isWaiting: waiting.vote > 0,
    },
    {
      id: 'write',
      icon: PenLine,
      title: 'Write answers',
      text: 'Show the model how a good answer looks, to a given prompt or to one of your own.',
      label: 'Write an answer',
      isWaiting: true,
    },
  ]
  // What can be done stands before what cannot yet.
  work.sort((a, b) => Number(b.isWaiting) - Number(a.isWaiting))
  const first = work.find(({ isWaiting }) => isWaiting)
  return (
    <>
      <PageHeader title={project.name} description={project.description} />
      <div className="grid gap-3.5 lg:grid-cols-3">
        {work.map(({ id, icon: Icon, title, text, label, isWaiting }) => (
          <Card key={id} className="flex flex-col gap-2 p-5">
            <Icon aria-hidden className="size-5 text-ink-3" strokeWidth={1.75} />
            <h2 className="text-title">{title}</h2>
            <p className="text-ink-2">{text}</p>
            {isWaiting && (
              <div className="mt-auto pt-3">
                <ButtonLink
                  href={`${desk}/${id}`}
                  variant={first?.id === id ? 'primary' : 'default'}
                  size="large"
                >
                  {label}
                </ButtonLink>
              </div>
            )}
          </Card>
        ))}
      </div>
      <div className="grid gap-3.5 lg:grid-cols-[1.25fr_1fr]">
        {project.guidelines.trim() !== '' && (
          <Card className="p-5">
            <h2 className="mb-2">What makes an answer better</h2>
            <Words rooms={['common', 'desk', 'rank']}>
              <Guidelines text={project.guidelines} />
            </Words>
          </Card>
        )}
        <Card className="p-5">
          <h2 className="mb-2">Sent by you</h2>
          <dl className="grid grid-cols-3 divide-x">
            {[
              { label: 'answers', value: done.demonstrations },
              { label: 'rankings', value: done.rankings },
              { label: 'votes', value: done.votes },
            ].map(({ label, value }) => (
              <div key={label} className="flex flex-col-reverse px-4 first:pl-0">
                <dt className="text-ink-3 text-ui">{label}</dt>
                <dd className="font-semibold text-display tabular-nums">{formatCount(value)}</dd>
              </div>
            ))}
          </dl>
          {queue.drafts > 0 && (
            <p className="mt-3 text-caption text-ink-3">
              {plural(queue.drafts, 'draft')} kept for you; open the desk to go on.
            </p>
          )}
        </Card>
      </div>
    </>
  )
}
