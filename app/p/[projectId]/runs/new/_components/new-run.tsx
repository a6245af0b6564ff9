'use client'

/** Starts a run: the form of its kind. */
import type { FormKind } from '@/server/schemas/run'
import { PolicyForm } from './policy-form'
import { PretrainForm } from './pretrain-form'
import { RewardForm } from './reward-form'
import type { RunFormProps } from './run-form'
import { SampleForm } from './sample-form'
import { SftForm } from './sft-form'

const FORMS = {
  pretrain: PretrainForm,
  sft: SftForm,
  sample: SampleForm,
  reward: RewardForm,
  policy: PolicyForm,
} satisfies Record<FormKind, React.ComponentType<RunFormProps>>

export function NewRun({ kind, ...props }: RunFormProps & { kind: FormKind }) {
  const Form = FORMS[kind]
  return <Form {...props} />
}
