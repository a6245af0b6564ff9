'use client'

/** The frame of every run form: kind switch, data, model, provider, settings, and the one button. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Play } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/app/_components/ui/button'
import { Card, CardHead } from '@/app/_components/ui/card'
import { Checkbox } from '@/app/_components/ui/checkbox'
import { Note } from '@/app/_components/ui/note'
import { PageHeader } from '@/app/_components/ui/page-header'
import { Segmented } from '@/app/_components/ui/segmented'
import type { runs } from '@/app/_i18n/en/runs'
import { type ApiOutput, useTRPC } from '@/app/_trpc/client'
import { POLICY_ALGORITHMS, type PolicyAlgorithm } from '@/ml/trainers/configs/policy-config'
import { EVALUATION } from '@/server/schemas/evaluation'
import type { MixPart, RunPriority } from '@/server/schemas/run'
import { type Overrides, settingsOf } from '../../_components/config-fields'
import { presetsOf } from '../../_components/presets'
import type { FormKind } from '../page'
import { AlgorithmCards } from './algorithm-cards'
import { AlsoFrom } from './also-from'
import { DataCounts } from './data-counts'
import { Estimate } from './estimate'
import { DEFAULT_MIX, MixFields } from './mix-fields'
import { ModelSelect } from './model-select'
import { MoreRewardModels } from './more-reward-models'
import { PriorityField } from './priority-field'
import { ProviderCards, type ProviderName } from './provider-cards'
import { type SampleChoice, SampleFields, sampleDefaults } from './sample-fields'
import { SeedField } from './seed-field'
import { StartsFrom } from './starts-from'
import type { Template } from './template'
import { TrainerSettings } from './trainer-settings'

export type RunForm = ApiOutput['runs']['form']

interface Props {
  projectId: string
  kind: FormKind
  form: RunForm
  modelId?: string
  rewardId?: string
  /** The run it begins as. */
  template: Template | null
}

const INITIAL_KINDS: Record<FormKind, readonly string[]> = {
  pretrain: ['base'],
  sft: ['base', 'sft', 'policy'],
  sample: ['sft', 'policy', 'base'],
  reward: ['sft', 'policy', 'base'],
  policy: ['sft', 'policy'],
}

/** Which frozen datasets a kind of run can be trained on. */
const SNAPSHOT_OF: Partial<Record<FormKind, string>> = { sft: 'demonstrations', reward: 'rankings' }

/** The version a person most likely means: the newest of the first kind that has any. */
function likelyModel(form: RunForm, kind: FormKind, asked: string | undefined): string | undefined {
  if (form.models.some(({ id }) => id === asked)) return asked
  if (kind === 'sample')
    return (
      form.models.find((model) => model.kind === 'policy' || model.kind === 'sft')?.id ?? form.models[0]?.id
    )
  for (const wanted of INITIAL_KINDS[kind]) {
    const model = form.models.find((one) => one.kind === wanted)
    if (model) return model.id
  }
}

export function NewRun({ projectId, kind, form, modelId, rewardId, template }: Props) {
  const t = useTranslations('runs')
  const tServers = useTranslations('servers')
  const trpc = useTRPC()
  const router = useRouter()
  const queries = useQueryClient()
  const [model, setModel] = useState(() => likelyModel(form, kind, modelId))
  const rewards = form.models.filter((one) => one.kind === 'reward')
  const [reward, setReward] = useState<string | undefined>(
    () => rewards.find(({ id }) => id === rewardId)?.id ?? rewards[0]?.id,
  )
  const [moreRewards, setMoreRewards] = useState<string[]>(template?.moreRewardIds ?? [])
  const [provider, setProvider] = useState<ProviderName>(
    () => form.providers.find(({ name }) => name === template?.provider)?.name ?? 'auto',
  )
  const [seed, setSeed] = useState('')
  const [includeSeeds, setIncludeSeeds] = useState(template?.includeSeeds ?? true)
  const [snapshotId, setSnapshotId] = useState<string | null>(template?.snapshotId ?? null)
  const [overrides, setOverrides] = useState<Overrides>(template?.overrides ?? {})
  const [algorithm, setAlgorithm] = useState<PolicyAlgorithm>(template?.algorithm ?? 'ppo')
  const [startsFrom, setStartsFrom] = useState(template?.startsFrom ?? 'nothing')
  const [mix, setMix] = useState<MixPart[]>(template?.mix ?? DEFAULT_MIX)
  const [evaluates, setEvaluates] = useState(template?.evaluates ?? true)
  const [priority, setPriority] = useState<RunPriority>('normal')
  const [sample, setSample] = useState<SampleChoice>(() => ({
    ...sampleDefaults(form),
    ...template?.sample,
  }))

  /** What was measured, and for which settings. */
  const [probe, setProbe] = useState<{ id: string; request: string } | null>(null)

  const onSuccess = async ({ id }: { id: string }, { isProbe }: { isProbe?: boolean }) => {
    if (isProbe) return
    router.push(`/p/${projectId}/runs/${id}`)
    await queries.invalidateQueries()
  }
  const startPretrain = useMutation(trpc.runs.startPretrain.mutationOptions({ onSuccess }))
  const startSft = useMutation(trpc.runs.startSft.mutationOptions({ onSuccess }))
  const startSample = useMutation(
    trpc.runs.startSample.mutationOptions({ onSuccess: (made) => onSuccess(made, {}) }),
  )
  const startReward = useMutation(trpc.runs.startReward.mutationOptions({ onSuccess }))
  const startPolicy = useMutation(trpc.runs.startPolicy.mutationOptions({ onSuccess }))
  const started = {
    pretrain: startPretrain,
    sft: startSft,
    sample: startSample,
    reward: startReward,
    policy: startPolicy,
  }[kind]

  /** What was asked last was a measurement. */
  const isMeasuring = (started.variables as { isProbe?: boolean } | undefined)?.isProbe === true

  const byRankings = kind === 'policy' && POLICY_ALGORITHMS[algorithm].learnsFrom === 'rankings'
  const snapshot = form.snapshots.find(
    ({ id, kind: held }) => id === snapshotId && held === SNAPSHOT_OF[kind],
  )
  const lack = whatIsMissing(form, kind, {
    model,
    reward,
    includeSeeds,
    byRankings,
    hasSnapshot: snapshot !== undefined,
    hasOthers: kind === 'sample' && sample.alsoFrom.length > 0,
    mix,
  })
  const missing = lack && t(`missing.${lack}`)
  const common = {
    projectId,
    modelVersionId: model ?? '',
    provider,
    priority,
    ...(seed.trim() !== '' && { seed: Number(seed) }),
  }
  const requests = {
    pretrain: { ...common, startsFrom, mix, overrides },
    sft: { ...common, includeSeeds, overrides, snapshotId: snapshot?.id },
    reward: { ...common, overrides, snapshotId: snapshot?.id },
    policy: {
      ...common,
      ...(byRankings
        ? {}
        : {
            rewardModelId: reward,
            moreRewardModelIds: moreRewards.filter(
              (id) => id !== reward && rewards.some((one) => one.id === id),
            ),
          }),
      algorithm,
      overrides,
      evaluates,
    },
  }
  const request = JSON.stringify(kind === 'sample' ? null : requests[kind])
  const measure = () => {
    if (missing) return
    const asked = { isProbe: true, priority: 'high' as const }
    const made = { onSuccess: ({ id }: { id: string }) => setProbe({ id, request }) }
    if (kind === 'pretrain') startPretrain.mutate({ ...requests.pretrain, ...asked }, made)
    if (kind === 'sft') startSft.mutate({ ...requests.sft, ...asked }, made)
    if (kind === 'reward') startReward.mutate({ ...requests.reward, ...asked }, made)
    if (kind === 'policy') startPolicy.mutate({ ...requests.policy, ...asked }, made)
  }
  const submit = () => {
    if (missing) return
    if (kind === 'pretrain') startPretrain.mutate(requests.pretrain)
    if (kind === 'sft') startSft.mutate(requests.sft)
    if (kind === 'reward') startReward.mutate(requests.reward)
    if (kind === 'policy') startPolicy.mutate(requests.policy)
    if (kind === 'sample') {
      const { split, taskType, count, onlyUnranked, settings, ...chosen } = sample
      startSample.mutate({
        ...common,
        modelVersionId: model,
        prompts: { split, taskType, count, onlyUnranked },
        ...chosen,
        settings,
      })
    }
  }

  return (
    <form
      method="post"
      className="flex max-w-[880px] flex-col gap-3.5"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <PageHeader
        title={t(`kinds.${kind}.title`)}
        description={t(`kinds.${kind}.description`)}
        crumbs={[{ label: t('title'), href: `/p/${projectId}/runs` }]}
      />
      {template && <Note title={t('beginsAs', { name: template.name })}>{t('templateHint')}</Note>}
      <Segmented
        label={t('kindOfRun')}
        value={kind}
        onValueChange={(next) => router.replace(`/p/${projectId}/runs/new?kind=${next}`)}
        className="self-start max-sm:w-full max-sm:overflow-x-auto"
        options={(['pretrain', 'sft', 'sample', 'reward', 'policy'] as const).map((value) => ({
          value,
          label: t(`acts.${value}`),
        }))}
      />
      {kind === 'policy' && (
        <AlgorithmCards
          value={algorithm}
          onChange={(next) => {
            setAlgorithm(next)
            setOverrides({})
          }}
        />
      )}
      <Card>
        <CardHead title={kind === 'sample' ? t('model') : t('startFrom')} />
        <div className="grid gap-3 sm:grid-cols-2">
          {kind === 'pretrain' && (
            <StartsFrom
              value={startsFrom}
              onChange={(next) => {
                setStartsFrom(next)
                setOverrides(presetsOf(kind, algorithm, next === 'weights')[0].overrides)
              }}
            />
          )}
          <ModelSelect
            label={t(`modelLabels.${modelLabel(kind, startsFrom)}`)}
            hint={byRankings ? t('heldClose') : t(`modelHints.${kind}`)}
            models={form.models.filter((one) => INITIAL_KINDS[kind].includes(one.kind))}
            value={model}
            none={kind === 'sample' && sample.alsoFrom.length > 0 ? tServers('onlyOthers') : undefined}
            onChange={setModel}
          />
          {kind === 'policy' && !byRankings && (
            <ModelSelect
              label={t('rewardModel')}
              hint={t('rewardModelHint')}
              models={rewards}
              value={reward}
              onChange={setReward}
            />
          )}
          {kind === 'policy' && !byRankings && rewards.length > 1 && (
            <MoreRewardModels
              models={rewards.filter(({ id }) => id !== reward)}
              value={moreRewards}
              onChange={setMoreRewards}
            />
          )}
        </div>
        {kind === 'sample' && (
          <div className="mt-3">
            <AlsoFrom
              form={form}
              chosenId={model}
              value={sample.alsoFrom}
              onChange={(alsoFrom) => setSample({ ...sample, alsoFrom })}
            />
          </div>
        )}
      </Card>
      {kind === 'sample' ? (
        <SampleFields form={form} hasOwn={model !== undefined} value={sample} onChange={setSample} />
      ) : (
        <>
          {kind === 'pretrain' ? (
            <MixFields
              projectId={projectId}
              texts={form.texts}
              mix={mix}
              tokens={Number(settingsOf({ kind, config: { overrides }, resolvedConfig: null }).tokens)}
              onChange={setMix}
            />
          ) : (
            <DataCounts
              projectId={projectId}
              kind={byRankings ? 'reward' : kind}
              form={form}
              includeSeeds={includeSeeds}
              onIncludeSeeds={setIncludeSeeds}
              snapshots={form.snapshots.filter((one) => one.kind === SNAPSHOT_OF[kind])}
              snapshot={snapshot ?? null}
              onSnapshot={setSnapshotId}
            />
          )}
          <TrainerSettings
            kind={kind}
            algorithm={algorithm}
            overrides={overrides}
            onChange={setOverrides}
            template={template}
            startsFrom={startsFrom}
          />
        </>
      )}
      <Card>
        <CardHead title={t('whereItRuns')} caption={t('whereHint')} />
        <ProviderCards providers={form.providers} value={provider} onChange={setProvider} />
        <div className="mt-3 grid gap-x-4 gap-y-3 sm:grid-cols-2">
          <SeedField value={seed} onChange={setSeed} />
          <PriorityField value={priority} onChange={setPriority} />
        </div>
        {kind === 'policy' && (
          <Checkbox
            className="mt-3"
            checked={evaluates}
            onCheckedChange={(checked) => setEvaluates(checked === true)}
            label={t('evaluate')}
            hint={t('evaluateHint', { count: EVALUATION.prompts })}
          />
        )}
      </Card>
      {started.error && !isMeasuring && (
        <Note tone="danger" title={t('couldNotStart')}>
          {started.error.message}
        </Note>
      )}
      <div className="flex flex-wrap items-center justify-end gap-3">
        {missing && <p className="min-w-0 flex-1 text-ink-2 text-ui">{missing}</p>}
        {kind !== 'sample' && !missing && (
          <Estimate
            projectId={projectId}
            probeId={probe?.request === request ? probe.id : null}
            isStarting={isMeasuring && started.isPending}
            error={isMeasuring ? started.error?.message : undefined}
            onMeasure={measure}
          />
        )}
        <Button
          type="submit"
          variant="primary"
          size="large"
          icon={Play}
          busy={!isMeasuring && (started.isPending || started.isSuccess) && t('startingRun')}
          disabledReason={missing}
        >
          {kind === 'sample' ? t('startSampling') : t('startTraining')}
        </Button>
      </div>
    </form>
  )
}

function modelLabel(kind: FormKind, startsFrom: 'nothing' | 'weights') {
  if (kind === 'policy') return 'policy'
  if (kind !== 'pretrain') return 'model'
  return startsFrom === 'weights' ? 'base' : 'tokenizer'
}

/** Why it cannot start yet; null when it can. */
function whatIsMissing(
  form: RunForm,
  kind: FormKind,
  chosen: {
    model?: string
    reward?: string
    includeSeeds: boolean
    byRankings: boolean
    hasSnapshot: boolean
    hasOthers: boolean
    mix: MixPart[]
  },
): keyof typeof runs.missing | null {
  if (kind === 'policy' && !chosen.byRankings && !chosen.reward) return 'reward'
  if (!chosen.model && !chosen.hasOthers) {
    return kind === 'policy' ? 'sft' : 'model'
  }
  if (chosen.hasSnapshot) return null
  if (kind === 'pretrain' && chosen.mix.some(({ share }) => !(share > 0))) return 'shares'
  if (kind === 'sft') {
    const { seeds, own } = form.demonstrations
    const total = own.train + (chosen.includeSeeds ? seeds.train : 0)
    if (total === 0) return 'demonstrations'
  }
  if ((kind === 'reward' || chosen.byRankings) && form.rankings.train === 0) {
    return 'rankings'
  }
  return null
}
