/** What a form of a run is given, and what all of them send. */
import type { runs } from '@/app/_i18n/en/runs'
import type { ApiOutput } from '@/app/_trpc/client'
import type { RequestedProvider, RunPriority } from '@/server/schemas/run'
import type { Template } from './template'

export type RunForm = ApiOutput['runs']['form']

export interface RunFormProps {
  projectId: string
  form: RunForm
  /** The model and the reward model that the link to the form, or the template, names. */
  modelId?: string
  rewardId?: string
  /** The run it begins as. */
  template: Template | null
}

/** Why a run cannot start yet. */
export type Missing = keyof typeof runs.missing

/** What every run is sent with, chosen in the frame. */
export interface CommonChoice {
  projectId: string
  provider: RequestedProvider
  priority: RunPriority
  seed?: number
  /** Only measure a few steps. */
  isProbe?: boolean
}

/** The version a person most likely means: the one asked for, else the newest of the first kind that has any. */
export function likelyModel(
  { models }: Pick<RunForm, 'models'>,
  kinds: readonly string[],
  asked: string | undefined,
): string | undefined {
  if (models.some(({ id }) => id === asked)) return asked
  return kinds.map((kind) => models.find((model) => model.kind === kind)).find((model) => model)?.id
}
