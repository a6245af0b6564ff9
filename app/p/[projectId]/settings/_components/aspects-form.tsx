'use client'

/** What annotators are asked to say of each answer: flags and ratings of the catalogue, and the project's own. */
import { useMutation } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/app/_components/ui/button'
import { Card, CardHead } from '@/app/_components/ui/card'
import { Note } from '@/app/_components/ui/note'
import { useToast } from '@/app/_components/ui/toast'
import { useSay } from '@/app/_i18n/use-say'
import { useTRPC } from '@/app/_trpc/client'
import { type Aspect, AspectChanges, type AspectKind } from '@/server/schemas/aspect'
import { issueMessage } from '@/server/schemas/shape-message'
import { AspectRow, type EditedAspect } from './aspect-row'

const KINDS = [
  { kind: 'flag', title: 'aspects.flags', hint: 'aspects.flagsHint', add: 'aspects.addFlag' },
  { kind: 'rating', title: 'aspects.ratings', hint: 'aspects.ratingsHint', add: 'aspects.addRating' },
] as const

export function AspectsForm({ projectId, aspects }: { projectId: string; aspects: readonly Aspect[] }) {
  const t = useTranslations('settings')
  const router = useRouter()
  const trpc = useTRPC()
  const toast = useToast()
  const say = useSay()
  const [edited, setEdited] = useState<EditedAspect[]>(() => editable(aspects))
  const [problem, setProblem] = useState<string | null>(null)
  const save = useMutation(
    trpc.annotation.saveAspects.mutationOptions({
      onSuccess: (saved) => {
        toast({ message: t('aspects.saved') })
        setEdited(editable(saved))
        router.refresh()
      },
      onError: ({ message }) => setProblem(message),
    }),
  )
  const change = (key: string, next: EditedAspect | null) => {
    setProblem(null)
    setEdited((all) => all.flatMap((one) => (one.key === key ? (next ?? []) : one)))
  }
  return (
    <Card className="max-w-[720px] p-5">
      <CardHead title={t('aspects.title')} />
      <p className="-mt-1 mb-3 text-ink-2 text-ui">{t('aspects.description')}</p>
      <form
        method="post"
        noValidate
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault()
          const parsed = AspectChanges.safeParse(edited)
          setProblem(parsed.success ? null : say(issueMessage(parsed.error.issues[0])))
          if (parsed.success) save.mutate({ projectId, aspects: parsed.data })
        }}
      >
        {KINDS.map(({ kind, title, hint, add }) => (
          <section key={kind} aria-label={t(title)} className="flex flex-col gap-2.5">
            <h3>{t(title)}</h3>
            <p className="-mt-2 text-caption text-ink-3">{t(hint)}</p>
            <ul className="flex flex-col gap-2.5">
              {edited
                .filter((one) => one.kind === kind)
                .map((aspect) => (
                  <AspectRow key={aspect.key} aspect={aspect} onChange={(next) => change(aspect.key, next)} />
                ))}
            </ul>
            <Button
              size="small"
              icon={Plus}
              className="self-start"
              onClick={() => setEdited((all) => [...all, blank(kind)])}
            >
              {t(add)}
            </Button>
          </section>
        ))}
        {problem && <Note tone="danger">{problem}</Note>}
        <div>
          <Button type="submit" busy={save.isPending && t('aspects.saving')}>
            {t('aspects.save')}
          </Button>
        </div>
      </form>
    </Card>
  )
}

const editable = (aspects: readonly Aspect[]): EditedAspect[] =>
  aspects.map((aspect) => ({ ...aspect, key: `${aspect.kind} ${aspect.code}` }))

const blank = (kind: AspectKind): EditedAspect => ({
  key: crypto.randomUUID(),
  kind,
  code: null,
  label: '',
  definition: '',
  points: kind === 'rating' ? 5 : null,
  isAsked: true,
  isNeeded: false,
})
