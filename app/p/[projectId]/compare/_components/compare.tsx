'use client'

/** The compare page: what to ask whom, the answers as they arrive, votes. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Columns3, MessagesSquare, Play, Scale, SlidersHorizontal, Zap } from 'lucide-react'
import { usePathname, useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button, ButtonLink } from '@/app/_components/ui/button'
import { Card } from '@/app/_components/ui/card'
import { Checkbox } from '@/app/_components/ui/checkbox'
import { EmptyState } from '@/app/_components/ui/empty-state'
import { Field } from '@/app/_components/ui/field'
import { Textarea } from '@/app/_components/ui/input'
import { Note } from '@/app/_components/ui/note'
import { PageHeader } from '@/app/_components/ui/page-header'
import { Popover } from '@/app/_components/ui/popover'
import { useFormats } from '@/app/_i18n/use-formats'
import { type ApiOutput, useTRPC } from '@/app/_trpc/client'
import { DEFAULT_SAMPLING, type SamplingSettings } from '@/server/schemas/run'
import { SamplingFields } from '../../_components/sampling-fields'
import { AnswerColumns } from './answer-columns'
import { EarlierComparisons } from './earlier-comparisons'
import { ModelPicker } from './model-picker'
import { PrepareVotes } from './prepare-votes'
import { PromptPicker } from './prompt-picker'
import { WinRates } from './win-rates'

export type ComparedModels = ApiOutput['runs']['form']['models']
export type Comparison = ApiOutput['compare']['read']

const MOST_MODELS = 4
const REFRESH_MS = 700

export interface ChosenPrompt {
  /** Null for a text that is not a prompt of the project. */
  id: string | null
  text: string
}

export function Compare({
  projectId,
  models,
  askedModels,
  initial,
  initialPrompt,
  initialResults,
  earlier,
}: {
  projectId: string
  models: ComparedModels
  askedModels: string[]
  initial: Comparison | null
  initialPrompt: { id: string; text: string } | null
  initialResults: ApiOutput['arena']['results']
  earlier: ApiOutput['compare']['list']
}) {
  const t = useTranslations('compare')
  const common = useTranslations('common')
  const f = useFormats()
  const trpc = useTRPC()
  const router = useRouter()
  const pathname = usePathname()
  const queries = useQueryClient()
  const [groupId, setGroupId] = useState(initial?.groupId ?? null)
  const [prompt, setPrompt] = useState<ChosenPrompt>(
    initial
      ? { id: initial.prompt.id, text: initial.prompt.text }
      : (initialPrompt ?? { id: null, text: '' }),
  )
  const [chosen, setChosen] = useState<string[]>(() => startModels(models, askedModels, initial))
  const [settings, setSettings] = useState<SamplingSettings>(initial?.settings ?? DEFAULT_SAMPLING)
  const [isDiff, setIsDiff] = useState(false)
  const [isVoting, setIsVoting] = useState(false)

  const comparison = useQuery(
    trpc.compare.read.queryOptions(
      { projectId, groupId: groupId ?? '' },
      {
        enabled: groupId !== null,
        ...(initial && groupId === initial.groupId && { initialData: initial }),
        refetchInterval: (query) => (query.state.data?.isRunning === false ? false : REFRESH_MS),
      },
    ),
  )
  const start = useMutation(
    trpc.compare.start.mutationOptions({
      onSuccess: async (started) => {
        setGroupId(started.groupId)
        router.replace(`${pathname}?group=${started.groupId}`, { scroll: false })
        await queries.invalidateQueries(trpc.compare.list.queryFilter())
      },
    }),
  )
  const missing =
    chosen.length === 0 ? t('chooseModel') : prompt.text.trim() === '' ? t('choosePrompt') : null
  const isBusy = start.isPending || (groupId !== null && comparison.data?.isRunning === true)
  const ask = () => {
    if (missing) return
    start.mutate({
      projectId,
      modelVersionIds: chosen,
      prompt: prompt.id ? { promptId: prompt.id } : { text: prompt.text },
      settings,
    })
  }

  if (models.length === 0) {
    return (
      <>
        <PageHeader title={t('title')} />
        <Card>
          <EmptyState icon={Columns3} title={t('noModels')}>
            {t('noModelsHint')}
          </EmptyState>
        </Card>
      </>
    )
  }
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          <>
            <ButtonLink href={`/p/${projectId}/compare/live`} icon={Zap}>
              {t('live')}
            </ButtonLink>
            <ButtonLink href={`/p/${projectId}/compare/chat`} icon={MessagesSquare}>
              {t('chat')}
            </ButtonLink>
            <Button icon={Scale} onClick={() => setIsVoting(true)}>
              {t('prepareVotes')}
            </Button>
            <Popover
              label={t('samplingSettings')}
              align="end"
              className="w-[min(640px,calc(100vw-16px))]"
              trigger={
                <Button icon={SlidersHorizontal}>
                  {t('sampling', { temperature: f.exact(settings.temperature) })}
                  {settings.topP < 1 && `, top-p ${f.exact(settings.topP)}`}
                  {settings.topK > 0 && `, top-k ${settings.topK}`}
                </Button>
              }
            >
              <SamplingFields
                value={settings}
                onChange={(change) => setSettings((now) => ({ ...now, ...change }))}
              />
            </Popover>
          </>
        }
      />
      <Card>
        <form
          method="post"
          className="flex flex-col gap-3"
          onSubmit={(event) => {
            event.preventDefault()
            ask()
          }}
        >
          <Field label={t('prompt')} hint={prompt.id ? t('promptFromSet') : t('promptOwn')}>
            {(control) => (
              <Textarea
                {...control}
                rows={2}
                className="text-prompt leading-[27px] max-sm:text-[16px]"
                placeholder={t('promptPlaceholder')}
                value={prompt.text}
                onChange={(event) => setPrompt({ id: null, text: event.target.value })}
                onKeyDown={(event) => {
                  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) ask()
                }}
              />
            )}
          </Field>
          <div className="flex flex-wrap items-end gap-2.5">
            <ModelPicker models={models} chosen={chosen} most={MOST_MODELS} onChange={setChosen} />
            <div className="ml-auto flex flex-wrap items-center gap-2">
              <PromptPicker projectId={projectId} onChoose={setPrompt} />
              <Button
                type="submit"
                variant="primary"
                icon={Play}
                busy={isBusy && t('answering')}
                disabledReason={missing}
              >
                {t('ask')}
              </Button>
            </div>
          </div>
        </form>
      </Card>
      {start.error && (
        <Note tone="danger" title={t('couldNotStart')}>
          {start.error.message}
        </Note>
      )}
      {comparison.error && <Note tone="danger">{comparison.error.message}</Note>}
      {comparison.data && (
        <>
          <div className="flex flex-wrap items-center gap-3">
            <h2 className="min-w-0 flex-1 truncate text-ink-2">
              {common('quote', { text: comparison.data.prompt.text })}
            </h2>
            {comparison.data.columns.length > 1 && (
              <Checkbox
                checked={isDiff}
                onCheckedChange={(checked) => setIsDiff(checked === true)}
                label={t('showDifferences')}
              />
            )}
          </div>
          <AnswerColumns projectId={projectId} comparison={comparison.data} isDiff={isDiff} />
        </>
      )}
      <WinRates projectId={projectId} initial={initialResults} onPrepare={() => setIsVoting(true)} />
      <EarlierComparisons projectId={projectId} initial={earlier} currentId={groupId} />
      <PrepareVotes
        key={String(isVoting)}
        projectId={projectId}
        models={models}
        settings={settings}
        open={isVoting}
        onOpenChange={setIsVoting}
      />
    </>
  )
}

/** The asked-for models with their likely rivals: the base, the newest SFT, the newest policy. */
function startModels(models: ComparedModels, asked: string[], initial: Comparison | null): string[] {
  if (initial) return initial.columns.flatMap(({ model }) => model?.id ?? [])
  const newest = (['base', 'sft', 'policy'] as const).flatMap(
    (kind) => models.find((model) => model.kind === kind)?.id ?? [],
  )
  const known = asked.filter((id) => models.some((model) => model.id === id))
  return [...new Set([...newest, ...known])].slice(-MOST_MODELS)
}
